"""Days, terms and windows. Dates are ISO text."""

from __future__ import annotations

from datetime import date
from typing import Literal, NewType, NotRequired, TypedDict

IsoDate = NewType("IsoDate", str)

UndatedEnd = Literal["indefinite", "further_notice", "budget", "project", "not_stated"]
TermDays = TypedDict("TermDays", {"from": NotRequired[IsoDate], "until": NotRequired[IsoDate]})


class StretchEntry(TypedDict):
    """An earlier part of a period, before an extension that begins on the day `resumes`: how it ended."""

    until: NotRequired[IsoDate]
    ends: NotRequired[UndatedEnd]
    used_up: NotRequired[IsoDate]
    resumes: IsoDate
    afterwards: NotRequired[list[TermDays]]


class PeriodEntry(TermDays):
    """Both days belong to the period. A day that the text does not give is absent, and `ends` then says how it ends.

    `issued` is the day of the document, present where no first day is. `used_up` is the day from which its budget is used
    up, `fact` the question whose answer it is compared with, `superseded` the day from which its document no longer
    applies, `extended` says in words which documents extend it, `earlier` are the parts before an extension that does not
    follow at once, the oldest first, `afterwards` the times after the last day in which one can still apply.
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
    afterwards: NotRequired[list[TermDays]]


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
    """When one can apply: exactly one of `once`, `yearly` and `after`. `spans` are the parts of its term, if any day is known.

    With `afterwards` they are the days on which one can apply for what its term gave.
    """

    once: NotRequired[TermDays]
    yearly: NotRequired[YearlyDays]
    after: NotRequired[EventEntry]
    afterwards: NotRequired[bool]
    quote: str
    spans: NotRequired[list[TermDays]]


def iso(day: date) -> IsoDate:
    """Write a date as the data scripts have it."""
    return IsoDate(day.isoformat())


def iso_or_none(day: date | None) -> IsoDate | None:
    return iso(day) if day else None
