"""(To be written.)"""


def files():
    return iter(())
