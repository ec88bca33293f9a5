"""Build the site of a content folder: as the commands build it, and as a reference without any cache."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from policy_explorer.build import FolderSink, MemorySink, Outcome, WorkerPool, build
from policy_explorer.load.loader import load
from policy_explorer.model import Catalogue
from policy_explorer.publish.marker import MARKER
from policy_explorer.validate.validate import validate

LATER = ("search/pagefind/", "offline", "sw.js", "manifest")  # derived from the pages


def site_files(content: Path, base_url: str | None = None) -> dict[str, bytes]:
    """Return the files of the site by path, built in memory by one process without a cache."""
    sink = MemorySink()
    build(content, sink=sink, base_url=base_url)
    return sink.files


def build_site(content: Path, out: Path, base_url: str | None = None, cache: Path | None = None) -> Outcome:
    """Publish the site into the folder `out`, as the command `build` does."""
    return build(content, sink=FolderSink(out), cache=cache, pool=WorkerPool(), base_url=base_url)


def check_content(content: Path) -> Catalogue:
    return validate(load(content))


def contents(folder: Path) -> dict[str, bytes]:
    """Return the published files by path, without our marker."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in published(folder)}


def inodes(folder: Path) -> dict[str, int]:
    """Return the inode of each published file by path: it stays while a file is reused."""
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in published(folder)}


def published(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """Return the paths of files that are not in both, or not the same in both."""
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
