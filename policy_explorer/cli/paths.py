"""Where a command may write, so that it endangers nobody's files. Looks at paths; writes nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path


class WrongUse(Exception):
    """The command cannot be meant so; the text says why."""


def require_apart(out: Path, kept: Iterable[Path]) -> None:
    """Refuse a folder that will be replaced whole where it holds, or lies in, one that is to stay."""
    for folder in kept:
        if overlap(resolved(out), resolved(folder)):
            raise WrongUse(f"不能生成到 {out}：它与 {folder} 重叠，会毁掉其中的文件。")


def require_outside(out: Path, kept: Iterable[Path]) -> None:
    for folder in kept:
        if resolved(out).is_relative_to(resolved(folder)):
            raise WrongUse(f"不能写到 {out}：它在 {folder} 里面。")


def resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError:  # how Python up to 3.12 tells of a link that leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


def overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)
