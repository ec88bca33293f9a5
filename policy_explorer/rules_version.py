"""Site -> short names for the present state of its rules. Pure.

A link with answers carries them, so that a site whose rules have changed since can say what has: for each
question a digest of how it asks, of what it takes for an answer and of every rule that tests its fact, and one of
all questions and all rules. Words that change no verdict (help, quotes, titles) are left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from .model import Condition, FactTest, Question, parts, tests_in
from .site import Site

DIGITS_OF_ONE, DIGITS_OF_ALL = 4, 8
ASKS = {"ask", "type", "unit", "whole", "minimum", "maximum", "options"}
LABELS = {"id", "label"}


@dataclass(frozen=True, slots=True)
class RulesVersion:
    """Hexadecimal digests: of everything, and by fact of one question with the rules that test it."""

    whole: str
    by_fact: Mapping[str, str]


def rules_version(site: Site) -> RulesVersion:
    rules = {own.key: own.benefit.eligibility for entry in site.measures.values() for own in entry.benefits if own.benefit.eligibility}
    shapes = {key: shape(rule) for key, rule in rules.items()}
    testing: dict[str, dict[str, Any]] = defaultdict(dict)
    for key, rule in rules.items():
        for fact in facts(rule):
            testing[fact][key] = shapes[key]
    questions = {question.id: asked(question) for question in site.catalogue.questions}
    return RulesVersion(
        whole=digest([questions, shapes], DIGITS_OF_ALL),
        by_fact={fact: digest([written, testing[fact]], DIGITS_OF_ONE) for fact, written in questions.items()},
    )


def tests_by_fact(site: Site) -> dict[str, list[FactTest]]:
    """Every test of the site's rules, by the fact that it tests."""
    found: dict[str, list[FactTest]] = defaultdict(list)
    for entry in site.measures.values():
        for own in entry.benefits:
            if own.benefit.eligibility is not None:
                for test in tests_in(own.benefit.eligibility):
                    found[test.fact].append(test)
    return found


def facts(condition: Condition) -> dict[str, None]:
    return dict.fromkeys(test.fact for test in tests_in(condition))


def shape(condition: Condition) -> Any:
    """The rule without the words around it."""
    inside = [shape(part) for part in parts(condition)]
    if inside:
        return [type(condition).__name__, *inside]
    if isinstance(condition, FactTest):
        return [condition.fact, condition.operator, condition.model_dump(mode="json", by_alias=True)[condition.operator]]
    return ["manual"]


def asked(question: Question) -> dict[str, Any]:
    written = question.model_dump(mode="json", include=ASKS)
    return written | {"options": [{key: option[key] for key in sorted(LABELS)} for option in written["options"]]}


def digest(value: Any, digits: int) -> str:
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()[:digits]
