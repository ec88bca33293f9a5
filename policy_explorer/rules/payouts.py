"""A payout and answers -> how much, with its steps. Pure; `static/js/rules/payouts.js` is the twin in the browser.

Nothing is worked out from an answer that is not one number, and nothing that a department decides: see docs/decisions/payouts.md.
The plan (`payout_plan.py`) has no problems, and the answers suit their questions.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from policy_explorer.model import FactTest
from policy_explorer.model.answers import Answer, Answers, NumberRange, is_number
from policy_explorer.rules.decimals import decimal, hundredth, product, written
from policy_explorer.rules.evaluate import Truth, conjunction, fact_truth
from policy_explorer.text.data_shapes.payouts import PayoutEntry
from policy_explorer.text.data_shapes.rules import TestEntry

State = Literal["figure", "decided", "unanswered", "unknown", "range", "outside"]


class Worked(Struct, frozen=True):
    """What a payout comes to.

    `figure`: `value` in `unit`. `decided`: by a department, so that the plan says all. `unanswered`: `facts` are to be
    answered. `unknown` and `range`: the answers to `facts` are 不清楚, or ranges that leave it open. `outside`: of every tier.
    `line` is the tier that counts, `number` the answer that its figure is multiplied with, and `product` what comes of it,
    in the unit of the result; `capped` tells that it is above the cap. `parts` are the instalments.
    """

    state: State
    value: str | None = None
    unit: str | None = None
    line: int | None = None
    number: str | None = None
    product: str | None = None
    capped: bool = False
    parts: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


class Tier(Struct, frozen=True):
    """The tier of an answer: its place, or why there is none."""

    state: State
    line: int | None = None


def work_out(plan: PayoutEntry, answers: Answers) -> Worked:
    """Return what a payout comes to for these answers, whatever the verdict of its benefit is."""
    if plan["way"] in ("range", "at_most"):
        return Worked("decided")
    tier = tier_of(plan, answers)
    number = number_of(plan, answers)
    facts = (plan.get("by"), plan.get("times"))
    states = (tier.state, number if isinstance(number, str) else "figure")
    for state in ("outside", "unknown", "range", "unanswered"):
        if state in states:
            named = (fact for fact, own in zip(facts, states, strict=True) if fact and own == state)
            return Worked(state, line=tier.line, facts=tuple(dict.fromkeys(named)))
    return worked_figure(plan, tier.line, None if isinstance(number, str) else number)


def worked_figure(plan: PayoutEntry, line: int | None, number: Decimal | None) -> Worked:
    value = Decimal(plan["value"] if line is None else plan["tiers"][line]["value"])
    if number is not None:
        value = product(value, number)
        if plan["each"] == "%":
            value = hundredth(value)
    gained, unit, cap = value, plan["unit"], plan.get("capped_at")
    capped = cap is not None and value > Decimal(cap["size"])
    if cap is not None and capped:
        value, unit = Decimal(cap["value"]), cap["unit"]
    shares = plan["instalments"].get("shares", ()) if "instalments" in plan else ()
    return Worked(
        "figure",
        value=written(value),
        unit=unit,
        line=line,
        number=None if number is None else written(number),
        product=None if number is None else written(gained),
        capped=capped,
        parts=tuple(written(hundredth(product(value, Decimal(share)))) for share in shares),
    )


def tier_of(plan: PayoutEntry, answers: Answers) -> Tier:
    """Return the tier of the answer, the place None where the payout has none.

    Only where the highest counts there may be several: it has been proved that no answer belongs to two of others.
    """
    if "by" not in plan:
        return Tier("figure")
    if plan["by"] not in answers:
        return Tier("unanswered")
    answer = answers[plan["by"]]
    truths = [conjunction(line_truths(line["tests"], answer)) for line in plan["tiers"]]
    met = [place for place, met in enumerate(truths) if met]
    if met:
        values = [Decimal(line["value"]) for line in plan["tiers"]]
        return Tier("figure", max(met, key=values.__getitem__) if "highest" in plan else met[0])
    if None in truths:
        return Tier("unknown" if answer is None else "range")
    return Tier("outside")


def line_truths(tests: list[TestEntry], answer: Answer) -> list[Truth]:
    return [fact_truth(FactTest.model_validate({**test, "quote": "."}), answer) for test in tests]


def number_of(plan: PayoutEntry, answers: Answers) -> Decimal | State:
    """Return the answer that the figure is multiplied with, or why there is none; "figure" where the payout has none."""
    if "times" not in plan:
        return "figure"
    if plan["times"] not in answers:
        return "unanswered"
    answer = answers[plan["times"]]
    if isinstance(answer, NumberRange):
        return decimal(answer.low) if answer.low == answer.high else "range"
    return decimal(answer) if is_number(answer) else "unknown"


def needed_facts(plan: PayoutEntry, answers: Answers) -> tuple[str, ...]:
    """Return the unanswered facts whose answers the figure still needs."""
    worked = work_out(plan, answers)
    return worked.facts if worked.state == "unanswered" else ()
