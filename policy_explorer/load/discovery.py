"""Discovery: the content folder to the list of its files, with a problem for each file that is missing or out of place.

Lists folders and opens no file.
"""

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
OPTIONAL = ("presets.yaml", "life_situations.yaml", "vocabularies/everyday.yaml")
YAML_FILE = re.compile(
    rf"site\.yaml|questions\.yaml|presets\.yaml|life_situations\.yaml|vocabularies/({'|'.join(VOCABULARIES)}|everyday)\.yaml"
    r"|documents/[^/]+/(document|measures/[0-9][a-z0-9-]*)\.yaml"
)
TEXT_FILE = re.compile(
    r"documents/[^/]+/(notice|sources/[a-z0-9][a-z0-9-]*)\.txt|pages/method\.md"
    r"|skin/(templates/([a-z_]+/)?[a-z0-9_]+\.html|css/[a-z_-]+/[a-z_-]+\.css)"
)
PICTURE_FILE = re.compile(r"pictures/[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|svg)")
MEASURE_FILE = re.compile(r"documents/[^/]+/measures/[^/]+\.yaml")
COMPANION_FILE = re.compile(r"documents/[^/]+/sources/[^/]+")
DOCUMENT_FILE = re.compile(r"documents/(?P<id>[^/]+)/")
# Files that operating systems and editors put into any folder.
IGNORED = frozenset({"readme.md", "thumbs.db", "desktop.ini"})
AS_IN_THE_DOCS = "补上它；可以照 docs/authoring.zh.md 中的样例写"


class ContentListing(Struct, frozen=True):
    """What is in the content folder. All paths are relative to it, with forward slashes."""

    files: list[str] = field(default_factory=list)  # those that belong to the content, sorted
    # What could not be opened, or has a name that cannot be shown; "." for the content folder.
    skipped: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def list_content(root: Path) -> ContentListing:
    """List the whole content folder `root`. Files missing from a folder that cannot be opened are not reported."""
    found = ContentListing()
    waiting = [(str(root), "")]
    while waiting:
        waiting += list_folder(*waiting.pop(), found)
    found.files.sort()
    found.problems.extend(
        problem
        for problem in missing(root, found.files)
        if not any(within(problem.path, folder) for folder in found.skipped)
    )
    return found


def list_folder(folder: str, prefix: str, found: ContentListing) -> Iterator[tuple[str, str]]:
    """Add the files of one folder to `found`, and yield its subfolders with their prefixes.

    `prefix` is the folder's path from the content folder: empty, or ending with a slash.
    """
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        found.skipped.append(prefix.rstrip("/") or ".")
        found.problems.append(
            file_problem(found.skipped[-1], f"文件夹打不开{reason_in_chinese(error)}", "检查它是否存在、是否有读取权限")
        )
        return
    for entry in entries:
        path = prefix + entry.name
        if entry.name.startswith("."):
            continue
        if not entry.name.isprintable():
            found.skipped.append(path)
            found.problems.append(file_problem(path, "名字里有不能显示的字符，没有读取", "改名"))
        elif is_folder(entry):
            if entry.is_symlink():
                found.problems.append(file_problem(path, "文件夹不能是符号链接", "把文件夹本身放进来"))
            else:
                yield entry.path, f"{path}/"
        elif YAML_FILE.fullmatch(path) or TEXT_FILE.fullmatch(path) or PICTURE_FILE.fullmatch(path):
            found.files.append(path)
        elif entry.name.lower() not in IGNORED:
            found.problems.append(unexpected_file(path))


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Return whether `entry` is a folder, or a symbolic link to one."""
    try:
        return entry.is_dir()
    except OSError:  # a symbolic link to itself
        return False


def by_document(files: Iterable[str]) -> dict[str, list[str]]:
    """Return the `files` of each document by id, sorted; under "", which comes first, those that documents share."""
    found: dict[str, list[str]] = {"": []}
    for path in files:
        own = DOCUMENT_FILE.match(path)
        found.setdefault(own["id"] if own else "", []).append(path)
    return dict(sorted(found.items()))


def within(path: str, folder: str) -> bool:
    """Return whether `path` is in `folder`, which is "." for the content folder."""
    return folder == "." or f"{path}/".startswith(f"{folder}/")


def reason_in_chinese(error: Exception) -> str:
    """Return the operating system's reason for `error` in Chinese, after a colon; "" where there is no translation."""
    # Up to Python 3.12, `Path.resolve` raises RuntimeError for a symbolic link to itself.
    number = errno.ELOOP if isinstance(error, RuntimeError) else getattr(error, "errno", None)
    return f"：{REASONS[number]}" if number in REASONS else ""


def file_problem(path: str, message: str, hint: str = "") -> Problem:
    """Return a problem of a whole file or folder."""
    return Problem(path, 0, 0, "", message, "", hint)


def unexpected_file(path: str) -> Problem:
    """Return the problem that the file at `path` is not read, with what it may have been meant for."""
    folder, _, name = path.rpartition("/")
    stem, _, extension = name.rpartition(".")
    if extension.lower() in ("yml", "yaml") and extension != "yaml":
        return file_problem(path, "文件扩展名不对，这个文件不会被读取", f"改名为 {stem}.yaml")
    if MEASURE_FILE.fullmatch(path):
        return file_problem(
            path, "文件名不对，这个文件不会被读取", "以序号开头，只用小写英文字母、数字和连字符，如 01.yaml"
        )
    if COMPANION_FILE.fullmatch(path):
        return file_problem(
            path,
            "配套文本的文件名不对，这个文件不会被读取",
            "存成纯文本，用小写英文字母、数字和连字符起名，如 guide.txt",
        )
    if path.startswith("skin/"):
        return file_problem(
            path, "外观文件的位置不对，这个文件不会被读取", "应是 skin/templates/…….html 或者 skin/css/文件夹/…….css"
        )
    if path.startswith("pictures/"):
        return file_problem(
            path, "图片的文件名不对，这个文件不会被读取", "用小写英文字母、数字和连字符起名，格式是 png、jpg 或 svg"
        )
    expected = [*REQUIRED, *OPTIONAL, *(f"{folder}/{file}" for file in ("document.yaml", "notice.txt"))]
    near = get_close_matches(path, expected, n=1, cutoff=0.8)
    return file_problem(
        path, "不认识的文件，这个文件不会被读取", f"是否想写 {near[0]}？" if near else "移到内容文件夹之外"
    )


def missing(root: Path, files: list[str]) -> Iterator[Problem]:
    """Yield a problem for each required file that is not among `files`."""
    present = set(files)
    if not os.path.isdir(root):  # reported by `list_folder`
        return
    for path in REQUIRED:
        if path not in present:
            yield file_problem(path, "缺少这个文件", AS_IN_THE_DOCS)
    folders = document_folders(root)
    if not folders:
        yield file_problem("documents", "还没有任何文件", "每份文件建一个文件夹：documents/<代号>/")
    documents = by_document(files)
    for folder in folders:
        yield from missing_of_document(folder, documents.get(folder, []))


def missing_of_document(id: str, files: list[str]) -> Iterator[Problem]:
    """Yield a problem for each required file that the document `id`, which has `files`, lacks."""
    folder = f"documents/{id}"
    for path in (f"{folder}/document.yaml", f"{folder}/notice.txt"):
        if path not in files:
            yield file_problem(path, "缺少这个文件", AS_IN_THE_DOCS)


def document_folders(root: Path) -> list[str]:
    """Return the names of the documents' folders, sorted; empty folders too."""
    try:
        return sorted(f.name for f in (root / "documents").iterdir() if f.is_dir() and not f.name.startswith("."))
    except OSError:  # there is none, or `list_folder` has reported it
        return []
