"""Conditions as the page judges them, written out and compact."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from policy_explorer.text.data_shapes.periods import IsoDate, LengthEntry

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
        "elapsed_at_least": NotRequired[LengthEntry],
        "elapsed_more_than": NotRequired[LengthEntry],
        "elapsed_at_most": NotRequired[LengthEntry],
        "elapsed_less_than": NotRequired[LengthEntry],
        "age_at_least": NotRequired[int],
        "age_more_than": NotRequired[int],
        "age_at_most": NotRequired[int],
        "age_less_than": NotRequired[int],
    },
)
TestEntry.__doc__ = "A test of one fact; exactly one operator is present."


class FactTestEntry(TestEntry):
    """A test in a rule, with its clause, its wording and the place of the clause.

    `words` say it where it is met, `unmet` where it is not.
    `at` is an anchor on the page of the measure, or the address of a place on the page of the document. `source` says where the test
    stands if that is not in the benefit.
    """

    quote: str
    words: str
    unmet: str
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


# A compact rule is the index of a test, -1 for a manual condition, or a connective (rules/spec.json) and its parts.
CompactRule = int | list[Any]
