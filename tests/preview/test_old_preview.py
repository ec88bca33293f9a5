"""A preview in which much was edited holds no more than one in which little was. `bench/serve_age.py` measures it at any size."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "bench"))

from corpus import write
from serve_age import MOST, measured
from timing.contenders import Ours

pytestmark = pytest.mark.wide


def test_what_a_preview_holds_does_not_grow(tmp_path: Path) -> None:
    write(37, tmp_path / "content")
    _, states = measured(Ours(tmp_path / "ours", tmp_path / "content"), edits=60, rest=10)
    early, late = states[1], states[-1]
    assert {what for what in early if late[what] > early[what] * MOST} == set(), states
