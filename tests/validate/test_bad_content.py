"""Every case in tests/bad_content gives exactly the problems that it expects, in their order."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from policy_explorer.build import MemorySink, WorkerPool, build, check
from policy_explorer.load.loader import load
from policy_explorer.load.problem import ContentError
from policy_explorer.validate.validate import validate
from support.bad_content_recipes import as_nobody, cook
from support.usual_run import some_of

CASES = sorted(folder for folder in (Path(__file__).parents[1] / "bad_content").iterdir() if folder.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tiny_copy: Path, tmp_path: Path, every_combination: bool) -> None:
    """What looks at documents apart, in whatever process, gives the same problems; usually asked of every sixteenth case."""
    if (case / "patch").exists():
        shutil.copytree(case / "patch", tiny_copy, dirs_exist_ok=True)
    cook(case / "recipe.yaml", tiny_copy)
    with as_nobody(tiny_copy):
        sources = load(tiny_copy)
    with pytest.raises(ContentError) as caught:
        validate(sources)
    found = [str(problem) for problem in caught.value.problems]
    assert found == (case / "expected.txt").read_text("utf-8").splitlines()
    if not (every_combination or case in some_of(some_of(CASES))):
        return
    with as_nobody(tiny_copy), pytest.raises(ContentError) as refused:
        build(tiny_copy, sink=MemorySink(), cache=tmp_path / "cache", pool=WorkerPool())
    assert refused.value.problems == caught.value.problems
    with as_nobody(tiny_copy), pytest.raises(ContentError) as refused_again:
        check(tiny_copy, cache=tmp_path / "cache")
    assert refused_again.value.problems == caught.value.problems


def test_an_editor_reads_chinese() -> None:
    """Two English words in a row are a parser's message that came through."""
    for line in (line for case in CASES for line in (case / "expected.txt").read_text("utf-8").splitlines()):
        words = re.sub("（写的是：[^）]*）", "", line)
        assert not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", words), line
        assert re.search(r"[\u4e00-\u9fff]", words), line


def test_there_are_cases() -> None:
    assert len(CASES) > 80


def test_the_unspoilt_content_has_no_problem(tiny_content: Path) -> None:
    assert validate(load(tiny_content)).notices[0].document.id
