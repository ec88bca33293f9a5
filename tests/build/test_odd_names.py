"""Names of files that cannot be shown are problems like others, whatever a command does with them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from policy_explorer.build import build, check
from policy_explorer.load.problem import ContentError

DOCUMENT = "yunxi-2031-5"


@pytest.mark.parametrize("command", [build, check])
@pytest.mark.parametrize("name", [b"\xff", b"a\nb", b"a\x1b[31m"])
def test_a_folder_whose_name_cannot_be_shown_is_one_problem(tiny_copy: Path, command, name):
    documents = tiny_copy / "documents"
    shutil.copytree(documents / DOCUMENT, documents / os.fsdecode(name))
    with pytest.raises(ContentError) as raised:
        command(tiny_copy)
    (problem,) = raised.value.problems
    assert os.fsencode(problem.path) == b"documents/" + name
    assert "名字" in str(problem)
    assert str(problem).encode() and "\n" not in str(problem)
