"""data/explorer.js and the cards that it loads."""

from __future__ import annotations

from typing import Literal, TypedDict

from policy_explorer.text.data_shapes.periods import IsoDate, StretchEntry, TermDays, UndatedEnd


class CoveringOption(TypedDict, total=False):
    """The place of the option whose measures belong to every other option too; only where there is one."""

    covers_all: int


class FacetData(CoveringOption):
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
    afterwards: list[list[TermDays]]


ExplorerDays = TypedDict("ExplorerDays", {"from": list[int], "until": list[int]})


class ExplorerData(ExplorerDays, TitleColumns, SupersededColumns, EndColumns):
    """data/explorer.js: a row for each measure, in columns; see explorer_data.py."""

    documents: list[str]
    document: list[int]
    number: list[int]
    days: list[IsoDate]
    facets: list[FacetData]


# [what it gives, amounts as [label, figure], summary]
CardRow = tuple[str, list[tuple[str, str]], str]
