"""Content folder -> Sources: every file's values and every problem of reading them. Reads the disk.

Nothing is raised for what an editor did: a missing, stray, unreadable or badly written file is a
problem that travels with the sources, so that `validate` reports it together with all others.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from .decoding import decode
from .invisible import described, invisible
from .problems import Problem
from .system_faults import REASONS
from .yaml_reader import read_yaml

VOCABULARIES = ("departments", "sectors", "kinds", "audiences", "terms", "units")
REQUIRED = (
    "site.yaml",
    "questions.yaml",
    *(f"vocabularies/{name}.yaml" for name in VOCABULARIES),
    "pages/method.md",
)
OPTIONAL = ("presets.yaml",)
YAML_FILE = re.compile(
    rf"site\.yaml|questions\.yaml|presets\.yaml|vocabularies/({'|'.join(VOCABULARIES)})\.yaml"
    r"|documents/[^/]+/(document|measures/[0-9][a-z0-9-]*)\.yaml"
)
TEXT_FILE = re.compile(r"documents/[^/]+/notice\.txt|pages/method\.md")
MEASURE_FILE = re.compile(r"documents/[^/]+/measures/[^/]+\.yaml")
# What editors and their computers leave lying about.
IGNORED = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
LARGEST = 1_000_000
LARGEST_NOTICE = 20_000_000


@dataclass(frozen=True, slots=True)
class Sources:
    """Values and texts by path. A file that could not be read is in neither; `problems` says why."""

    root: Path
    yaml: Mapping[str, Any]
    text: Mapping[str, str]
    yaml_text: Mapping[str, str]  # as written, for finding the line and column of a value
    unreadable: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file holds: `text` if it is a text; of a YAML file what is `written` and, where `readable`, its value."""

    problems: tuple[Problem, ...]
    text: str | None = None
    written: str | None = None
    value: Any = None
    readable: bool = False


def load(content: Path) -> Sources:
    """Read the whole content folder."""
    root = content.resolve()
    values: dict[str, Any] = {}
    texts: dict[str, str] = {}
    written: dict[str, str] = {}
    files, closed, problems = survey(root)
    problems += (problem for problem in missing(root, files) if not any(within(problem.path, folder) for folder in closed))
    for path in files:
        held, fault = read_bytes(root, path)
        reading = read_file(path, held) if held is not None else FileReading(problems=(fault,))
        problems += reading.problems
        if reading.text is not None:
            texts[path] = reading.text
        if reading.written is not None:
            written[path] = reading.written
        if reading.readable:
            values[path] = reading.value
    unreadable = tuple(path for path in files if path not in values and path not in texts)
    return Sources(content, values, texts, written, unreadable, tuple(problems))


def survey(root: Path) -> tuple[list[str], list[str], list[Problem]]:
    """The files that belong to the content, in order, the folders that cannot be opened, and a problem for whatever else lies there."""
    files: list[str] = []
    closed: list[str] = []
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        closed.append(relative(root, error.filename))
        problems.append(placeless(closed[-1], f"文件夹打不开{why(error)}", "检查它是否存在、是否有读取权限"))

    for folder, folders, names in os.walk(root, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        problems += (placeless(relative(root, os.path.join(folder, name)), "文件夹不能是符号链接", "把文件夹本身放进来") for name in links)
        for name in names:
            if name.startswith(".") or name.lower() in IGNORED:
                continue
            path = relative(root, os.path.join(folder, name))
            if YAML_FILE.fullmatch(path) or TEXT_FILE.fullmatch(path):
                files.append(path)
            else:
                problems.append(stray(path))
    return sorted(files), closed, problems


def within(path: str, folder: str) -> bool:
    return folder == "." or f"{path}/".startswith(f"{folder}/")


def why(error: Exception) -> str:
    """The reason that the system gives, if it is one of those that can be said in Chinese."""
    # How Python up to 3.12 tells of a link that leads to itself.
    number = errno.ELOOP if isinstance(error, RuntimeError) else getattr(error, "errno", None)
    return f"：{REASONS[number]}" if number in REASONS else ""


def relative(root: Path, path: str) -> str:
    return Path(path).relative_to(root).as_posix()


def placeless(path: str, message: str, hint: str = "") -> Problem:
    """A problem of a whole file or folder."""
    return Problem(path, 0, 0, "", message, "", hint)


def too_large(path: str, size: int, limit: int) -> Problem:
    about = f"{size / 1_000_000:.1f} MB"
    return Problem(path, 0, 0, "", f"文件超过 {limit // 1_000_000} MB，没有读取", about, "检查是否放错了文件")


def stray(path: str) -> Problem:
    folder, _, name = path.rpartition("/")
    stem, dot, extension = name.rpartition(".")
    if extension.lower() in ("yml", "yaml") and extension != "yaml":
        return placeless(path, "文件扩展名不对，这个文件不会被读取", f"改名为 {stem}.yaml")
    if MEASURE_FILE.fullmatch(path):
        return placeless(path, "文件名不对，这个文件不会被读取", "以序号开头，只用小写英文字母、数字和连字符，如 01.yaml")
    expected = [*REQUIRED, *OPTIONAL, *(f"{folder}/{file}" for file in ("document.yaml", "notice.txt"))]
    near = get_close_matches(path, expected, n=1, cutoff=0.8)
    return placeless(path, "不认识的文件，这个文件不会被读取", f"是否想写 {near[0]}？" if near else "移到内容文件夹之外")


def missing(root: Path, files: list[str]) -> Iterator[Problem]:
    """A problem for each file that the content cannot do without."""
    present = set(files)
    if not os.path.isdir(root):  # as the survey has told
        return
    for path in REQUIRED:
        if path not in present:
            yield placeless(path, "缺少这个文件", "补上它；可以照 docs/authoring.zh.md 中的样例写")
    folders = document_folders(root)
    if not folders:
        yield placeless("documents", "还没有任何文件", "每份文件建一个文件夹：documents/<代号>/")
    for folder in folders:
        for name in ("document.yaml", "notice.txt"):
            if f"documents/{folder}/{name}" not in present:
                yield placeless(f"documents/{folder}/{name}", "缺少这个文件", "补上它；可以照 docs/authoring.zh.md 中的样例写")
        if not any(path.startswith(f"documents/{folder}/measures/") for path in files):
            yield placeless(f"documents/{folder}/measures", "还没有任何措施", "每项措施写一个文件，如 01.yaml")


def document_folders(root: Path) -> list[str]:
    try:
        return sorted(f.name for f in (root / "documents").iterdir() if f.is_dir() and not f.name.startswith("."))
    except OSError:  # not there, or reported by the survey
        return []


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
    """The bytes of one file, or the reason why there are none."""
    file = root / path
    try:
        if not file.resolve().is_relative_to(root):
            return None, placeless(path, "符号链接指向内容文件夹之外，没有读取", "把文件本身放进来")
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            return None, placeless(path, "不是普通文件，没有读取", "换成普通文件")
        limit = LARGEST_NOTICE if path.endswith("/notice.txt") else LARGEST
        if about.st_size > limit:
            return None, too_large(path, about.st_size, limit)
        return file.read_bytes(), None
    except (OSError, RuntimeError) as error:
        return None, placeless(path, f"文件打不开{why(error)}", "检查它是否存在、是否有读取权限")


def hidden_characters(path: str, text: str) -> Iterator[Problem]:
    for line, column, character in invisible(text):
        yield Problem(path, line, column, "", f"有看不见的字符（{described(character)}）", "", "删去它")
