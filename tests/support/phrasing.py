"""A sentence of a notice, the condition that it is read as, and the problems that the gates report of the two."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from policy_explorer.load.problem import Problem
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.source_file import SourceFile
from support.rule_mutations import GATES


class Sentence(Struct, frozen=True):
    """A sentence, the quote from it (by default all of it), the question, and the condition without its quote."""

    text: str
    condition: dict[str, Any]
    quote: str = ""
    unit: str = ""
    ask: str = "您符合吗？"
    name: str = "事实"
    options: tuple[str, ...] = ()
    decided: bool = True  # whether the words leave no other operator


def number(text: str, operator: str, bound: float, unit: str, **rest: Any) -> Sentence:
    return Sentence(text, {operator: bound}, unit=unit, **rest)


def day(text: str, operator: str, on: str, **rest: Any) -> Sentence:
    return Sentence(text, {operator: on}, **rest)


def length(text: str, end: str, count: int, unit: str = "years", **rest: Any) -> Sentence:
    return Sentence(text, {f"elapsed_{end}": {unit: count}}, **rest)


def age(text: str, end: str, years: int, **rest: Any) -> Sentence:
    return Sentence(text, {f"age_{end}": years}, **rest)


def truth(text: str, value: bool, name: str, ask: str, **rest: Any) -> Sentence:
    return Sentence(text, {"is": value}, name=name, ask=ask, **rest)


def option(text: str, tested: str, *others: str, **rest: Any) -> Sentence:
    return Sentence(text, {"is": "a"}, options=(tested, *others), **rest)


def excluded(sentence: Sentence) -> Sentence:
    return Sentence(
        **{name: getattr(sentence, name) for name in Sentence.__struct_fields__ if name != "condition"},
        condition={"not": sentence.condition},
    )


def problems(sentence: Sentence, condition: dict[str, Any] | None = None) -> list[Problem]:
    """Return what the gates report of the sentence read as `condition`, by default the one that it stands for."""
    written = quoted(condition or sentence.condition, sentence.quote or sentence.text)
    value = {"number": 1, "text": f"为此，{sentence.text}。", "benefits": [{"eligibility": written}]}
    questions = SourceFile("questions.yaml", [question(sentence)], "")
    content = Content(None, questions, None, {}, (), {})
    notice = NoticeFiles("x", None, None, (SourceFile("documents/x/measures/01.yaml", value, ""),))
    return [problem for gate in GATES for problem in gate(content, notice)]


def quoted(condition: dict[str, Any], quote: str) -> dict[str, Any]:
    if "not" in condition:
        return {"not": quoted(condition["not"], quote)}
    return {"fact": "asked", **condition, "quote": quote}


def question(sentence: Sentence) -> dict[str, Any]:
    common = {"id": "asked", "name": sentence.name, "ask": sentence.ask}
    if sentence.options:
        options = [{"id": id, "label": label} for id, label in zip("abc", sentence.options, strict=False)]
        return {**common, "type": "choice", "options": options}
    inner = sentence.condition.get("not", sentence.condition)
    ((operator, operand),) = inner.items()
    if isinstance(operand, bool):
        return {**common, "type": "boolean"}
    if isinstance(operand, str | date | dict) or operator.startswith("age_"):
        return {**common, "type": "date"}
    return {**common, "type": "number", "unit": sentence.unit}
