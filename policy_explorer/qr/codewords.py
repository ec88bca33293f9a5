"""Bytes -> the codewords of a QR code, error correction included. Pure.

The smallest version that holds the bytes at level M, and in it the highest level that still does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

LARGEST = 40
LEVELS = ("H", "Q", "M")  # the best first
# For each version, by level: codewords of error correction in a block, and how many blocks there are.
CORRECTION = {
    "M": "10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28",
    "Q": "13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30",
    "H": "17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30",
}
BLOCKS = {
    "M": "1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49",
    "Q": "1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68",
    "H": "1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81",
}
BYTES_FOLLOW = 0b0100
PADDING = 0xEC, 0x11
FIELD = 0x11D  # the polynomial of the field that error correction counts in


class TooLong(ValueError):
    """More bytes than any QR code holds."""


@dataclass(frozen=True, slots=True)
class Codewords:
    version: int
    level: str
    bits: str


@dataclass(frozen=True, slots=True)
class Division:
    """How the codewords of a version are divided at a level: the lengths of the blocks of data, and what corrects each."""

    data: tuple[int, ...]
    correction: int


def codewords(data: bytes) -> Codewords:
    version = next((version for version in range(1, LARGEST + 1) if fits(data, version, "M")), None)
    if version is None:
        raise TooLong(len(data))
    level = next(level for level in LEVELS if fits(data, version, level))
    its = division(version, level)
    whole = padded(data, version, sum(its.data))
    blocks, at = [], 0
    for length in its.data:
        blocks.append(whole[at : at + length])
        at += length
    interleaved = taken_in_turn(blocks) + taken_in_turn([correction(block, its.correction) for block in blocks])
    return Codewords(version, level, f"{int.from_bytes(interleaved):0{8 * len(interleaved)}b}")


def fits(data: bytes, version: int, level: str) -> bool:
    return 4 + count_bits(version) + 8 * len(data) <= 8 * sum(division(version, level).data)


def count_bits(version: int) -> int:
    return 8 if version < 10 else 16


@cache
def division(version: int, level: str) -> Division:
    correction, blocks = (int(table[level].split()[version - 1]) for table in (CORRECTION, BLOCKS))
    whole, longer = divmod(modules(version) // 8, blocks)
    return Division((whole - correction,) * (blocks - longer) + (whole - correction + 1,) * longer, correction)


def modules(version: int) -> int:
    """How many modules of a symbol are there for codewords."""
    alignments = version // 7 + 2 if version > 1 else 0
    taken = (25 * alignments - 10) * alignments - 55 if alignments else 0
    return (16 * version + 128) * version + 64 - taken - (36 if version >= 7 else 0)


def padded(data: bytes, version: int, length: int) -> bytes:
    """What says how many bytes follow, the bytes, the end, and what fills the rest."""
    count = count_bits(version)
    written = (BYTES_FOLLOW << count | len(data)) << 8 * len(data) | int.from_bytes(data)
    bits = 4 + count + 8 * len(data)
    end = min(4, 8 * length - bits)
    end += -(bits + end) % 8
    whole = (written << end).to_bytes((bits + end) // 8)
    return whole + bytes(PADDING[at % 2] for at in range(length - len(whole)))


def taken_in_turn(blocks: list[bytes]) -> bytes:
    longest = max(map(len, blocks))
    return bytes(block[at] for at in range(longest) for block in blocks if at < len(block))


def correction(block: bytes, length: int) -> bytes:
    """The remainder of the block, taken for a polynomial, by the generator of that degree."""
    multiples, top, most = generator_multiples(length), 8 * (length - 1), (1 << 8 * length) - 1
    rest = 0
    for byte in block:
        rest = (rest << 8 & most) ^ multiples[byte ^ rest >> top]
    return rest.to_bytes(length)


@cache
def generator_multiples(degree: int) -> tuple[int, ...]:
    """The generator, but for its highest term, times each element of the field."""
    generator, root = [1], 1
    for _ in range(degree):
        generator = [a ^ product(b, root) for a, b in zip([*generator, 0], [0, *generator], strict=True)]
        root = product(root, 2)
    powers = [int.from_bytes(bytes(product(term, 1 << bit) for term in generator[1:])) for bit in range(8)]
    multiples = [0]
    for factor in range(1, 256):  # each is an earlier one and a power of two
        multiples.append(multiples[factor & factor - 1] ^ powers[(factor & -factor).bit_length() - 1])
    return tuple(multiples)


def product(a: int, b: int) -> int:
    """Of two elements of the field."""
    result = 0
    while b:
        result ^= a if b & 1 else 0
        a <<= 1
        a ^= FIELD if a & 0x100 else 0
        b >>= 1
    return result
