"""What `verify` found -> text, a line for each difference and one in sum. Pure."""

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
}


def as_text(path: Path, found: Verified) -> str:
    return "".join(f"{line}\n" for line in lines(path, found))


def lines(path: Path, found: Verified) -> Iterator[str]:
    yield from map(line, found.differences)
    if found.differences:
        listed = f"（应有 {found.count} 个文件）" if found.count else ""
        yield f"有 {len(found.differences)} 处不符：{one_line(str(path))}{listed}"
    else:
        yield f"完好：{one_line(str(path))}，{found.count} 个文件"


def line(found: Difference) -> str:
    return f"{LABELS[found.kind]} {one_line(found.path)}{f'：{found.reason}' if found.reason else ''}"


def one_line(text: str) -> str:
    """Names come from an archive that anyone may have made: none may end a line or steer a terminal."""
    return escaped(" ".join(text.splitlines())) or "（没有名字）"
