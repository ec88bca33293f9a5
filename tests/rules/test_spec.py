"""What both rule engines share: one file, which the models agree with and the script is generated from."""

from __future__ import annotations

from typing import get_args

from policy_explorer.model.answers import LOWER, UPPER
from policy_explorer.model.rules import OPERATORS_BY_TYPE
from policy_explorer.resources import STATIC
from policy_explorer.rules.evaluate import MeasureVerdict
from policy_explorer.rules.spec import SCRIPT, SPEC, spec_script

KINDS = {
    "boolean": {"choice"},
    "choice": {"choice", "option"},
    "choices": {"options"},
    "number": {"number"},
    "date": {"date", "elapsed", "age"},
}


def test_the_generated_script_is_current(update_golden: bool):
    script = STATIC / SCRIPT
    if update_golden:
        script.write_text(spec_script(), "utf-8")
    assert script.read_text("utf-8") == spec_script()


def test_the_operators_are_those_of_the_model():
    written = {operator for operators in OPERATORS_BY_TYPE.values() for operator in operators}
    assert written == set(SPEC.operators)


def test_the_operators_that_bound_a_range_are_those_of_answers():
    ends = {
        end: {name for name, operator in SPEC.operators.items() if operator.bound == end} for end in ("lower", "upper")
    }
    assert ends == {"lower": set(LOWER), "upper": set(UPPER)}


def test_the_verdicts_are_those_of_the_evaluator():
    assert get_args(MeasureVerdict) == SPEC.verdicts


def test_an_operator_judges_the_answers_of_its_question_types():
    for kind, operators in OPERATORS_BY_TYPE.items():
        assert {SPEC.operators[operator].answer for operator in operators} <= KINDS[kind]


def test_the_opposite_of_an_opposite_is_the_operator():
    bounds = {name: operator for name, operator in SPEC.operators.items() if operator.opposite}
    assert set(bounds) == {name for name, operator in SPEC.operators.items() if operator.answer == "number"}
    for name, operator in bounds.items():
        opposite = SPEC.operators[operator.opposite]
        assert opposite.opposite == name
        assert {operator.bound, opposite.bound} == {"lower", "upper"}
