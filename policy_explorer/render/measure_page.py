"""Measures -> their pages. Pure: yields (path, bytes).

A measure's page shows the measure, its document, the names of its related measures and of its neighbours, the questions
that its rules ask, and what all pages share; nothing else of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from ..site import DocumentPage, SiteMeasure
from .cards import prominent_amounts
from .frame import frame
from .handout import handout_size
from .page import Page, Shared, full_address

FOLDER = "measures"
ROOT = "../"
STORY = "components/measure_story.html"
MOST_AMOUNTS = 4  # large at the head of a measure's page


@dataclass(frozen=True, slots=True)
class OfDocument:
    """What the pages of all measures of a document have in common."""

    page: DocumentPage
    url: str  # of the document, as seen from a measure's page
    superseded: Markup
    since: Markup  # from which day the document holds, in its words
    until: Markup
    standing_rule: Markup
    clauses: Markup


def files(its: DocumentPage, entries: Iterable[SiteMeasure], others: Mapping[str, SiteMeasure], shared: Shared, jinja: Environment) -> Iterator[tuple[str, bytes]]:
    """`entries` are measures of the document; `others` hold at least those that they name as related or as neighbours."""
    story = jinja.get_template(STORY).module
    document = of_document(its, story)
    around = frame("measure", FOLDER, shared, jinja, {})
    for entry in entries:
        page = page_of(entry, its, shared.several_documents)
        address = full_address(page.path, shared.home)
        main = story.measure_story(entry, document, shared, others, ROOT, address, page.value["headline_amounts"], page.value["handout_size"])
        yield page.path, around.around(main, title=page.title, description=page.description, address=address or "").encode()


def of_document(its: DocumentPage, story) -> OfDocument:
    url = ROOT + its.url
    parts = (story.document_superseded, story.document_since, story.document_until, story.document_standing_rule, story.document_clauses)
    return OfDocument(its, url, *(part(its, url, ROOT) for part in parts))


def page_of(entry: SiteMeasure, its: DocumentPage, several_documents: bool) -> Page:
    measure = entry.measure
    title = f"{measure.title}（{entry.document.short_title}）" if several_documents else measure.title
    amounts = tuple(prominent_amounts(entry))[:MOST_AMOUNTS]
    value = {"entry": entry, "document_page": its, "headline_amounts": amounts, "handout_size": handout_size(measure, len(its.superseded_by))}
    return Page(entry.url, "measure", title, f"{measure.summary.text}（编者归纳）", value)
