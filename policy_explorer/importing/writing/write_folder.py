"""Writes a draft into the content folder: all of it or nothing, and replaces no file.

The files are written into a hidden folder first, which `load` ignores, and then renamed.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from policy_explorer.publish.install import created_folder

STAGE = ".import.new"


def write_folder(files: Mapping[str, str], id: str, content: Path) -> None:
    """Write `files`, texts by path, into the folder `content`. `id` is that of the drafted document.

    Raise FileExistsError where one of them, or the document's folder, exists.
    """
    document = f"documents/{id}"
    targets = [document, *(path for path in files if not path.startswith(f"{document}/"))]
    for path in targets:
        require_absent(content / path)
    with created_folder(content), ExitStack() as undoing:
        stage = content / STAGE
        shutil.rmtree(stage, ignore_errors=True)
        undoing.callback(shutil.rmtree, stage, ignore_errors=True)
        for path, text in files.items():
            (stage / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / path).write_bytes(text.encode("utf-8"))
        move_in(stage, content, targets)


def write_new_file(target: Path, text: str) -> None:
    """Write `text` to the file `target` and make its folder; raise FileExistsError where there is one."""
    require_absent(target)
    stage = target.parent / f".{target.name}.new"
    with created_folder(target.parent), ExitStack() as undoing:
        undoing.callback(stage.unlink, missing_ok=True)
        stage.write_bytes(text.encode("utf-8"))
        require_absent(target)
        stage.rename(target)


def move_in(stage: Path, content: Path, paths: list[str]) -> None:
    """Rename `paths` from the folder `stage` into `content`; where one fails, rename the others back."""
    with ExitStack() as undoing:
        for path in paths:
            target = content / path
            if not target.parent.exists():
                target.parent.mkdir()
                undoing.callback(remove_folder, target.parent)
            require_absent(target)
            (stage / path).rename(target)
            undoing.callback(target.rename, stage / path)
        undoing.pop_all()


def require_absent(target: Path) -> None:
    """Raise FileExistsError where `target` exists, if only as a broken symbolic link."""
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))


def remove_folder(folder: Path) -> None:
    """Remove `folder` if it is empty."""
    with suppress(OSError):
        folder.rmdir()
