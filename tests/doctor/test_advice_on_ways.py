"""Advice on how to apply, and on what may not be had twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.advice import NO_WAYS, RELATED, SEEN, TWICE, found
from support.content_edits import edit

DOCUMENT = "documents/yunxi-2031-12/document.yaml"
DEPARTMENTS = "vocabularies/departments.yaml"


def without_ways_of_document(content: Path) -> None:
    text = (content / DOCUMENT).read_text("utf-8")
    before, _, rest = text.partition("how_to_apply:\n")
    (content / DOCUMENT).write_text(before + "chapters:\n" + rest.partition("chapters:\n")[2], "utf-8")


def without_group(content: Path) -> None:
    text = (content / DOCUMENT).read_text("utf-8")
    before, _, rest = text.partition("  - at_most_one:")
    (content / DOCUMENT).write_text(before + "how_to_apply:\n" + rest.partition("how_to_apply:\n")[2], "utf-8")


CASES: dict[str, tuple[str, Callable[[Path], None], list[str]]] = {
    "a guide that nobody has read": (
        NO_WAYS,
        without_ways_of_document,
        [f"{DOCUMENT}:23: 第 1、4、5、6、8 项没有写怎么办（how_to_apply），配套文本里有的，写进来"],
    ),
    "a page seen long before": (
        SEEN,
        lambda content: edit(content / DEPARTMENTS, "seen: 2031-05-10", "seen: 2029-05-10"),
        [f"{DEPARTMENTS}:9: 2029-05-10 看到的，别处最近是 2031-12-30，再看一遍有没有变"],
    ),
    "another benefit than the clause names": (
        RELATED,
        lambda content: edit(
            content / DOCUMENT, "at_most_one: [1/hiring, 10/training]", "at_most_one: [1/hiring, 2/rent]"
        ),
        [f"{DOCUMENT}:38: 引文提到“培训补贴”（10/training），这条关系里没有写；看是不是写错了一项"],
    ),
    "a group that is not written": (
        TWICE,
        without_group,
        [
            (
                f"{DOCUMENT}:55: “企业同时符合就业补贴和培训补贴的，按就高不重复原则享受其中一项”"
                "没有写成 relations 或 clauses，看是哪几项之间的"
            )
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wanting_is_named(counted_content: Path, tmp_path: Path, case: str):
    heading, spoil, expected = CASES[case]
    content = shutil.copytree(counted_content, tmp_path / "content")
    assert heading not in found(content)
    spoil(content)
    assert found(content)[heading] == expected
