"""The shapes of the data scripts: what the build writes and the scripts of the pages read. Pure.

`static/js/types/data.d.ts` is generated from these classes (`schemas/script_types.py`), so that mypy here and tsc there hold both sides to one
contract; `tests/schemas/test_script_types.py` holds the file current and every built script to its shape. Dates are ISO text.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, NewType, NotRequired, TypedDict

IsoDate = NewType("IsoDate", str)
Answer = NewType("Answer", object)  # written out in static/js/types/rules.d.ts
RangeAnswer = NewType("RangeAnswer", object)

TestEntry = TypedDict(
    "TestEntry",
    {
        "fact": str,
        "is": NotRequired[str | bool],
        "one_of": NotRequired[list[str]],
        "includes": NotRequired[str],
        "includes_any": NotRequired[list[str]],
        "at_least": NotRequired[float],
        "at_most": NotRequired[float],
        "more_than": NotRequired[float],
        "less_than": NotRequired[float],
        "on_or_after": NotRequired[IsoDate],
        "on_or_before": NotRequired[IsoDate],
        "after": NotRequired[IsoDate],
        "before": NotRequired[IsoDate],
        "elapsed_at_least": NotRequired["LengthEntry"],
        "elapsed_more_than": NotRequired["LengthEntry"],
        "elapsed_at_most": NotRequired["LengthEntry"],
        "elapsed_less_than": NotRequired["LengthEntry"],
        "age_at_least": NotRequired[int],
        "age_more_than": NotRequired[int],
        "age_at_most": NotRequired[int],
        "age_less_than": NotRequired[int],
    },
)
TestEntry.__doc__ = "A test of one fact; exactly one operator is present."


class FactTestEntry(TestEntry):
    """A test in a rule, with its clause, its wording and the place of the clause.

    `at` is an anchor on the page of the measure, or the address of a place on the page of the document. `source` says where the test
    stands if that is not in the benefit.
    """

    quote: str
    words: str
    at: str
    source: NotRequired[str]


class ManualEntry(TypedDict):
    """A condition that only a department can judge; `at` and `source` as those of a test."""

    manual: str
    quote: str
    by: str
    words: str
    at: str
    source: NotRequired[str]


class AllEntry(TypedDict):
    """All parts have to be met."""

    all: list[RuleEntry]


class AnyEntry(TypedDict):
    """One part has to be met."""

    any: list[RuleEntry]


NotEntry = TypedDict("NotEntry", {"not": "RuleEntry"})
NotEntry.__doc__ = "The part must not be met."


class CountEntry(TypedDict):
    """At least so many parts have to be met; the other fields are those of a test."""

    count: list[RuleEntry]
    at_least: int
    quote: str
    words: str
    at: str
    source: NotRequired[str]


LeafEntry = FactTestEntry | ManualEntry
RuleEntry = AllEntry | AnyEntry | NotEntry | CountEntry | FactTestEntry | ManualEntry


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


UndatedEnd = Literal["indefinite", "further_notice", "budget", "project", "not_stated"]
TermDays = TypedDict("TermDays", {"from": NotRequired[IsoDate], "until": NotRequired[IsoDate]})


class StretchEntry(TypedDict):
    """An earlier part of a period, before an extension that begins on the day `resumes`: how it ended."""

    until: NotRequired[IsoDate]
    ends: NotRequired[UndatedEnd]
    used_up: NotRequired[IsoDate]
    resumes: IsoDate


class PeriodEntry(TermDays):
    """Both days belong to the period. A day that the text does not give is absent, and `ends` then says how it ends.

    `issued` is the day of the document, present where no first day is. `used_up` is the day from which its budget is used
    up, `fact` the question whose answer it is compared with, `superseded` the day from which its document no longer
    applies, `extended` says in words which documents extend it, `earlier` are the parts before an extension that does not
    follow at once, the oldest first.
    """

    basis: str
    quote: NotRequired[str]
    issued: NotRequired[IsoDate]
    ends: NotRequired[UndatedEnd]
    used_up: NotRequired[IsoDate]
    provisional: NotRequired[bool]
    fact: NotRequired[str]
    note: NotRequired[str]
    superseded: NotRequired[IsoDate]
    extended: NotRequired[str]
    earlier: NotRequired[list[StretchEntry]]


class LengthEntry(TypedDict, total=False):
    """A length of time; exactly one unit is present. Working days are never counted."""

    years: int
    months: int
    days: int
    working_days: int


YearlyDays = TypedDict("YearlyDays", {"from": NotRequired[str], "until": NotRequired[str]})
YearlyDays.__doc__ = "Days of a year as MM-DD, both included; at least one is present."


class EventEntry(TypedDict):
    """The time after an event, or a length of it; `fact` is the question about its date."""

    event: str
    within: NotRequired[LengthEntry]
    fact: NotRequired[str]


class WindowEntry(TypedDict):
    """When one can apply: exactly one of `once`, `yearly` and `after`. `spans` are the parts of its term, if any day is known."""

    once: NotRequired[TermDays]
    yearly: NotRequired[YearlyDays]
    after: NotRequired[EventEntry]
    quote: str
    spans: NotRequired[list[TermDays]]


class BenefitEntry(TypedDict):
    """A benefit without a rule is nothing to apply for.

    Its period is present only if it differs from that of its measure, its windows only if they do. `lead` and
    `responsible` are units that it alone names.
    """

    id: str
    title: str
    kind: str
    quote: str
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
    rows: NotRequired[list[JudgingRow]]


class FacetData(TypedDict):
    """A facet. Options are [id, label], or for chapters of several documents [document, [[number, name]…]].

    A value is the index of the measure's option, or indices where there are none or several.
    """

    id: str
    title: str
    options: list[tuple[str, str]] | list[tuple[str, list[tuple[int, str]]]]
    values: list[int | list[int]]


class TitleColumns(TypedDict, total=False):
    """What a card says at once; only where the page does not have all cards. `labels` only where one is not a number.

    `asked` only where no unit leads some measure: of these the role and the names of whom to ask.
    """

    titles: list[str]
    labels: list[str]
    asked: list[tuple[str, str] | None]
    names: list[str]


class SupersededColumns(TypedDict, total=False):
    """By document; only where something supersedes a document."""

    superseded: list[IsoDate | None]


class EndColumns(TypedDict, total=False):
    """By measure; each only where a measure has such a term."""

    ends: list[UndatedEnd | Literal[""]]
    used_up: list[int]
    provisional: list[int]
    facts: list[str]
    earlier: list[list[StretchEntry]]


ExplorerDays = TypedDict("ExplorerDays", {"from": list[int], "until": list[int]})


class ExplorerData(ExplorerDays, TitleColumns, SupersededColumns, EndColumns):
    """data/explorer.js: a row for each measure, in columns; see explorer_data.py."""

    documents: list[str]
    document: list[int]
    number: list[int]
    days: list[IsoDate]
    facets: list[FacetData]


class SearchData(TypedDict):
    """data/search.js: two strings of equal length, and names with their aliases; see search_data.py."""

    characters: tuple[str, str]
    entries: list[list[str]]
    terms: list[list[str]]


class SearchMeasures(TypedDict):
    """search/measures.js: `files` are [name, number of measures]."""

    keys: list[str]
    files: list[tuple[str, int]]
    labels: list[str]


class SearchPages(TypedDict):
    """search/pagefind/pages.js: how many measures each slice has, and of each measure its page and the ends of its passages."""

    slices: list[int]
    pages: list[str]
    headingEnds: list[int]
    officialEnds: list[int]


class PrecacheManifest(TypedDict):
    """The data of the service worker.

    `precached` are hashes, by path, of the files that it caches at once; `keptFolders` contain pages that it caches
    when they are visited.
    """

    precached: dict[str, str]
    keptFolders: list[str]


# A compact rule is the index of a test, -1 for a manual condition, or a connective (rules/spec.json) and its parts.
CompactRule = int | list[Any]
# [document, number, from, until, rules, own periods as [benefit, from, until]]; documents and days are indices.
JudgingRow = (
    tuple[int, int, int, int, list[CompactRule | None]]
    | tuple[int, int, int, int, list[CompactRule | None], list[tuple[int, int, int]]]
)
# [measure, its benefit, first day, last day] of a time at which it is over and resumes; both as indices
PauseRow = tuple[int, int, IsoDate, IsoDate]
# [what it gives, amounts as [label, figure], summary]
CardRow = tuple[str, list[tuple[str, str]], str]
# search/passages/<name>.js: [official, beside, tags]
PassagesData = tuple[str, str, str]


def iso(day: date) -> IsoDate:
    """Write a date as the data scripts have it."""
    return IsoDate(day.isoformat())
