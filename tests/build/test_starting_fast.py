"""What is paid before a command does anything: docs/decisions/starting-fast.md."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, field, replace

import pytest
from support.command_line import ROOT

from policy_explorer.frozen import frozen, ordered

# What only some commands need, or a build that finds nothing in its cache.
HEAVY = {
    *("asyncio", "http.server", "lxml", "markdown_it", "multiprocessing", "opencc", "segno", "watchfiles"),
    *(
        f"policy_explorer.{name}"
        for name in ("applicant", "doctor", "importing", "markdown", "match", "new", "preview", "skeleton", "verify")
    ),
    "policy_explorer.render.component_samples",
}


@ordered
@frozen
class Place:
    name: str
    level: int = 1
    parts: list[str] = field(default_factory=list)


def test_a_command_does_not_begin_with_what_it_may_not_need():
    code = "import sys, build; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert HEAVY.isdisjoint(loaded.split())


def test_values_are_frozen_the_cheap_way():
    ours = (ROOT / "policy_explorer").rglob("*.py")
    assert [str(path) for path in ours if "\n@dataclass(frozen=True, slots=True" in path.read_text("utf-8")] == []


def test_a_frozen_value_is_a_dataclass_that_nothing_changes():
    place = Place("溪口")
    assert repr(place) == "Place(name='溪口', level=1, parts=[])"
    assert place == Place("溪口", 1, []) == pickle.loads(pickle.dumps(place)) != Place("溪口", 2)
    assert replace(place, level=2) == Place(level=2, name="溪口")
    assert Place("a").parts is not Place("a").parts
    assert max(Place("b"), Place("a", 3), Place("b", 2)) == Place("b", 2)
    for wrong in (
        lambda: setattr(place, "level", 2),
        lambda: setattr(place, "other", 2),
        lambda: delattr(place, "level"),
    ):
        with pytest.raises(FrozenInstanceError):
            wrong()
    for wrong in (Place, lambda: Place("a", 1, [], 2), lambda: Place(title="a")):
        with pytest.raises(TypeError):
            wrong()
