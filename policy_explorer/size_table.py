"""Sizes -> the table that the build prints. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from .sizes import Size

HEAD = ("大小（网页、样式、脚本和数据按 gzip 压缩后计）", "实际", "上限")


def size_table(sizes: Iterable[Size]) -> str:
    rows = [HEAD, *([size.label, amount(size.value, size.most), amount(size.most, size.most)] for size in sizes)]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{line}\n" for line in lines(rows, widths, sizes))


def lines(rows: list, widths: list[int], sizes: Iterable[Size]) -> Iterator[str]:
    marks = ["", *("  超出上限" if size.over else "" for size in sizes)]
    for (label, *figures), mark in zip(rows, marks, strict=True):
        shown = [" " * (room - width(figure)) + figure for figure, room in zip(figures, widths[1:], strict=True)]
        yield "  ".join([label + " " * (widths[0] - width(label)), *shown]) + mark


def amount(value: int, most: int) -> str:
    """In kilobytes of 1000; what there must be none of is counted."""
    return f"{value / 1000:.1f} KB" if most else str(value)


def width(text: str) -> int:
    """In columns of a terminal, in which a Han character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
