"""(To be written.)"""


def files(site, base_url=None):
    return iter(())
