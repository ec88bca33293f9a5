"""Read personas.yaml: invented applicants, and the verdicts that a person found for each by reading the notice.

No evaluator is asked. The strict reader of the content reads the file, so that a repeated benefit is an error. Every
error is a ValueError that names its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from policy_explorer.load.yaml_parser import read_yaml

PERSONAS = Path(__file__).with_name("personas.yaml")
VERDICTS = ("yes", "maybe", "no")
OPEN_KINDS = ("unanswered", "unknown", "department")
TERM_STATES = ("upcoming", "open", "closing", "ended")


@dataclass(frozen=True, slots=True)
class Expected:
    """A verdict, the reasons why it is open if it is `maybe`, and the words of the measure that decide."""

    verdict: str
    open: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True)
class Persona:
    """`verdicts` and `terms` are keyed by "<measure number>/<benefit id>". `terms` are statuses on `day`."""

    id: str
    name: str
    who: str
    answers: Mapping[str, Any]
    verdicts: Mapping[str, Expected]
    departments: frozenset[str]
    day: date
    terms: Mapping[str, str]


def personas(path: Path = PERSONAS) -> tuple[Persona, ...]:
    reading = read_yaml(path.name, path.read_text(encoding="utf-8"))
    if reading.problems:
        raise ValueError("\n".join(map(str, reading.problems)))
    return tuple(map(persona, reading.value))


def persona(written: Mapping[str, Any]) -> Persona:
    where = written["id"]
    return Persona(
        id=where,
        name=written["name"],
        who=written["who"],
        answers=written["answers"],
        verdicts={key: expected(f"{where}: {key}", **value) for key, value in written["verdicts"].items()},
        departments=frozenset(written["departments"]),
        day=date.fromisoformat(written["day"]),
        terms={key: one_of(TERM_STATES, f"{where}: {key}", state) for key, state in written["terms"].items()},
    )


def expected(where: str, verdict: str, words: str, open: tuple[str, ...] | list[str] = ()) -> Expected:
    if (verdict == "maybe") != bool(open):
        raise ValueError(f"{where}: a maybe, and nothing else, says what is open")
    kinds = frozenset(one_of(OPEN_KINDS, where, kind) for kind in open)
    return Expected(one_of(VERDICTS, where, verdict), kinds, words)


def one_of(known: tuple[str, ...], where: str, value: str) -> str:
    if value not in known:
        raise ValueError(f"{where}: {value!r} is none of {', '.join(known)}")
    return value
