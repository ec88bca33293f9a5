"""Where a command may write without endangering anyone's files. Looks at paths; writes nothing."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from policy_explorer.errors import WrongUse
from policy_explorer.resources import CACHE, PACKAGE, STATIC, TEMPLATES

SOURCES = (PACKAGE, TEMPLATES, STATIC)


def cache_folder(given: Path | None, no_cache: bool) -> Path | None:
    """Return the folder of the cache; None if there should be none."""
    return None if no_cache else given or CACHE


def require_cache_apart(cache: Path | None, content: Path, out: Path | None = None) -> None:
    """Raise WrongUse if the cache would lie among files of the content, of the program or of the site.

    It may lie in the content folder under a name that begins with a dot: no content does.
    """
    if cache is None:
        return
    place = Path(os.path.realpath(cache))  # whatever is wrong with it only costs time
    for folder in (content, *SOURCES, *([out] if out else ())):
        if place.is_relative_to(resolved(folder)):
            hidden = any(part.startswith(".") for part in place.relative_to(resolved(folder)).parts)
            if not (folder == content and hidden):
                raise WrongUse(f"不能把以前的结果存在 {cache}：它在 {folder} 里面。")


def require_apart(out: Path, folders: Iterable[Path]) -> None:
    """Raise WrongUse if `out`, which will be replaced, contains one of the folders or lies in it."""
    for folder in folders:
        if overlap(resolved(out), resolved(folder)):
            raise WrongUse(f"不能生成到 {out}：它与 {folder} 重叠，会毁掉其中的文件。")


def require_outside(out: Path, folders: Iterable[Path]) -> None:
    """Raise WrongUse if `out` lies in one of the folders."""
    for folder in folders:
        if resolved(out).is_relative_to(resolved(folder)):
            raise WrongUse(f"不能写到 {out}：它在 {folder} 里面。")


def resolved(path: Path) -> Path:
    """Return the absolute path without links. Raise OSError if a link leads to itself."""
    try:
        return path.resolve()
    except RuntimeError:  # Python up to 3.12
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None


def overlap(one: Path, other: Path) -> bool:
    """Return whether one of two absolute paths contains the other."""
    return one.is_relative_to(other) or other.is_relative_to(one)
