"""Payouts as pages show them, and in the data of the questionnaire: with words, or as judging needs them. No effects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policy_explorer.derive.site import SiteMeasure
from policy_explorer.model import Payout, Question
from policy_explorer.render.quote_places import quote_place
from policy_explorer.rules.payout_plan import line_tests
from policy_explorer.rules.payout_wording import plan_steps, worded_plan
from policy_explorer.text.data_script import compact
from policy_explorer.text.data_shapes.payouts import PayoutEntry


def payout_entry(payout: Payout, measure: SiteMeasure, known: Mapping[str, Question]) -> PayoutEntry:
    """Return a payout with the place of each of its clauses."""
    plan = worded_plan(payout, known)
    for part in parts_with_quotes(plan):
        part["at"] = quote_place(measure, part["quote"])
    return plan


def parts_with_quotes(plan: Any) -> Iterator[dict[str, Any]]:
    yield plan
    yield from plan.get("tiers", ())
    yield from (plan[name] for name in ("highest", "capped_at", "instalments", "allotted") if name in plan)


def needs_of_payout(payout: Payout) -> str:
    """Return, as JSON text, what tells which answers a payout still needs: `{}` for one that needs none."""
    needs: dict[str, Any] = {"times": payout.times} if payout.times else {}
    if payout.tiers is not None:
        lines = line_tests(payout.tiers)
        tests = [[{"fact": test.fact, test.operator: test.written_operand} for test in line] for line in lines]
        needs |= {"by": payout.tiers.by, "tiers": [{"tests": line} for line in tests]}
        needs |= {"highest": True} if payout.tiers.take else {}
    return compact(needs)


def payout_words(payout: Payout | None, known: Mapping[str, Question]) -> list[str]:
    """Return how a payout comes about, part by part; nothing where its figures alone say it."""
    if payout is None:
        return []
    words = [step.words for step in plan_steps(worded_plan(payout, known))]
    return words if payout.facts or len(words) > 1 else []
