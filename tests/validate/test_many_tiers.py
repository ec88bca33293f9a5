"""Tiers without end: each would be proved beside each other."""

from __future__ import annotations

from typing import Any

from policy_explorer.model import FactTest
from policy_explorer.validate.payout_proofs import apart
from policy_explorer.validate.shapes import read_shape
from policy_explorer.validate.source_file import SourceFile


def messages(count: int) -> list[str]:
    lines = [{"at_least": bound, "value": 1} for bound in range(count)]
    payout = {"tiers": {"by": "area", "unit": "元", "quote": "达到20亩", "lines": lines}}
    value = {"number": 1, "benefits": [{"id": "b", "payout": payout}]}
    _, problems = read_shape(SourceFile("documents/x/measures/01.yaml", value, ""))
    return [problem.message for problem in problems if problem.field.endswith("lines")]


def test_a_hundred_tiers_are_the_most():
    assert messages(100) == []
    assert messages(101) == ["有 101 档，最多 100 档"]


def line(**ends: Any) -> list[FactTest]:
    return [FactTest.model_validate({"fact": "area", name: bound, "quote": "."}) for name, bound in ends.items()]


def test_lines_that_need_no_proof_have_no_number_in_common():
    low = line(at_least=10, less_than=20)
    assert apart(low, line(at_least=20)) and apart(line(at_least=20), low)
    assert apart(low, line(less_than=10)) and not apart(low, line(at_most=10))
    assert not apart(low, line(more_than=19, at_most=30))
    assert not apart(line(**{"is": "farm"}), line(**{"is": "shop"}))  # left to the proof
