"""Write the result of `verify` as text: a line for each difference, and one that sums up. No effects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policy_explorer.editions.verify import Difference, Verified
from policy_explorer.text.invisible import escaped

LABELS = {
    "changed": "已改变",
    "missing": "缺少",
    "added": "多出",
    "repeated": "重复",
    "mismatched": "校验值不符",
    "unreadable": "读不出",
    "unsafe": "危险",
}


def as_text(path: Path, result: Verified) -> str:
    return "".join(f"{line}\n" for line in lines(path, result))


def lines(path: Path, result: Verified) -> Iterator[str]:
    yield from map(line, result.differences)
    if result.differences:
        listed = f"（应有 {result.count} 个文件）" if result.count else ""
        yield f"有 {len(result.differences)} 处不符：{one_line(str(path))}{listed}"
    else:
        yield f"完好：{one_line(str(path))}，{result.count} 个文件"


def line(difference: Difference) -> str:
    reason = f"：{difference.reason}" if difference.reason else ""
    return f"{LABELS[difference.kind]} {one_line(difference.path)}{reason}"


def one_line(text: str) -> str:
    """Escape a name from an archive that anyone may have made: it must not end a line or control a terminal."""
    return escaped(" ".join(text.splitlines())) or "（没有名字）"
