"""Compute what a document contributes to the files that show all documents. Pure.

Rows are cached with the pages of their document, so that files that show all documents are made without reading
measures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment
from msgspec import Struct

from policy_explorer.build.cache import ValueKind
from policy_explorer.derive.site import SiteMeasure
from policy_explorer.derive.summary import summarise
from policy_explorer.render import judging_data, open_data, questionnaire_data
from policy_explorer.render.judging_data import JudgingRow
from policy_explorer.render.measure_rows import measure_rows
from policy_explorer.render.page import Shared


class FullRows(Struct, frozen=True):
    """What a small site shows on one page of all measures.

    `questionnaire` are data of the questionnaire, a text for each measure. `conditions` and `examples` are the HTML of
    all.
    """

    questionnaire: tuple[str, ...]
    conditions: str
    examples: str


# LISTED: the HTML of measures in lists, by key. OPEN: the open data, a row for each measure. JUDGED: what judging needs, a row
# for each measure of a large site. FULL: all that a small site shows.
LISTED = ValueKind[dict[str, str]]("listed", dict[str, str], remembered=True)
OPEN = ValueKind[tuple[bytes, ...]]("open", tuple[bytes, ...])
JUDGED = ValueKind[tuple[JudgingRow, ...]]("judged", tuple[JudgingRow, ...], remembered=True)
FULL = ValueKind[FullRows]("full", FullRows, remembered=True)

Rows = Callable[[ValueKind[Any]], Iterator[Any]]  # kind -> the rows of one document after the other


def kinds(large: bool) -> tuple[ValueKind[Any], ...]:
    """Return the kinds of rows that a site needs."""
    return LISTED, OPEN, JUDGED if large else FULL


def make_rows(kind: ValueKind[Any], entries: Sequence[SiteMeasure], shared: Shared, jinja: Environment) -> Any:
    """Return the rows of `kind` for all measures of one document."""
    if kind is LISTED:
        return dict(measure_rows(map(summarise, entries), shared.several_documents, jinja))
    if kind is OPEN:
        return tuple(map(open_data.measure_row, entries))
    if kind is JUDGED:
        return tuple(map(judging_data.judging_row, entries))
    return full_rows(entries, shared, jinja)


def full_rows(entries: Sequence[SiteMeasure], shared: Shared, jinja: Environment) -> FullRows:
    known, several = shared.questions, shared.several_documents
    article = macro(jinja, "components/condition_table.html", "condition_article")
    examples = macro(jinja, "components/example.html", "example_measure")
    return FullRows(
        questionnaire=tuple(questionnaire_data.measure_row(entry, known) for entry in entries),
        conditions="".join(str(article(entry, known, several, "")) for entry in entries if entry.is_judged),
        examples="".join(str(examples(entry, known, several, "")) for entry in entries),
    )


def macro(jinja: Environment, template: str, name: str) -> Callable[..., Any]:
    macros: Mapping[str, Any] = vars(jinja.get_template(template).module)
    function: Callable[..., Any] = macros[name]
    return function
