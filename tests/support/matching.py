"""Applicants for a site, and what their answers come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from policy_explorer.derive.site import WholeSite
from policy_explorer.match.match import Match
from policy_explorer.match.match import match as match_values
from policy_explorer.model.answers import parse_answers

DAY = date(2031, 6, 30)

FARM = {"trade": "farm", "area": 20, "organic": True}


def applicants(site: WholeSite) -> Iterator[dict[str, Any]]:
    """The answers of every example and of every preset, and none at all."""
    yield {}
    yield from (dict(preset.answers) for preset in site.catalogue.presets)
    for measure in site.measures.values():
        yield from (dict(example.answers) for entry in measure.benefits for example in entry.benefit.examples)


def match(site: WholeSite, written: Mapping[str, Any], day: date | None = None) -> Match:
    """The match of answers as they stand in a file."""
    return match_values(site, parse_answers(written), day)


def measure_with_number(found: Match, number: int) -> Any:
    return next(measure for measure in found.measures if measure.entry.measure.number == number)
