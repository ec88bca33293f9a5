"""Make bad content that git cannot store as files.

`recipe.yaml` of a case lists steps. Each maps a verb to the path that it spoils, and has the other parameters of the
verb. Content that a case makes unreadable is still readable for root, so `as_nobody` reads it as another user.
"""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

NOBODY = 65534
THROUGH = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH


def cook(recipe: Path, content: Path) -> None:
    """Carry out the steps of a recipe on a copy of the content."""
    for step in yaml.load(recipe.read_text("utf-8"), yaml.CSafeLoader) if recipe.exists() else ():
        verb = next(iter(step))
        STEPS[verb](
            content / step[verb], **{key.replace("-", "_"): value for key, value in step.items() if key != verb}
        )


def encode(file: Path, into: str) -> None:
    file.write_bytes(file.read_text("utf-8").encode(into))


def end_lines(file: Path, with_: str) -> None:
    file.write_bytes(file.read_bytes().replace(b"\n", with_.encode()))


def fill(file: Path, text: str, times: int) -> None:
    """Write `text` `times` times. `{n}` in it is replaced by a count."""
    file.write_text("".join(text.replace("{n}", str(n)) for n in range(times)), "utf-8")


def junk(file: Path, megabytes: int) -> None:
    """Write a sparse file of meaningless bytes."""
    with file.open("wb") as opened:
        opened.write(bytes(range(256)))
        opened.truncate(megabytes * 1_000_000)


def link(file: Path, to: str) -> None:
    file.unlink(missing_ok=True)
    file.symlink_to(to)


def pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def forbid(path: Path) -> None:
    path.chmod(0)


STEPS: dict[str, Callable[..., None]] = {
    "encode": encode,
    "end-lines": end_lines,
    "fill": fill,
    "junk": junk,
    "link": link,
    "pipe": pipe,
    "forbid": forbid,
}


@contextmanager
def as_nobody(content: Path) -> Iterator[None]:
    """Read as a user whom permissions stop. They do not stop root, as which tests in a container run."""
    if os.geteuid():
        yield
        return
    for path in (content, *content.rglob("*")):
        os.chown(path, NOBODY, -1, follow_symlinks=False)
    for folder in content.parents:
        folder.chmod(folder.stat().st_mode | THROUGH)
    codecs.lookup(
        "ascii"
    )  # asked for by filelock: nobody may not read a Python in root's home, and a failed lookup is remembered
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
