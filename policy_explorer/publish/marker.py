"""The marker file of a folder that this program made. Only such a folder is ever replaced. Reads the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policy_explorer.errors import WrongUse

MARKER = ".policy-explorer"
OF_A_DISK = frozenset({"lost+found", "System Volume Information", "$RECYCLE.BIN"})
MARKER_TEXT = "本文件夹由 policy-explorer 生成，下次构建时整个替换。请不要在这里保存自己的文件。\n"


class ForeignFolder(WrongUse):
    """The destination holds files that we did not make."""

    def __str__(self) -> str:
        return f"不能生成到 {self.args[0]}：它不是空文件夹，也不是本程序生成的网站。"


def entries(out: Path) -> Iterator[Path]:
    """Yield what is in a folder, but for our helpers (`place`) and what the top of a disk has by itself."""
    for path in out.iterdir():
        if not (path.name.startswith(f"{MARKER}.") or path.name in OF_A_DISK):
            yield path


def has_marker(folder: Path) -> bool:
    """Return whether `folder` contains the marker."""
    return (folder / MARKER).is_file()


def require_own_or_empty(out: Path) -> None:
    """Raise ForeignFolder if `out` is not a folder, or if it has files but no marker."""
    if out.exists() and not (out.is_dir() and (has_marker(out) or not any(entries(out)))):
        raise ForeignFolder(out)
