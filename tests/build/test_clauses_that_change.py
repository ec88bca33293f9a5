"""Build again after a general clause has changed: the bytes are those without a cache."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_explorer.build import FolderSink, build
from support.built import contents, site_files
from support.content_edits import edit

GOVERNED = "yunxi-2031-9"
FOLDER = f"documents/{GOVERNED}"
FIRST = "第一条　为支持返乡创业，制定本办法。"
PASSAGE = "  - {role: paragraph, text: 第一条　为支持返乡创业，制定本办法。}\n"


def move_down(content: Path) -> None:
    """Put a passage before the clauses, so that each stands one further down on the page of the document."""
    edit(content / FOLDER / "notice.txt", FIRST, f"总则\n\n{FIRST}")
    edit(content / FOLDER / "document.yaml", PASSAGE, f"  - {{role: heading, text: 总则}}\n{PASSAGE}")


EDITS: dict[str, Callable[[Path], object]] = {
    "where it stands": move_down,
    "what it is called": lambda content: edit(content / FOLDER / "document.yaml", "    citation: 第二条\n", ""),
}


@pytest.mark.wide
def test_after_each_change_every_page_that_shows_a_clause_is_the_new_one(
    governed_content: Path, out: Path, tmp_path: Path
):
    content = shutil.copytree(governed_content, tmp_path / "content")
    build(content, sink=FolderSink(out), cache=tmp_path / "cache")
    expected = site_files(content)
    for what, change in EDITS.items():
        before = expected
        change(content)
        build(content, sink=FolderSink(out), cache=tmp_path / "cache")
        expected = site_files(content)
        for path in (f"measures/{GOVERNED}-1.html", "questionnaire.html", "data/questionnaire.js"):
            assert expected[path] != before[path], (what, path)
        assert contents(out) == expected, what
