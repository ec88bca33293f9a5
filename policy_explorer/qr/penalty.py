"""How hard a symbol is to read: the points that the standard gives, by which a mask is chosen. Pure."""

from __future__ import annotations

from .layout import Layout

RUN, BLOCK, FINDER, SHARE = 3, 3, 40, 10


def penalty(symbol: int, its: Layout) -> int:
    light = its.inside & ~symbol
    return runs(symbol, light, its.stride) + blocks(symbol, light, its.stride) + finders(symbol, light, its.stride) + share(symbol, its.size)


def runs(dark: int, light: int, stride: int) -> int:
    """Five and more of one colour in a row or a column: three points, and one for each more than five."""
    points = 0
    for modules in (dark, light):
        for step in (1, stride):
            pairs = modules & modules >> step
            fives = pairs & pairs >> 2 * step & modules >> 4 * step
            points += fives.bit_count() + (RUN - 1) * (fives & ~(fives >> step)).bit_count()
    return points


def blocks(dark: int, light: int, stride: int) -> int:
    """Two by two of one colour."""
    points = 0
    for modules in (dark, light):
        pairs = modules & modules >> 1
        points += BLOCK * (pairs & pairs >> stride).bit_count()
    return points


def finders(dark: int, light: int, stride: int) -> int:
    """What looks like the middle line of a finder pattern, with four light modules on a side; outside all is light."""
    points = 0
    for step in (1, stride):
        like = dark & light >> step & dark >> 2 * step & dark >> 3 * step & dark >> 4 * step & light >> 5 * step & dark >> 6 * step
        if like:
            before = dark << step | dark << 2 * step | dark << 3 * step | dark << 4 * step
            after = dark >> 7 * step | dark >> 8 * step | dark >> 9 * step | dark >> 10 * step
            points += FINDER * (like & ~(before & after)).bit_count()
    return points


def share(dark: int, size: int) -> int:
    """For each five hundredths that dark modules are more or fewer than half."""
    return SHARE * (abs(dark.bit_count() * 20 - size * size * 10) // (size * size))
