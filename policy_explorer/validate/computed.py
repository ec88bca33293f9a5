"""What is wrong with a computed fact, and with rules that test facts which hang together. Pure.

A proof takes each fact by itself. So one rule may not test a computed fact beside one of its parts, or two that share a part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from policy_explorer.load.problem import FieldPath
from policy_explorer.model import Question
from policy_explorer.rules.computed import MOST_PLACES
from policy_explorer.text.computed_ranges import SCALES

NEEDLESS = ("help", "phrases", "options", "whole", "minimum", "maximum", "tier", "fixed")


class ComputedFlaw(NamedTuple):
    """What is wrong at `at` within a question; `on_key`: the key itself is."""

    at: FieldPath
    message: str
    value: object
    hint: str
    on_key: bool = False


def computed_flaws(question: Question, known: Mapping[str, Question]) -> Iterator[ComputedFlaw]:
    """Yield what is wrong with a computed fact. `known` are the questions by id; parts that are none of them are left out."""
    if question.type != "number":
        yield ComputedFlaw(("type",), "算出来的是数", question.type, "写 type: number")
    for field in NEEDLESS:
        if field in question.model_fields_set:
            yield ComputedFlaw((field,), "算出来的数不用这个字段", getattr(question, field), "删去", on_key=True)
    flaws = list(part_flaws(question, known))
    yield from flaws
    if not flaws and all(part in known for part in question.parts):
        yield from unit_flaws(question, [known[part] for part in question.parts])


def part_flaws(question: Question, known: Mapping[str, Question]) -> Iterator[ComputedFlaw]:
    seen: set[str] = set()
    for at, part in part_places(question):
        asked = known.get(part)
        if part in seen:
            yield ComputedFlaw(at, "同一题写了两次", part, "换成另一题")
        elif part == question.id or (asked is not None and asked.parts):
            yield ComputedFlaw(at, "这一题本身是算出来的", part, "写申请人回答的题")
        elif asked is not None and asked.type != "number":
            yield ComputedFlaw(at, f"问题 {part} 是 {asked.type} 题，不能相加、相除", part, "换成 number 题")
        elif at[-1] == "to" and asked is not None and (asked.minimum is None or asked.minimum < 0):
            yield ComputedFlaw(at, "分母可以填负数", part, f"给 {part} 写 minimum: 0")
        seen.add(part)


def part_places(question: Question) -> Iterable[tuple[FieldPath, str]]:
    if question.ratio is not None:
        return [(("ratio", "of"), question.ratio.of), (("ratio", "to"), question.ratio.to)]
    return [(("sum", index), part) for index, part in enumerate(question.sum)]


def unit_flaws(question: Question, parts: list[Question]) -> Iterator[ComputedFlaw]:
    """Yield the problem of units that do not fit; nothing is converted, so that every step can be read."""
    units = [part.unit for part in parts]
    named = "，".join(f"{part.id} 的单位：{part.unit or '没有写'}" for part in parts)
    if question.ratio is None:
        if any(unit != question.unit for unit in units):
            hint = f"{named}；相加的几题和它们的和，单位写成一样"
            yield ComputedFlaw(("unit",), "相加的单位不一样", question.unit, hint)
        return
    of, to = units
    fitting = {*SCALES, "倍", None} if of == to else {f"{of}/{to}"}
    if question.unit not in fitting:
        hint = (
            "写 %；倍数不写单位" if of == to else f"写 {of}/{to}；要写百分比的，两题的单位写成一样" if of and to else ""
        )
        yield ComputedFlaw(("unit",), "单位和相除的两题对不上", question.unit, f"{named}；{hint}".removesuffix("；"))


def clash(facts: Iterable[str], questions: Mapping[str, Question]) -> tuple[str, str] | None:
    """Return two facts that hang together: a computed one and its part, or two with a part in common; the later one last."""
    owners: dict[str, str] = {}
    for fact in facts:
        for part in {fact, *(questions[fact].parts if fact in questions else ())}:
            if owners.setdefault(part, fact) != fact:
                return owners[part], fact
    return None


def has_too_many_places(bound: int | float) -> bool:
    """Return whether a bound has more decimals than a computed value is known to."""
    exponent = Decimal(repr(bound)).normalize().as_tuple().exponent
    return isinstance(exponent, int) and -exponent > MOST_PLACES
