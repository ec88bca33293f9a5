"""Both evaluators compute the same sums and ratios, exactly, in the same words, and ask for the same parts."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from random import Random
from typing import Any

from playwright.sync_api import Browser
from pydantic import TypeAdapter

from in_one_piece import call
from joined_scripts import page_with
from policy_explorer.model import Condition, Question
from policy_explorer.model.answers import NumberRange, parse_answers, written_form
from policy_explorer.render.questionnaire_data import computed_entry
from policy_explorer.rules.computed import complete, computed_facts, computed_wording, number_of
from policy_explorer.rules.evaluate import VERDICT_BY_TRUTH, truth
from policy_explorer.rules.relevance import open_facts
from policy_explorer.text.wording import by_id

ENTRY = """
import {complete} from '../rules/computed.js';
import {truth} from '../rules/evaluate.js';
import {tableOfTrees} from '../rules/rule_table.js';
import {VERDICTS} from '../rules/spec.js';
import {computedTools} from '../questionnaire/answers/computed_tools.js';
globalThis.compared = ([questions, computed, rules, given]) => {
  const data = {questions: new Map([...questions, ...computed].map((each) => [each.id, each])), data: {computed}};
  const {table} = computedTools.inCatalogue({table: tableOfTrees(rules)}, computed);
  return given.map((each) => {
    const answers = new Map(Object.entries(each));
    const known = complete(answers, computed);
    const {verdicts, open} = table.judge(answers);
    const decided = [...open.keys()].map((fact) => table.decidedBy(fact, answers).length === open.get(fact));
    return {
      values: computed.map(({id}) => (known.has(id) ? known.get(id) : 'none')),
      words: computed.map(({id}) => (known.has(id) ? computedTools.steps(id, {...data, answers}) : '')),
      verdicts: [...verdicts].map((code) => VERDICTS[code]),
      open: Object.fromEntries(open),
      counted: decided.every(Boolean),
      idle: [...table.idle(answers)],
    };
  });
};
"""
MONEY = {"type": "number", "unit": "万元", "minimum": 0}
ASKED: dict[str, dict[str, Any]] = {
    "cost": MONEY,
    "revenue": MONEY,
    "profit": {"type": "number", "unit": "万元"},
    "staff": {"type": "number", "unit": "人", "whole": True, "minimum": 0},
    "member": {"type": "boolean"},
}
COMPUTED: dict[str, dict[str, Any]] = {
    "share": {"unit": "%", "ratio": {"of": "cost", "to": "revenue"}},
    "margin": {"unit": "‰", "ratio": {"of": "profit", "to": "revenue"}},
    "each": {"unit": "万元/人", "ratio": {"of": "revenue", "to": "staff"}},
    "total": {"unit": "万元", "sum": ["cost", "profit", "revenue"]},
}
QUESTIONS = by_id(
    Question.model_validate({"id": id, "name": f"题{id}", **fields})
    for id, fields in (
        *((id, {"ask": "？", **fields}) for id, fields in ASKED.items()),
        *((id, {"type": "number", **fields}) for id, fields in COMPUTED.items()),
    )
)
FIGURES = (0, 0.1, 0.2, 0.3, 1, 3, 7, 29.999999, 30, 30.000001, 33.333333, 900, 1000, 0.000001, 123456789.123456, 9e15)
BOUNDS = (0, 0.3, 3, 3.333333, 3.333334, 30, 100, 1000, 0.000001)
OPERATORS = ("at_least", "at_most", "more_than", "less_than")
RULES = 40
READ = TypeAdapter(Condition).validate_python


def test_no_difference_over_random_parts_and_bounds(browser: Browser, every_combination: bool):
    """Every truth is also that of the exact fraction, in which nothing is rounded."""
    chance = Random(18)
    computed = computed_facts(QUESTIONS.values())
    entries = [computed_entry(question) for question in computed]
    asked = [question.model_dump(mode="json", exclude_unset=True) for question in QUESTIONS.values() if question.ask]
    rules = [rule(chance) for _ in range(RULES)]
    conditions = [READ(each) for each in rules]
    given = [answers(chance) for _ in range(5000 if every_combination else 200)]
    with page_with(browser, ENTRY) as page:
        found = call(page, "compared", [asked, entries, rules, given])
    seen: Counter[str] = Counter()
    for written, javascript in zip(given, found, strict=True):
        known = complete(parse_answers(written), computed)
        values = [as_doubles(written_form(known[each.id])) if each.id in known else "none" for each in computed]
        assert list(map(as_doubles, javascript["values"])) == values, written
        assert javascript["words"] == [
            computed_wording(each, known, QUESTIONS) if each.id in known else "" for each in computed
        ], written
        truths = [truth(each, known) for each in conditions]
        assert javascript["verdicts"] == [VERDICT_BY_TRUTH[each] for each in truths], written
        assert javascript["open"] == asked_in(conditions, known, written), written
        assert javascript["counted"], written
        kept = {fact: answer for fact, answer in written.items() if fact not in javascript["idle"]}
        assert [truth(each, complete(parse_answers(kept), computed)) for each in conditions] == truths, written
        for test, found_truth in zip(rules, truths, strict=True):
            assert "fact" not in test or found_truth is exact_truth(test, written), (test, written)
        seen.update(type(known.get(each.id, "")).__name__ for each in computed)
    assert set(seen) == {"int", "float", "NumberRange", "NoneType", "str"} and min(seen.values()) > 15, seen


def as_doubles(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: float(bound) for name, bound in value.items()}
    return float(value) if isinstance(value, int) else value


def answers(chance: Random) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for fact, fields in ASKED.items():
        sign = -1 if fact == "profit" and chance.random() < 0.5 else 1
        figure = sign * (chance.randrange(40) if fields.get("whole") else chance.choice(FIGURES))
        figure = chance.random() < 0.5 if fact == "member" else figure
        others = (None, {"at_least": 5}, {"at_least": 30, "at_most": 30}) if fact != "member" else (None,)
        choice = chance.random()
        if choice < 0.85:
            found[fact] = figure if choice < 0.7 else chance.choice(others)
    return found


def rule(chance: Random) -> dict[str, Any]:
    """Return a rule whose facts stand apart, as the check requires."""
    number = {
        "fact": chance.choice(list(COMPUTED)), chance.choice(OPERATORS): chance.choice(BOUNDS), "quote": "q",
    }  # fmt: skip
    member = {"fact": "member", "is": chance.random() < 0.5, "quote": "q"}
    return chance.choice([number, number, {"all": [member, number]}, {"any": [number, member]}])


def asked_in(conditions: list[Condition], known: Any, given: dict[str, Any]) -> dict[str, int]:
    """Return how many rules each unanswered part can decide."""
    counts: Counter[str] = Counter()
    for each in conditions:
        for fact in open_facts(each, known):
            counts.update(part for part in QUESTIONS[fact].parts or (fact,) if part not in given)
    return dict(counts)


def exact_truth(test: dict[str, Any], written: dict[str, Any]) -> bool | None:
    question, known = QUESTIONS[test["fact"]], parse_answers(written)
    numbers = [number_of(known.get(part)) for part in question.parts]
    present = [number for number in numbers if number is not None]
    if len(present) < len(numbers) or (question.ratio and present[1] == 0):
        return None
    scale = {"%": 100, "‰": 1000}.get(question.unit or "", 1)
    value = present[0] * scale / present[1] if question.ratio else sum(present, Fraction(0))
    (operator,) = test.keys() & set(OPERATORS)
    bound = Fraction(str(test[operator]))
    return {
        "at_least": value >= bound, "at_most": value <= bound, "more_than": value > bound, "less_than": value < bound,
    }[operator]  # fmt: skip


def test_ranges_are_open_between_neighbours():
    known = complete(parse_answers({"cost": 30, "revenue": 900}), computed_facts(QUESTIONS.values()))
    assert known["share"] == NumberRange(3.333333, False, 3.333334, False)
