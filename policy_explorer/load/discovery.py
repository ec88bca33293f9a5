"""Content folder -> which files belong to it, and a problem for whatever else lies there or is missing. Lists folders, reads no file."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct, field

from policy_explorer.load.problem import Problem
from policy_explorer.publish.os_errors import REASONS

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
DOCUMENT_FILE = re.compile(r"documents/(?P<id>[^/]+)/")
# What editors and their computers leave lying about.
IGNORED = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
AS_IN_THE_DOCS = "补上它；可以照 docs/authoring.zh.md 中的样例写"


class Survey(Struct, frozen=True):
    """The files that belong to the content, in order, the folders that cannot be opened, and the problems of all else."""

    files: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def survey(root: Path) -> Survey:
    """Of the whole content folder; what is missing is a problem too."""
    found = Survey()
    waiting = [(str(root), "")]
    while waiting:
        waiting += look_into(*waiting.pop(), found)
    found.files.sort()
    absent = missing(root, found.files)
    found.problems.extend(
        problem for problem in absent if not any(within(problem.path, folder) for folder in found.closed)
    )
    return found


def look_into(folder: str, at: str, found: Survey) -> Iterator[tuple[str, str]]:
    """What one folder holds; its folders are left to look into. `at` leads to it from the root: empty, or with a slash at its end."""
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        found.closed.append(at.rstrip("/") or ".")
        found.problems.append(
            placeless(found.closed[-1], f"文件夹打不开{why(error)}", "检查它是否存在、是否有读取权限")
        )
        return
    for entry in entries:
        path = at + entry.name
        if entry.name.startswith("."):
            continue
        if is_folder(entry):
            if entry.is_symlink():
                found.problems.append(placeless(path, "文件夹不能是符号链接", "把文件夹本身放进来"))
            else:
                yield entry.path, f"{path}/"
        elif YAML_FILE.fullmatch(path) or TEXT_FILE.fullmatch(path):
            found.files.append(path)
        elif entry.name.lower() not in IGNORED:
            found.problems.append(stray(path))


def is_folder(entry: os.DirEntry) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def by_document(files: Iterable[str]) -> dict[str, list[str]]:
    """The files of each document by its folder's name, in the order of documents; first, under an empty name, those that all share."""
    found: dict[str, list[str]] = {"": []}
    for path in files:
        own = DOCUMENT_FILE.match(path)
        found.setdefault(own["id"] if own else "", []).append(path)
    return dict(sorted(found.items()))


def within(path: str, folder: str) -> bool:
    return folder == "." or f"{path}/".startswith(f"{folder}/")


def why(error: Exception) -> str:
    """The reason that the system gives, if it is one of those that can be said in Chinese."""
    # How Python up to 3.12 tells of a link that leads to itself.
    number = errno.ELOOP if isinstance(error, RuntimeError) else getattr(error, "errno", None)
    return f"：{REASONS[number]}" if number in REASONS else ""


def placeless(path: str, message: str, hint: str = "") -> Problem:
    """A problem of a whole file or folder."""
    return Problem(path, 0, 0, "", message, "", hint)


def stray(path: str) -> Problem:
    folder, _, name = path.rpartition("/")
    stem, _, extension = name.rpartition(".")
    if extension.lower() in ("yml", "yaml") and extension != "yaml":
        return placeless(path, "文件扩展名不对，这个文件不会被读取", f"改名为 {stem}.yaml")
    if MEASURE_FILE.fullmatch(path):
        return placeless(
            path, "文件名不对，这个文件不会被读取", "以序号开头，只用小写英文字母、数字和连字符，如 01.yaml"
        )
    expected = [*REQUIRED, *OPTIONAL, *(f"{folder}/{file}" for file in ("document.yaml", "notice.txt"))]
    near = get_close_matches(path, expected, n=1, cutoff=0.8)
    return placeless(
        path, "不认识的文件，这个文件不会被读取", f"是否想写 {near[0]}？" if near else "移到内容文件夹之外"
    )


def missing(root: Path, files: list[str]) -> Iterator[Problem]:
    """A problem for each file that the content cannot do without."""
    present = set(files)
    if not os.path.isdir(root):  # as the survey has told
        return
    for path in REQUIRED:
        if path not in present:
            yield placeless(path, "缺少这个文件", AS_IN_THE_DOCS)
    folders = document_folders(root)
    if not folders:
        yield placeless("documents", "还没有任何文件", "每份文件建一个文件夹：documents/<代号>/")
    documents = by_document(files)
    for folder in folders:
        yield from missing_of_document(folder, documents.get(folder, []))


def missing_of_document(id: str, files: list[str]) -> Iterator[Problem]:
    folder = f"documents/{id}"
    for path in (f"{folder}/document.yaml", f"{folder}/notice.txt"):
        if path not in files:
            yield placeless(path, "缺少这个文件", AS_IN_THE_DOCS)
    if not any(path.startswith(f"{folder}/measures/") for path in files):
        yield placeless(f"{folder}/measures", "还没有任何措施", "每项措施写一个文件，如 01.yaml")


def document_folders(root: Path) -> list[str]:
    try:
        return sorted(f.name for f in (root / "documents").iterdir() if f.is_dir() and not f.name.startswith("."))
    except OSError:  # not there, or reported by the survey
        return []
