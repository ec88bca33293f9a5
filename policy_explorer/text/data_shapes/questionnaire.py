"""data/questionnaire.js: the questions, and the measures with all that judges them."""

from __future__ import annotations

from typing import Literal, NewType, NotRequired, TypedDict

from policy_explorer.text.data_shapes.periods import IsoDate, PeriodEntry, WindowEntry
from policy_explorer.text.data_shapes.rules import CompactRule, RuleEntry, TestEntry

Answer = NewType("Answer", object)  # written out in static/js/types/rules.d.ts
RangeAnswer = NewType("RangeAnswer", object)


class BandEntry(TypedDict):
    """A range of numbers to choose from."""

    answer: RangeAnswer
    label: str


class OptionEntry(TypedDict):
    """An option of a question."""

    id: str
    label: str
    help: NotRequired[str]


class QuestionEntry(TypedDict):
    """A question as it is written, with the bands that the rules define and the version of all that depends on its answer."""

    id: str
    name: str
    ask: str
    help: NotRequired[str]
    type: Literal["boolean", "choice", "choices", "number", "date"]
    tier: int
    unit: NotRequired[str]
    whole: NotRequired[bool]
    minimum: NotRequired[float]
    maximum: NotRequired[float]
    fixed: NotRequired[bool]
    options: NotRequired[list[OptionEntry]]
    bands: NotRequired[list[BandEntry]]
    version: str


class PresetEntry(TypedDict):
    """Answers by fact to start from."""

    id: str
    name: str
    help: NotRequired[str]
    answers: dict[str, Answer]


class ClauseEntry(TypedDict):
    """A general clause that concerns applicants: `place` is what it says of its own place, `measures` those that it applies to, if not to all."""

    title: str
    quote: str
    place: NotRequired[str]
    measures: NotRequired[list[int]]


class DocumentEntry(TypedDict):
    """`superseded` is the day from which the document no longer applies."""

    id: str
    title: str
    reference: str
    url: str
    clauses: list[ClauseEntry]
    superseded: NotRequired[IsoDate]


class DepartmentEntry(TypedDict):
    """A department and the address of its page; `collective` if the notice does not list which units it means."""

    name: str
    url: str
    collective: NotRequired[bool]


class BenefitEntry(TypedDict):
    """`how` says in words what there is to do; `word` is the word of a clause that only allows or encourages.

    `counterpart` is whom the notice names to have it from, where that is not a department.

    Work of the government has no rule.
    Its period is present only if it differs from that of its measure, its windows only if they do. `lead` and
    `responsible` are units that it alone names.
    """

    id: str
    title: str
    kind: str
    quote: str
    access: Literal["apply", "direct", "counterpart", "government"]
    how: str
    word: NotRequired[str]
    counterpart: NotRequired[str]
    period: NotRequired[PeriodEntry]
    lead: NotRequired[list[str]]
    responsible: NotRequired[list[str]]
    windows: NotRequired[list[WindowEntry]]
    rule: NotRequired[RuleEntry]


class MeasureEntry(TypedDict):
    """A measure with all that the results of the questionnaire show; `label` only where it is not the number.

    `contact` is whom to ask where no unit leads: the role, and the names of units or that none is stated.
    """

    key: str
    document: str
    number: int
    label: NotRequired[str]
    title: str
    url: str
    lead: list[str]
    contact: NotRequired[tuple[str, list[str]]]
    period: PeriodEntry
    windows: NotRequired[list[WindowEntry]]
    benefits: list[BenefitEntry]


class QuestionnaireData(TypedDict):
    """data/questionnaire.js. A small site has `measures`; a large one has `tests`, `days`, `rows` and others, see judging_data.py."""

    version: str
    questions: list[QuestionEntry]
    presets: list[PresetEntry]
    documents: list[DocumentEntry]
    departments: list[DepartmentEntry]
    measures: NotRequired[list[MeasureEntry]]
    tests: NotRequired[list[TestEntry]]
    days: NotRequired[list[IsoDate]]
    used_up: NotRequired[list[IsoDate]]
    pauses: NotRequired[list[PauseRow]]
    afterwards: NotRequired[list[PauseRow]]
    rows: NotRequired[list[JudgingRow]]


# [document, number, from, until, rules, own periods as [benefit, from, until]]; documents and days are indices.
JudgingRow = (
    tuple[int, int, int, int, list[CompactRule | None]]
    | tuple[int, int, int, int, list[CompactRule | None], list[tuple[int, int, int]]]
)
# [measure, its benefit, first day, last day] of a time at which it is over and resumes; both as indices
PauseRow = tuple[int, int, IsoDate, IsoDate]
