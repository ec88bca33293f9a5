"""What the doctor finds, by heading: the headings, and the findings as text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from policy_explorer.doctor.advice import RULES, examine
from policy_explorer.load.loader import Sources, load

FOLDER = "documents/yunxi-2031-5"
MEASURE = f"{FOLDER}/measures/01.yaml"
HEADINGS = [rule.heading for rule in RULES]
(
    ENDED,
    SOON,
    UNKNOWN,
    BUDGET,
    PERFORMED,
    ROLES,
    PAST,
    AFTERWARDS,
    MARKS,
    EXAMPLES,
    WORDS,
    IN_UNIT,
    COMPUTED,
    DAYS,
    PROVISIONAL,
    ORIGIN,
    OPTIONS,
    *MORE,
) = HEADINGS
(
    COVERAGE,
    NUMBERS,
    NO_UNITS,
    COUNTERPARTS,
    APPLIED,
    EACH,
    HIGHEST,
    CAPS,
    BEYOND,
    NOTHING,
    NO_WAYS,
    SEEN,
    TWICE,
    RELATED,
    *MORE,
) = MORE
COMMON_WORDS, SECTOR, AUDIENCE, ALIASES, UNUSED, HELP, SETTINGS, NAMED, STALE = MORE
BEFORE = date(2031, 1, 1)


def found(content: Path | Sources, on: date = BEFORE) -> dict[str, list[str]]:
    sources = content if isinstance(content, Sources) else load(content)
    return {group.heading: [str(finding) for finding in group.findings] for group in examine(sources, on)}
