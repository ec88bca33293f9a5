"""A rule as data/questionnaire.js has it: its shape in YAML, with the words and the place of each condition. No effects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, cast

from policy_explorer.derive.effective_rule import RuleSource
from policy_explorer.derive.site import SiteMeasure
from policy_explorer.model import (
    Condition,
    CountOf,
    FactTest,
    Manual,
    Not,
    Question,
    parts,
)
from policy_explorer.model.rules import CONNECTIVES
from policy_explorer.render.judging_data import test_entry
from policy_explorer.render.quote_places import quote_place
from policy_explorer.text.condition_wording import condition_wording, fact_wording, judge, list_heading
from policy_explorer.text.data_shapes.rules import RuleEntry


class RuleContext(NamedTuple):
    """What the entries of a rule are worded with: its measure, the departments that decide, and the questions by id."""

    measure: SiteMeasure
    lead: Sequence[str]
    known: Mapping[str, Question]


def whole_rule_entry(rule: Condition, sources: Mapping[int, RuleSource], context: RuleContext) -> RuleEntry:
    """Return the entry of a rule. `sources` say of its top-level parts that stand elsewhere where they do."""
    if not sources:
        return rule_entry(rule, context)
    inside = [rule_entry(part, context, sources.get(place)) for place, part in enumerate(parts(rule))]
    return cast(RuleEntry, {CONNECTIVES[type(rule)]: inside})  # a rule of several places is an `all`


def rule_entry(condition: Condition, context: RuleContext, source: RuleSource | None = None) -> RuleEntry:
    if not isinstance(condition, FactTest | Manual):
        inside = [rule_entry(part, context, source) for part in parts(condition)]
        entry = {CONNECTIVES[type(condition)]: inside[0] if isinstance(condition, Not) else inside}
        own = count_entry(condition, context, source) if isinstance(condition, CountOf) else {}
        return cast(RuleEntry, entry | own)
    at = quote_anchor(condition.quote, context, source)
    words = {"words": condition_wording(condition, context.known, context.lead), "at": at}
    if isinstance(condition, FactTest):
        words["unmet"] = fact_wording(condition, context.known[condition.fact], met=False)
    elsewhere = {"source": source.label} if source else {}
    return cast(RuleEntry, leaf_entry(condition, context.lead) | words | elsewhere)


def quote_anchor(quote: str, context: RuleContext, source: RuleSource | None) -> str:
    """Return where a quote stands: an anchor on the page of the measure, or an address."""
    return (source and source.place(quote)) or quote_place(context.measure, quote)


def count_entry(condition: CountOf, context: RuleContext, source: RuleSource | None) -> dict[str, Any]:
    """Return what the entry of a count has besides its parts."""
    at = quote_anchor(condition.quote, context, source)
    own = {"at_least": condition.at_least, "quote": condition.quote, "words": list_heading(condition), "at": at}
    return own | ({"source": source.label} if source else {})


def leaf_entry(condition: FactTest | Manual, lead: Sequence[str]) -> dict[str, Any]:
    if isinstance(condition, FactTest):
        return test_entry(condition) | {"quote": condition.quote}
    return {"manual": condition.manual, "quote": condition.quote, "by": judge(condition, lead)}
