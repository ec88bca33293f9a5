"""Site -> what the templates of pages that list measures get, a mapping for each page of a list. Pure.

`leaf` says which part of the list the page shows, `rows` hold the fragments of measures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from policy_explorer.derive.site import DepartmentPage, DocumentPage, SectorPage, Site, SiteMeasure
from policy_explorer.render.measure_rows import MeasureRows
from policy_explorer.render.page import DOCUMENTS
from policy_explorer.render.paging import MOST_LISTED, leaves
from policy_explorer.render.timeline import timeline
from policy_explorer.text.wording import day_wording

MOST_MARKS = 60  # deadlines that can be drawn; more are found by the pages that they stand on
MOST_EXAMPLES = 100  # measures with examples on one page

Values = dict[str, Any]


def department_values(its: DepartmentPage, site: Site, rows: MeasureRows) -> Iterator[Values]:
    """What a standing rule adds is counted by document where it is too much: it is nearly all that the document holds."""
    many = len(its.implied) > MOST_LISTED
    groups = [("leads", its.leads), ("takes_part", its.takes_part), ("implied", () if many else its.implied)]
    for leaf in leaves(its.url, groups):
        by_document = implied_by_document(its, site) if many and leaf.first else ()
        yield {"department_page": its, "rows": rows, "leaf": leaf, "implied_by_document": by_document}


def implied_by_document(its: DepartmentPage, site: Site) -> list[tuple[DocumentPage, int]]:
    counts = Counter(site.summaries[key].document for key in its.implied)
    return [(page, counts[page.notice.document.id]) for page in site.documents if counts[page.notice.document.id]]


def sector_values(its: SectorPage, rows: MeasureRows, most_general: int) -> Iterator[Values]:
    for leaf in leaves(its.url, [("own", its.measures)]):
        yield {"sector_page": its, "most_general": most_general, "rows": rows, "leaf": leaf}


def deadline_values(site: Site, rows: MeasureRows) -> Iterator[Values]:
    drawn = timeline(site.deadlines) if len(site.deadlines) <= MOST_MARKS else None
    cut = leaves("deadlines.html", [(deadline.until, deadline.measures) for deadline in site.deadlines])
    first_days = [leaf.parts[0].group for leaf in cut if leaf.parts]
    names = [
        str(number) if day in first_days[: number - 1] else day_wording(day)
        for number, day in enumerate(first_days, start=1)
    ]
    first_pages = {part.group: leaf.path for leaf in reversed(cut) for part in leaf.parts}
    elsewhere = {day: path for day, path in first_pages.items() if path != cut[0].path}
    for leaf in cut:
        yield {"timeline": drawn, "rows": rows, "leaf": leaf, "names": names, "pages_of_days": elsewhere}


def document_values(site: Site) -> Iterator[Values]:
    """The newest first."""
    newest = sorted(site.documents, key=lambda its: its.notice.document.issued, reverse=True)
    by_id = {its.notice.document.id: its for its in newest}
    for leaf in leaves(DOCUMENTS, [("documents", tuple(by_id))]):
        yield {"leaf": leaf, "shown": [by_id[id] for part in leaf.parts for id in part.keys]}


def example_values(its: DocumentPage, measures: Mapping[str, SiteMeasure]) -> Iterator[Values]:
    """None for a document without examples."""
    keys = [key for _, own in its.chapters for key in own if has_examples(measures[key])]
    if keys:
        for leaf in leaves(examples_url(its), [("examples", keys)], MOST_EXAMPLES):
            yield {
                "document_page": its,
                "leaf": leaf,
                "entries": [measures[key] for part in leaf.parts for key in part.keys],
            }


def examples_by_document(site: Site) -> list[tuple[DocumentPage, str, int]]:
    """Each document that has any, where they are and how many."""
    counts: Counter[str] = Counter()
    for measure in site.summaries.values():
        counts[measure.document] += measure.examples
    return [
        (page, examples_url(page), counts[page.notice.document.id])
        for page in site.documents
        if counts[page.notice.document.id]
    ]


def examples_url(its: DocumentPage) -> str:
    return f"examples/{its.notice.document.id}.html"


def has_examples(entry: SiteMeasure) -> bool:
    return any(own.benefit.examples for own in entry.benefits)
