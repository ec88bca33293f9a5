"""The sizes of what a reader loads -> the table that a build prints. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from policy_explorer.cli.table import lines
from policy_explorer.editions.size import Size

HEAD = ("大小（网页、样式、脚本和数据按 gzip 压缩后计）", "实际", "上限")


def size_table(sizes: Iterable[Size]) -> str:
    """Return a line for each size, with its budget; mark those that exceed it."""
    sizes = tuple(sizes)
    shown = lines(
        [HEAD, *((size.label, amount(size.value, size.most), amount(size.most, size.most)) for size in sizes)]
    )
    marks = ["", *("  超出上限" if size.over else "" for size in sizes)]
    return "".join(f"{line}{mark}\n" for line, mark in zip(shown, marks, strict=True))


def amount(value: int, most: int) -> str:
    """Return a size in kilobytes (1000 bytes); where the budget is 0, what must not be there is counted instead."""
    return f"{value / 1000:.1f} KB" if most else str(value)
