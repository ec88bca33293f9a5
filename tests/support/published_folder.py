"""A folder with a published site, and what is in and beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from policy_explorer.publish.marker import MARKER
from support.publishing import publish

OLD = {"index.html": b"old", "data/gone.json": b"{}"}

NEW = {"index.html": b"new", "measures/a-1.html": b"one"}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the site goes; it already holds one."""
    publish(OLD.items(), tmp_path / "_site")
    return tmp_path / "_site"


def files_in(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop(MARKER)
    return found


def neighbours(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir())
