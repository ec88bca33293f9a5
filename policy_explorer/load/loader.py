"""Content folder -> Sources: every file's values and every problem of reading them. Reads the disk.

Nothing is raised for what an editor did: a missing, stray, unreadable or badly written file is a
problem that travels with the sources, so that `validate` reports it together with all others.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from policy_explorer.collector import collector_paused
from policy_explorer.load.discovery import TEXT_FILE, placeless, survey, why
from policy_explorer.load.encoding import decode
from policy_explorer.load.problem import Problem
from policy_explorer.load.yaml_parser import read_yaml
from policy_explorer.text.invisible import described, invisible

LARGEST = 1_000_000
LARGEST_NOTICE = 20_000_000


class Sources(Struct, frozen=True):
    """Values and texts by path. A file that could not be read is in neither; `problems` says why."""

    root: Path
    yaml: Mapping[str, Any]
    text: Mapping[str, str]
    yaml_text: Mapping[str, str]  # as written, for finding the line and column of a value
    unreadable: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class FileReading(Struct, frozen=True):
    """What one file holds: `text` if it is a text; of a YAML file what is `written` and, where `readable`, its value."""

    problems: tuple[Problem, ...]
    text: str | None = None
    written: str | None = None
    value: Any = None
    readable: bool = False


@collector_paused()
def load(content: Path) -> Sources:
    """Read the whole content folder."""
    root = content.resolve()
    found = survey(root)
    return gathered(content, ((path, read(root, path)) for path in found.files), found.problems)


def gathered(content: Path, readings: Iterable[tuple[str, FileReading]], problems: Iterable[Problem] = ()) -> Sources:
    """What files say, put together; `problems` are those found besides."""
    values: dict[str, Any] = {}
    texts: dict[str, str] = {}
    written: dict[str, str] = {}
    unreadable: list[str] = []
    told = [*problems]
    for path, reading in readings:
        told += reading.problems
        if reading.text is not None:
            texts[path] = reading.text
        if reading.written is not None:
            written[path] = reading.written
        if reading.readable:
            values[path] = reading.value
        elif reading.text is None:
            unreadable.append(path)
    return Sources(content, values, texts, written, tuple(unreadable), tuple(told))


def read(root: Path, path: str) -> FileReading:
    held, fault = read_bytes(root, path)
    return FileReading(problems=(fault,)) if held is None else read_file(path, held)


def too_large(path: str, size: int, limit: int) -> Problem:
    about = f"{size / 1_000_000:.1f} MB"
    return Problem(path, 0, 0, "", f"文件超过 {limit // 1_000_000} MB，没有读取", about, "检查是否放错了文件")


def read_file(path: str, content: bytes) -> FileReading:
    """What the bytes of one file say; nothing is read here."""
    text, problems = decode(path, content)
    if text is None:
        return FileReading(tuple(problems))
    if TEXT_FILE.fullmatch(path):
        return FileReading((*problems, *hidden_characters(path, text)), text=text)
    reading = read_yaml(path, text)
    return FileReading((*problems, *reading.problems), None, text, reading.value, reading.readable)


def read_bytes(root: Path, path: str) -> tuple[bytes | None, Problem | None]:
    """The bytes of one file, or the reason why there are none. `root` is resolved, and no folder in it is a link."""
    file = f"{root}/{path}"
    try:
        about = os.lstat(file)
        if stat.S_ISLNK(about.st_mode):
            if not Path(file).resolve().is_relative_to(root):
                return None, placeless(path, "符号链接指向内容文件夹之外，没有读取", "把文件本身放进来")
            about = os.stat(file)
        if not stat.S_ISREG(about.st_mode):
            return None, placeless(path, "不是普通文件，没有读取", "换成普通文件")
        limit = LARGEST_NOTICE if path.endswith("/notice.txt") else LARGEST
        if about.st_size > limit:
            return None, too_large(path, about.st_size, limit)
        with open(file, "rb", buffering=0) as opened:
            return opened.readall(), None
    except (OSError, RuntimeError) as error:
        return None, placeless(path, f"文件打不开{why(error)}", "检查它是否存在、是否有读取权限")


def hidden_characters(path: str, text: str) -> Iterator[Problem]:
    for line, column, character in invisible(text):
        yield Problem(path, line, column, "", f"有看不见的字符（{described(character)}）", "", "删去它")
