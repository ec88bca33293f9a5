"""What an editor may still do after a good build, printed on stderr."""

from __future__ import annotations

from collections.abc import Collection

from policy_explorer.cli.console import say

NO_ADDRESS = (
    "提示：离线版没有印在线网址和二维码，因为不知道网址。知道后用 --base-url 写明，或者写在 site.yaml 的 address。"
)


def advise(address: str | None, marks: Collection[tuple[str, int, str]]) -> None:
    """Say that the site has no address, if so, and how many review marks (path, line, reason) are left."""
    if address is None:
        say(NO_ADDRESS)
    count_marks(marks)


def count_marks(marks: Collection[tuple[str, int, str]]) -> None:
    """Say how many review marks are left, if any."""
    if marks:
        say(f"还有 {len(marks)} 处标着“待核对”（在 {len({path for path, _, _ in marks})} 个文件里）。")
