"""Every case in tests/bad_content gives exactly the problems that it expects, in their order."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from policy_explorer.build import Builder, Unsound, store_for
from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.validate.validate import validate
from support.bad_content_recipes import as_nobody, cook

CASES = sorted(folder for folder in (Path(__file__).parents[1] / "bad_content").iterdir() if folder.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tiny_copy: Path, tmp_path: Path) -> None:
    """The engine, which looks at documents apart, takes none of them for sound either, and tells the same if it tells anything."""
    if (case / "patch").exists():
        shutil.copytree(case / "patch", tiny_copy, dirs_exist_ok=True)
    cook(case / "recipe.yaml", tiny_copy)
    with as_nobody(tiny_copy):
        sources = load(tiny_copy)
    with pytest.raises(ContentError) as caught:
        validate(sources)
    found = [str(problem) for problem in caught.value.problems]
    assert found == (case / "expected.txt").read_text("utf-8").splitlines()
    with (
        as_nobody(tiny_copy),
        store_for(None, tiny_copy, tmp_path / "_site", b"") as store,
        pytest.raises((Unsound, ContentError)) as refused,
    ):
        Builder(tiny_copy, tmp_path / "_site", None, store).build(lambda stage: None)
    assert not isinstance(refused.value, ContentError) or refused.value.problems == caught.value.problems


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_editor_reads_chinese(case: Path) -> None:
    """Two English words in a row are a parser's message that came through."""
    for line in (case / "expected.txt").read_text("utf-8").splitlines():
        line = re.sub("（写的是：[^）]*）", "", line)
        assert not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", line)
        assert re.search(r"[\u4e00-\u9fff]", line)


def test_there_are_cases() -> None:
    assert len(CASES) > 80


def test_the_unspoilt_content_has_no_problem(tiny_content: Path) -> None:
    assert validate(load(tiny_content)).notices[0].document.id
