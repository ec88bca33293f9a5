"""data/questionnaire.js: the questions, and the measures with all that judges them."""

from __future__ import annotations

from typing import Literal, NewType, NotRequired, TypedDict

from policy_explorer.text.data_shapes.payouts import PayoutEntry, PayoutNeeds
from policy_explorer.text.data_shapes.periods import IsoDate, PeriodEntry, WindowEntry
from policy_explorer.text.data_shapes.rules import CompactRule, RuleEntry, TestEntry

Answer = NewType("Answer", object)  # written out in static/js/types/rules.d.ts
RangeAnswer = NewType("RangeAnswer", object)


class BandEntry(TypedDict):
    """A range of numbers to choose from."""

    answer: RangeAnswer
    label: str


class OptionEntry(TypedDict):
    """An option of a question; `phrases` by which people say it, with the aliases of a term that has its label."""

    id: str
    label: str
    help: NotRequired[str]
    yes_words: NotRequired[str]
    no_words: NotRequired[str]
    phrases: NotRequired[list[str]]


class QuestionEntry(TypedDict):
    """A question as it is written, with the bands that the rules define and the version of all that depends on its answer."""

    id: str
    name: str
    ask: str
    help: NotRequired[str]
    type: Literal["boolean", "choice", "choices", "number", "date"]
    tier: int
    yes_words: NotRequired[str]
    no_words: NotRequired[str]
    phrases: NotRequired[list[str]]
    unit: NotRequired[str]
    whole: NotRequired[bool]
    minimum: NotRequired[float]
    maximum: NotRequired[float]
    fixed: NotRequired[bool]
    options: NotRequired[list[OptionEntry]]
    bands: NotRequired[list[BandEntry]]
    version: str


class RatioEntry(TypedDict):
    """One fact divided by another."""

    of: str
    to: str


class ComputedEntry(TypedDict):
    """A fact that is not asked but follows from answers: a ratio or a sum, with the range that its parts leave it."""

    id: str
    name: str
    type: Literal["number"]
    unit: NotRequired[str]
    whole: NotRequired[bool]
    minimum: NotRequired[float]
    maximum: NotRequired[float]
    fixed: NotRequired[bool]
    ratio: NotRequired[RatioEntry]
    sum: NotRequired[list[str]]


class PresetEntry(TypedDict):
    """Answers by fact to start from."""

    id: str
    name: str
    help: NotRequired[str]
    phrases: NotRequired[list[str]]
    answers: dict[str, Answer]


class SaidSector(TypedDict):
    """A sector by which people name their business, its aliases and the address of its page."""

    name: str
    url: str
    aliases: NotRequired[list[str]]


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


class WayEntry(TypedDict):
    """A statement of how to apply: label and words of what it says, and where it is from in words.

    Its quote stands at `at`, an anchor on the page of the measure or an address; `url` is the web page that it is from.
    """

    said: list[tuple[str, str]]
    origin: str
    quote: NotRequired[str]
    at: NotRequired[str]
    url: NotRequired[str]


class RelationEntry(TypedDict):
    """How a benefit stands to others, in words; `others` are key, title and address of each. `at` is where the quote stands.

    Of what is `amended`, the other is the document that changes it.
    """

    kind: Literal["excludes", "tops_up", "topped_up_by", "at_most_one", "amended"]
    words: str
    others: list[tuple[str, str, str]]
    quote: str
    at: str


class BenefitEntry(TypedDict):
    """`how` says in words what there is to do; `word` is the word of a clause that only allows or encourages.

    `brief` is how to apply in few words, `ways` are all statements of it, and `missing` says what nobody wrote of it.

    `gives` says in words the amounts and rates that it grants; `worth` is the fixed sum, in yuan, that it is ordered by.

    `counterpart` is whom the notice names to have it from, where that is not a department; it `decides` where the clause
    leaves it to it.

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
    gives: NotRequired[str]
    worth: NotRequired[float]
    word: NotRequired[str]
    decides: NotRequired[bool]
    brief: NotRequired[str]
    ways: NotRequired[list[WayEntry]]
    missing: NotRequired[str]
    relations: NotRequired[list[RelationEntry]]
    counterpart: NotRequired[str]
    period: NotRequired[PeriodEntry]
    lead: NotRequired[list[str]]
    responsible: NotRequired[list[str]]
    windows: NotRequired[list[WindowEntry]]
    payout: NotRequired[PayoutEntry]
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
    computed: NotRequired[list[ComputedEntry]]
    presets: list[PresetEntry]
    sectors: list[SaidSector]
    documents: list[DocumentEntry]
    departments: list[DepartmentEntry]
    measures: NotRequired[list[MeasureEntry]]
    tests: NotRequired[list[TestEntry]]
    days: NotRequired[list[IsoDate]]
    used_up: NotRequired[list[IsoDate]]
    pauses: NotRequired[list[PauseRow]]
    payouts: NotRequired[list[PayoutNeeds]]
    paid: NotRequired[list[tuple[int, int, int]]]
    worth: NotRequired[list[tuple[int, int, float]]]
    afterwards: NotRequired[list[PauseRow]]
    rows: NotRequired[list[JudgingRow]]


# [document, number, from, until, rules, own periods as [benefit, from, until]]; documents and days are indices.
JudgingRow = (
    tuple[int, int, int, int, list[CompactRule | None]]
    | tuple[int, int, int, int, list[CompactRule | None], list[tuple[int, int, int]]]
)
# [measure, its benefit, first day, last day] of a time at which it is over and resumes; both as indices
PauseRow = tuple[int, int, IsoDate, IsoDate]
