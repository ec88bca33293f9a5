"""Questions and rules -> fingerprints of the rules. Pure.

A link with answers carries them, so that a site whose rules have changed since can tell which. There is one for each
question, of how it asks, which answers it takes and every rule that tests its fact, and one of all questions and rules.
Words that change no verdict (help, quotes, titles) are left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from policy_explorer.digests import hex_digest
from policy_explorer.model import Condition, CountOf, FactTest, Payout, Question, parts, tests_in
from policy_explorer.rules.payout_plan import line_tests
from policy_explorer.rules.spec import SPEC
from policy_explorer.text.wording import by_id

DIGITS_OF_ONE, DIGITS_OF_ALL = SPEC.digits_of_question_version, 8
ASKS = {"ask", "type", "unit", "whole", "minimum", "maximum", "options", "ratio", "sum"}
LABELS = {"id", "label"}
WORDS = {"quote", "take_quote", "label"}


class RulesVersion(Struct, frozen=True):
    """Hexadecimal digests: of all questions and rules, and by fact of one question with the rules that test it."""

    whole: str
    by_fact: Mapping[str, str]


class Bound(NamedTuple):
    """A test of a number without its quote."""

    fact: str
    operator: str
    operand: Any


class RuleFacts(NamedTuple):
    """One rule with its payout: how it judges, as canonical JSON, and which facts and bounds of numbers it tests.

    `paid` tells that its payout needs answers.
    """

    shape: str
    facts: tuple[str, ...]
    bounds: tuple[Bound, ...]
    paid: bool = False


def rules_of(rules: Iterable[tuple[str, Condition, Payout | None]]) -> dict[str, RuleFacts]:
    """Return the facts of each rule; `rules` are a benefit's key, rule and payout, as `derive.site.rules_in` gives them."""
    return {key: rule_facts(rule, payout) for key, rule, payout in rules}


def rule_facts(condition: Condition, payout: Payout | None = None) -> RuleFacts:
    """Return the facts of a rule. The bounds of tiers cut answers into bands, as those of conditions do."""
    tiers = line_tests(payout.tiers) if payout is not None and payout.tiers is not None else ()
    tests = (*tests_in(condition), *(test for line in tiers for test in line))
    own = payout.facts if payout is not None else ()
    facts = dict.fromkeys((*(test.fact for test in tests), *own))
    bounds = dict.fromkeys(
        Bound(test.fact, test.operator, test.operand) for test in tests if SPEC.operators[test.operator].bound
    )
    judged = shape(condition) if payout is None else [shape(condition), payout_shape(payout)]
    return RuleFacts(canonical(judged), tuple(facts), tuple(bounds), paid=bool(own))


def version_of(questions: Iterable[Question], rules: Mapping[str, RuleFacts]) -> RulesVersion:
    """Return the fingerprints of these questions and of these rules, which are given by the keys of their benefits.

    On an answer to a part of a computed fact depend that fact and the rules that test it.
    """
    known = by_id(questions)
    written = {fact: canonical(asked(question)) for fact, question in known.items()}
    testing: dict[str, dict[str, str]] = defaultdict(dict)
    for key, rule in rules.items():
        for fact in rule.facts:
            for part in (fact, *(known[fact].parts if fact in known else ())):
                testing[part][key] = rule.shape
    for question in known.values():
        for part in question.parts:
            testing[part][question.id] = written[question.id]
    shapes = {key: rule.shape for key, rule in rules.items()}
    return RulesVersion(
        whole=hex_digest(f"[{join_mapping(written)},{join_mapping(shapes)}]".encode())[:DIGITS_OF_ALL],
        by_fact={
            fact: hex_digest(f"[{asks},{join_mapping(testing[fact])}]".encode())[:DIGITS_OF_ONE]
            for fact, asks in written.items()
        },
    )


def bounds_by_fact(rules: Iterable[RuleFacts]) -> dict[str, list[Bound]]:
    """Return every bound of the rules, by its fact."""
    found: dict[str, list[Bound]] = defaultdict(list)
    for rule in rules:
        for bound in rule.bounds:
            found[bound.fact].append(bound)
    return found


def shape(condition: Condition) -> Any:
    """Return the rule without its quotes, as JSON values."""
    inside = [shape(part) for part in parts(condition)]
    if isinstance(condition, CountOf):
        return [type(condition).__name__, condition.at_least, *inside]
    if inside:
        return [type(condition).__name__, *inside]
    if isinstance(condition, FactTest):
        return [condition.fact, condition.operator, condition.written_operand]
    return ["manual"]


def payout_shape(payout: Payout) -> Any:
    """Return a payout without its quotes, examples and label, as JSON values."""
    return without_words(payout.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"examples"}))


def without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: without_words(inner) for name, inner in value.items() if name not in WORDS}
    return list(map(without_words, value)) if isinstance(value, list) else value


def asked(question: Question) -> dict[str, Any]:
    """Return how a question asks and which answers it takes, as JSON values."""
    written = question.model_dump(mode="json", include=ASKS)
    return written | {"options": [{key: option[key] for key in sorted(LABELS)} for option in written["options"]]}


def canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def join_mapping(values: Mapping[str, str]) -> str:
    """Return canonical JSON of a mapping whose values are canonical JSON already."""
    return "{" + ",".join(f"{canonical(key)}:{value}" for key, value in sorted(values.items())) + "}"
