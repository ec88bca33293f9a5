"""(To be written.)"""


def files(site):
    return iter(())
