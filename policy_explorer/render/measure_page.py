"""Measures -> their pages. Pure: yields (path, bytes).

A measure's page shows the measure, its document, the names of its related measures and of its neighbours, the questions
that its rules ask, and what all pages share; nothing else of the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from jinja2 import Environment
from jinja2.environment import TemplateModule
from markupsafe import Markup
from msgspec import Struct

from policy_explorer.derive.site import DocumentPage, MeasureSummary, SiteBenefit, SiteMeasure
from policy_explorer.derive.summary import prominent_amounts
from policy_explorer.model import Amount
from policy_explorer.render.handout import handout_size
from policy_explorer.render.page import Page, Shared, full_address
from policy_explorer.render.page_shell import page_shell

FOLDER = "measures"
ROOT = "../"
MAIN = "mains/measure.html"
MOST_AMOUNTS = 4  # large at the head of a measure's page


class NamedMeasure(NamedTuple):
    """What the page of another measure says of this one."""

    key: str
    url: str
    number: int
    title: str
    document: str  # its id
    document_name: str


class Story(Struct, frozen=True):
    """A measure, and what is sorted out before its page is made."""

    entry: SiteMeasure
    headline_amounts: tuple[tuple[str, str], ...]  # label and figure
    handout_size: str  # how large it is printed
    other_amounts: tuple[Amount, ...]
    own_periods: tuple[SiteBenefit, ...]
    without_application: tuple[SiteBenefit, ...]
    slugs: Mapping[str, str]  # of its sectors, by their names


class OfDocument(Struct, frozen=True):
    """What the pages of all measures of a document have in common."""

    page: DocumentPage
    url: str  # of the document, as seen from a measure's page
    superseded: Markup
    since: Markup  # from which day the document holds, in its words
    until: Markup
    standing_rule: Markup
    clauses: Markup


def files(
    its: DocumentPage,
    entries: Iterable[SiteMeasure],
    others: Mapping[str, NamedMeasure],
    shared: Shared,
    jinja: Environment,
) -> Iterator[tuple[str, bytes]]:
    """`entries` are measures of the document; `others` hold at least those that they name as related or as neighbours."""
    main = jinja.get_template(MAIN).module
    document = of_document(its, main)
    shell = page_shell("measure", FOLDER, shared, jinja)
    for entry in entries:
        page = page_of(entry, its, shared.several_documents)
        address = full_address(page.path, shared.home)
        html = main.measure_story(story(entry, its), document, shared, others, ROOT, address)
        yield (
            page.path,
            shell.wrap(html, title=page.title, description=page.description, address=address or "").encode(),
        )


def named_measure(measure: MeasureSummary) -> NamedMeasure:
    return NamedMeasure(
        measure.key, measure.url, measure.number, measure.title, measure.document, measure.document_name
    )


def of_document(its: DocumentPage, main: TemplateModule) -> OfDocument:
    url = ROOT + its.url
    parts = (
        main.document_superseded,
        main.document_since,
        main.document_until,
        main.document_standing_rule,
        main.document_clauses,
    )
    return OfDocument(its, url, *(part(its, url, ROOT) for part in parts))


def page_of(entry: SiteMeasure, its: DocumentPage, several_documents: bool) -> Page:
    measure = entry.measure
    title = f"{measure.title}（{entry.document.short_title}）" if several_documents else measure.title
    return Page(
        entry.url, "measure", title, f"{measure.summary.text}（编者归纳）", {"entry": entry, "document_page": its}
    )


def story(entry: SiteMeasure, its: DocumentPage) -> Story:
    measure = entry.measure
    return Story(
        entry=entry,
        headline_amounts=tuple(prominent_amounts(entry))[:MOST_AMOUNTS],
        handout_size=handout_size(measure, len(its.superseded_by)),
        other_amounts=tuple(amount for amount in measure.amounts if amount.role != "name"),
        own_periods=tuple(own for own in entry.benefits if own.benefit.period),
        without_application=tuple(own for own in entry.benefits if own.benefit.no_application),
        slugs={sector.name: sector.slug for sector in entry.sectors},
    )
