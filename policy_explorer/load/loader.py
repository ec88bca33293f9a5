"""Loading: the content folder to `Sources`, that is the values of every file and the problems of reading them.

Reads files and writes none. An editor's mistake raises nothing: a file that is missing, unexpected, unreadable or
badly written becomes a problem in the sources, and `validate` reports it with all others.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from policy_explorer.collector import collector_paused
from policy_explorer.load.discovery import PICTURE_FILE, TEXT_FILE, file_problem, list_content, reason_in_chinese
from policy_explorer.load.encoding import decode
from policy_explorer.load.problem import Problem
from policy_explorer.load.yaml_parser import read_yaml
from policy_explorer.text.invisible import describe_character, invisible

# Bytes.
MEGABYTE = 1_000_000
LARGEST = 1_000_000
LARGEST_NOTICE = 20_000_000
LARGEST_PICTURE = 200_000  # one is on every page, and in the single file


class Sources(Struct, frozen=True):
    """The content as read. Paths are relative to `root`, with forward slashes.

    A file that could not be read is in none of the mappings, but in `unreadable`; `problems` says why.
    """

    root: Path
    yaml: Mapping[str, Any]  # the value of each YAML file, by path
    text: Mapping[str, str]  # each text file (notices, pages in Markdown), by path
    yaml_text: Mapping[str, str]  # the text of each YAML file, by path, to find the line and column of a value in
    unreadable: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    pictures: Mapping[str, bytes] = {}  # by path


class FileReading(Struct, frozen=True):
    """What one file contains, and the problems of reading it."""

    problems: tuple[Problem, ...]
    text: str | None = None  # of a text file
    yaml_text: str | None = None  # the text of a YAML file
    value: Any = None  # of a YAML file, where `readable`
    readable: bool = False
    picture: bytes | None = None


@collector_paused()
def load(content: Path) -> Sources:
    """Read the content folder `content`. The garbage collector is paused: see `collector.py`."""
    root = content.resolve()
    found = list_content(root)
    return collect_sources(content, ((path, read(root, path)) for path in found.files), found.problems)


def collect_sources(
    content: Path, readings: Iterable[tuple[str, FileReading]], problems: Iterable[Problem] = ()
) -> Sources:
    """Return the sources of the files in `readings`, pairs of path and reading; `problems` are added to theirs."""
    values: dict[str, Any] = {}
    texts: dict[str, str] = {}
    yaml_texts: dict[str, str] = {}
    pictures: dict[str, bytes] = {}
    unreadable: list[str] = []
    all_problems = [*problems]
    for path, reading in readings:
        all_problems += reading.problems
        if reading.text is not None:
            texts[path] = reading.text
        if reading.yaml_text is not None:
            yaml_texts[path] = reading.yaml_text
        if reading.picture is not None:
            pictures[path] = reading.picture
        elif reading.readable:
            values[path] = reading.value
        elif reading.text is None:
            unreadable.append(path)
    return Sources(content, values, texts, yaml_texts, tuple(unreadable), tuple(all_problems), pictures)


def read(root: Path, path: str) -> FileReading:
    """Read the file at `path` within the content folder `root`."""
    content, problem = read_bytes(root, path)
    return read_file(path, content) if content is not None else FileReading((problem,) if problem else ())


def too_large(path: str, size: int, limit: int) -> Problem:
    """Return the problem that the file at `path` has `size` bytes where `limit` are allowed."""
    megabytes = f"{size / 1_000_000:.1f} MB"
    allowed = f"{limit // 1_000_000} MB" if limit >= MEGABYTE else f"{limit // 1_000} kB"
    return Problem(path, 0, 0, "", f"文件超过 {allowed}，没有读取", megabytes, "检查是否放错了文件")


def read_file(path: str, content: bytes) -> FileReading:
    """Parse the bytes of the file at `path`, as text or as YAML; those of a picture are its value. Pure."""
    if PICTURE_FILE.fullmatch(path):
        return FileReading((), picture=content)
    text, problems = decode(path, content)
    if text is None:
        return FileReading(tuple(problems))
    if TEXT_FILE.fullmatch(path):
        return FileReading((*problems, *hidden_characters(path, text)), text=text)
    reading = read_yaml(path, text)
    return FileReading((*problems, *reading.problems), None, text, reading.value, reading.readable)


def read_bytes(root: Path, path: str) -> tuple[bytes | None, Problem | None]:
    """Return the bytes of the file at `path` within `root`, or None and the problem.

    `root` is resolved, and the folders on the way to the file are no symbolic links, as `list_content` makes sure:
    only the file itself can lead out of the content folder.
    """
    file = f"{root}/{path}"
    try:
        status = os.lstat(file)
        if stat.S_ISLNK(status.st_mode):
            if not Path(file).resolve().is_relative_to(root):
                return None, file_problem(path, "符号链接指向内容文件夹之外，没有读取", "把文件本身放进来")
            status = os.stat(file)
        if not stat.S_ISREG(status.st_mode):
            return None, file_problem(path, "不是普通文件，没有读取", "换成普通文件")
        limit = limit_of(path)
        if status.st_size > limit:
            return None, too_large(path, status.st_size, limit)
        with open(file, "rb", buffering=0) as opened:
            return opened.readall(), None
    except (OSError, RuntimeError) as error:
        return None, file_problem(path, f"文件打不开{reason_in_chinese(error)}", "检查它是否存在、是否有读取权限")


def limit_of(path: str) -> int:
    """Return how many bytes the file at `path` may have."""
    if PICTURE_FILE.fullmatch(path):
        return LARGEST_PICTURE
    return LARGEST_NOTICE if path.startswith("documents/") and path.endswith(".txt") else LARGEST


def hidden_characters(path: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each invisible character of `text`."""
    for line, column, character in invisible(text):
        yield Problem(path, line, column, "", f"有看不见的字符（{describe_character(character)}）", "", "删去它")
