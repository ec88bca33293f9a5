"""Conditions, remedies and open matters of a match, for programs. Pure; `as_json.py` documents their shape."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policy_explorer.match.match import MatchedBenefit, MatchedCondition
from policy_explorer.model import CountOf, DatedTest, FactTest, Manual, Question
from policy_explorer.model.answers import Answers, written_form
from policy_explorer.model.rules import CONNECTIVES
from policy_explorer.rules.dated import turns_on
from policy_explorer.rules.remedies import Remedy
from policy_explorer.text.condition_wording import condition_wording, judge, list_heading
from policy_explorer.text.data_shapes.periods import iso_or_none

JsonObject = dict[str, Any]


QuestionsById = Mapping[str, Question]


def condition_entry(matched: MatchedCondition, lead: Sequence[str], questions: QuestionsById) -> JsonObject:
    condition = matched.condition
    if isinstance(condition, Manual):
        about = manual_entry(condition, lead, questions)
        return {"sort": "manual", "truth": None, **about, "source": source_entry(matched)}
    if isinstance(condition, FactTest):
        about = test_entry(condition, questions)
        return {
            "sort": "fact",
            "truth": matched.truth,
            **about,
            "answered": matched.answered,
            "answer": written_form(matched.answer),
            "source": source_entry(matched),
            **({"steps": matched.steps} if matched.steps else {}),
        }
    inside = [condition_entry(part, lead, questions) for part in matched.parts]
    entry = {"sort": CONNECTIVES[type(condition)], "truth": matched.truth, "parts": inside}
    if isinstance(condition, CountOf):
        words = list_heading(condition)
        return {
            **entry,
            "at_least": condition.at_least,
            "words": words,
            "quote": condition.quote,
            "source": source_entry(matched),
        }
    return entry


def source_entry(matched: MatchedCondition) -> JsonObject | None:
    source, condition = matched.source, matched.condition
    if source is None or not isinstance(condition, CountOf | FactTest | Manual):
        return None
    return {"label": source.label, "clause": source.clause, "url": source.place(condition.quote)}


def test_entry(test: FactTest, questions: QuestionsById) -> JsonObject:
    written = test.written if isinstance(test, DatedTest) else test
    return {
        "fact": test.fact,
        "operator": written.operator,
        "operand": written.written_operand,
        "words": condition_wording(test, questions),
        "quote": test.quote,
    }


def manual_entry(manual: Manual, lead: Sequence[str], questions: QuestionsById) -> JsonObject:
    words = condition_wording(manual, questions, lead)
    return {"manual": manual.manual, "by": judge(manual, lead), "words": words, "quote": manual.quote}


def remedy_entry(remedy: Remedy, answers: Answers, questions: QuestionsById) -> JsonObject:
    changes = [
        {
            **test_entry(change.test, questions),
            "wanted": change.wanted,
            "fixed": questions[change.test.fact].fixed,
            "from": iso_or_none(turns_on(change.test, answers.get(change.test.fact), change.wanted)),
        }
        for change in remedy.changes
    ]
    then = "yes" if remedy.then else "maybe"
    return {"changes": changes, "then": then, "answers": written_answers(remedy.answers)}


def written_answers(answers: Answers) -> JsonObject:
    return {fact: written_form(answer) for fact, answer in answers.items()}


def open_entries(matched: MatchedBenefit, lead: Sequence[str], questions: QuestionsById) -> Iterator[JsonObject]:
    found = matched.undecided
    for kind, tests in (("unanswered", found.unanswered), ("unknown", found.unknown)):
        for test in tests:
            yield {"kind": kind, "fact": test.fact, "words": condition_wording(test, questions), "quote": test.quote}
    for manual in found.manual:
        yield {"kind": "department", **manual_entry(manual, lead, questions)}
