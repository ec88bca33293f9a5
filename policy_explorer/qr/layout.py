"""A version of QR codes -> where its modules lie. Pure.

A symbol is an integer: a bit a module, row by row, the highest bit for the upper left corner. Behind each row are some
light modules more, as there are around a symbol, so that a shift by less than that never brings one row into another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

MARGIN = 4
TIMING = 6  # the row and the column
LEVEL_BITS = {"M": 0, "H": 2, "Q": 3}
FORMAT_CODE, FORMAT_MASK, VERSION_CODE = 0x537, 0x5412, 0x1F25
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, column: row % 2 == 0,
    lambda row, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)

Place = tuple[int, int]  # row and column


@dataclass(frozen=True, slots=True)
class Layout:
    """`fixed` are the dark modules that every symbol of the version has; `pick` puts bits into their places."""

    size: int
    stride: int
    inside: int
    fixed: int
    masks: tuple[int, ...]
    pick: Callable[[str], tuple[str, ...]]
    formats: dict[tuple[str, int], int]

    def placed(self, bits: str) -> int:
        return int("".join(self.pick(bits + "0")), 2) | self.fixed

    def format(self, level: str, mask: int) -> int:
        return self.formats[level, mask]

    def rows(self, symbol: int) -> list[str]:
        bits = f"{symbol:0{self.size * self.stride}b}"
        return [bits[at : at + self.size] for at in range(0, len(bits), self.stride)]


@cache
def layout(version: int) -> Layout:
    size = 4 * version + 17
    stride = size + MARGIN

    def symbol(dark: Iterable[Place]) -> int:
        modules = bytearray(b"0" * size * stride)
        for row, column in dark:
            modules[row * stride + column] = ord("1")
        return int(modules, 2)

    patterns = dict(fixed_modules(version, size))
    kept = {*patterns, *(place for copy in format_places(size) for place in copy)}
    free = [place for place in zigzag(size) if place not in kept]
    order = {place: at for at, place in enumerate(free)}
    last = len(free) // 8 * 8  # behind the codewords stands what `placed` adds: a light module, for all that is none of theirs
    pick = itemgetter(*(min(order.get((row, column), last), last) for row in range(size) for column in range(stride)))
    return Layout(
        size=size,
        stride=stride,
        inside=symbol((row, column) for row in range(size) for column in range(size)),
        fixed=symbol(place for place, dark in patterns.items() if dark),
        masks=tuple(symbol(place for place in free if mask(*place)) for mask in MASKS),
        pick=pick,
        formats={(level, mask): symbol(format_dark(size, level, mask)) for level in LEVEL_BITS for mask in range(len(MASKS))},
    )


def fixed_modules(version: int, size: int) -> Iterator[tuple[Place, bool]]:
    """Every module that no codeword and no format decides about, and whether it is dark; what comes later holds."""
    for at in range(size):
        yield (TIMING, at), at % 2 == 0
        yield (at, TIMING), at % 2 == 0
    for row, column in alignments(version, size):
        yield from square(row, column, 2, lambda distance: distance != 1, size)
    for row, column in ((3, 3), (3, size - 4), (size - 4, 3)):
        yield from square(row, column, 4, lambda distance: distance not in (2, 4), size)
    yield (size - 8, 8), True
    if version >= 7:
        for at, bit in enumerate(reversed(f"{with_check(version, VERSION_CODE, 12):018b}")):
            row, column = at // 3, size - 11 + at % 3
            yield (row, column), bit == "1"
            yield (column, row), bit == "1"


def square(row: int, column: int, reach: int, dark: Callable[[int], bool], size: int) -> Iterator[tuple[Place, bool]]:
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            if 0 <= row + down < size and 0 <= column + right < size:
                yield (row + down, column + right), dark(max(abs(down), abs(right)))


def alignments(version: int, size: int) -> Iterator[Place]:
    """The middles of the alignment patterns: a grid without the corners that the large patterns take."""
    if version == 1:
        return
    count = version // 7 + 2
    step = 26 if version == 32 else (version * 4 + count * 2 + 1) // (count * 2 - 2) * 2
    lines = [TIMING, *(size - 7 - at * step for at in reversed(range(count - 1)))]
    taken = {(lines[0], lines[0]), (lines[0], lines[-1]), (lines[-1], lines[0])}
    yield from ((row, column) for row in lines for column in lines if (row, column) not in taken)


def format_places(size: int) -> tuple[list[Place], list[Place]]:
    """Where the fifteen bits of the format stand, the lowest first: around the upper left pattern, and at the two others."""
    column = [(row, 8) for row in (0, 1, 2, 3, 4, 5, 7, 8)]
    row = [(8, column) for column in (7, 5, 4, 3, 2, 1, 0)]
    return column + row, [(8, size - 1 - at) for at in range(8)] + [(size - 7 + at, 8) for at in range(7)]


def format_dark(size: int, level: str, mask: int) -> Iterator[Place]:
    bits = with_check(LEVEL_BITS[level] << 3 | mask, FORMAT_CODE, 10) ^ FORMAT_MASK
    return (place for copy in format_places(size) for at, place in enumerate(copy) if bits >> at & 1)


def with_check(value: int, code: int, length: int) -> int:
    """The value, and behind it the remainder by which errors in it are found."""
    rest = value << length
    while rest.bit_length() > length:
        rest ^= code << rest.bit_length() - length - 1
    return value << length | rest


def zigzag(size: int) -> Iterator[Place]:
    """All places in the order in which codewords take them: two columns at a time, from the right, up and down in turn."""
    up = True
    for right in range(size - 1, 0, -2):
        column = right - 1 if right <= TIMING else right
        for row in reversed(range(size)) if up else range(size):
            yield from ((row, column), (row, column - 1))
        up = not up
