"""Compute the values for the templates of pages that list measures, a mapping for each page of a list. No effects.

`list_page` says which part of the list the page shows; `rows` are the HTML of measures by key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from policy_explorer.derive.lists import derive_pauses
from policy_explorer.derive.page_values import DepartmentPage, DocumentPage, Pause, SectorPage
from policy_explorer.derive.site import MeasureSummary, Site, SiteMeasure
from policy_explorer.render.figures import BY_ANSWER, ending_words
from policy_explorer.render.measure_rows import MeasureRows
from policy_explorer.render.page import DOCUMENTS
from policy_explorer.render.paging import MOST_LISTED, list_pages
from policy_explorer.render.timeline import timeline

MOST_MARKS = 60  # deadlines in a timeline; a site with more has links to the pages that list them instead
MOST_EXAMPLES = 100  # measures with examples on one page
MOST_AT_A_GLANCE = 7  # measures on a page; with more it is longer than three windows of a phone, and has contents
DEPARTMENT_PARTS = {"leads": "牵头", "takes_part": "责任单位", "implied": "按文件总规定落实"}

Values = dict[str, Any]
Part = tuple[str, str]  # id and name of a section


def contents_of(parts: Iterable[Part], measures: int) -> tuple[Part, ...]:
    """Return the contents of a page of lists: its parts, or nothing where the page is short or has one part alone."""
    found = tuple(parts)
    return found if len(found) > 1 and measures > MOST_AT_A_GLANCE else ()


def department_values(department_page: DepartmentPage, site: Site, rows: MeasureRows) -> Iterator[Values]:
    """Yield the values of the pages of a department.

    Measures that a standing rule adds are counted by document if there are too many: they are nearly all of a document.
    """
    many = len(department_page.implied) > MOST_LISTED
    groups = [
        ("leads", department_page.leads),
        ("takes_part", department_page.takes_part),
        ("implied", () if many else department_page.implied),
    ]
    for list_page in list_pages(department_page.url, groups):
        by_document = implied_by_document(department_page, site) if many and list_page.is_first else ()
        yield {
            "department_page": department_page,
            "rows": rows,
            "list_page": list_page,
            "implied_by_document": by_document,
            "outline": contents_of(
                ((section.group.replace("_", "-"), DEPARTMENT_PARTS[section.group]) for section in list_page.sections),
                list_page.measures,
            ),
        }


def implied_by_document(department_page: DepartmentPage, site: Site) -> list[tuple[DocumentPage, int]]:
    counts = Counter(site.summaries[key].document for key in department_page.implied)
    return [(page, counts[page.notice.document.id]) for page in site.documents if counts[page.notice.document.id]]


def sector_values(sector_page: SectorPage, rows: MeasureRows, most_general: int) -> Iterator[Values]:
    for list_page in list_pages(sector_page.url, [("own", sector_page.measures)]):
        general = sector_page.general if list_page.is_first and len(sector_page.general) <= most_general else ()
        parts = [("own", sector_page.sector.name), *([("general", sector_page.everything)] if general else [])]
        yield {
            "sector_page": sector_page,
            "most_general": most_general,
            "rows": rows,
            "list_page": list_page,
            "outline": contents_of(parts, list_page.measures + len(general)),
        }


def deadline_id(group: date | Pause | str) -> str:
    """Return the id of a list of deadlines: by day, by pause, or by what there is in place of a day."""
    if isinstance(group, Pause):
        return f"p-{group.until.isoformat()}-{group.resumes.isoformat()}"
    return f"d-{group.isoformat()}" if isinstance(group, date) else f"e-{group.replace('_', '-')}"


def deadline_values(site: Site, rows: MeasureRows) -> Iterator[Values]:
    pauses = list(derive_pauses(site.summaries.values()))
    others = due_afterwards(site)
    days = sorted({day for day, _, _ in others})
    few = len(site.deadlines) + len(days) <= MOST_MARKS
    drawn = timeline(site.deadlines, pauses, days) if few else None
    dated: list[tuple[date | Pause, tuple[str, ...]]] = [(each.until, each.measures) for each in site.deadlines]
    dated += pauses
    day_pages = list_pages(
        "deadlines.html",
        [
            *sorted(dated, key=first_day_of),
            *((each.end, each.measures) for each in site.open_ended),
            *([(BY_ANSWER, site.by_answer)] if site.by_answer else []),
        ],
    )
    first_days = [list_page.sections[0].group for list_page in day_pages if list_page.sections]
    names = [
        str(number) if day in first_days[: number - 1] else ending_words(day)
        for number, day in enumerate(first_days, start=1)
    ]
    first_pages = {section.group: list_page.path for list_page in reversed(day_pages) for section in list_page.sections}
    elsewhere = {day: path for day, path in first_pages.items() if path != day_pages[0].path}
    for list_page in day_pages:
        others_here = others if few and list_page.is_first else ()
        parts = [(deadline_id(section.group), ending_words(section.group)) for section in list_page.sections]
        yield {
            "timeline": drawn,
            "rows": rows,
            "list_page": list_page,
            "names": names,
            "pages_of_days": elsewhere,
            "others": others_here,
            "ids": [id for id, _ in parts],
            "outline": contents_of(
                [*parts, *([("other-dates", "事后履行的期限")] if others_here else [])], list_page.measures
            ),
        }


def due_afterwards(site: Site) -> list[tuple[date, str, MeasureSummary]]:
    """Return the days by which something is due afterwards, in order: what it is, and the measure."""
    found = [(day, label, each) for each in site.summaries.values() for day, label in each.afterwards]
    return sorted(found, key=lambda entry: entry[0])


def first_day_of(section: tuple[date | Pause, tuple[str, ...]]) -> date:
    """Return the day by which a section of the page of deadlines stands: a deadline, or the last day before a pause."""
    day, _ = section
    return day.until if isinstance(day, Pause) else day


def document_values(site: Site) -> Iterator[Values]:
    """Yield the values of the pages that list documents, the newest first."""
    newest = sorted(site.documents, key=lambda page: page.notice.document.issued or date.min, reverse=True)
    by_id = {page.notice.document.id: page for page in newest}
    for list_page in list_pages(DOCUMENTS, [("documents", tuple(by_id))]):
        yield {"list_page": list_page, "shown": [by_id[id] for section in list_page.sections for id in section.keys]}


def example_values(document_page: DocumentPage, measures: Mapping[str, SiteMeasure]) -> Iterator[Values]:
    """Yield the values of the pages of examples of a document. There are none if it has no examples."""
    keys = [key for _, chapter_keys in document_page.chapters for key in chapter_keys if has_examples(measures[key])]
    if keys:
        for list_page in list_pages(examples_url(document_page), [("examples", keys)], MOST_EXAMPLES):
            yield {
                "document_page": document_page,
                "list_page": list_page,
                "entries": [measures[key] for section in list_page.sections for key in section.keys],
            }


def examples_by_document(site: Site) -> list[tuple[DocumentPage, str, int]]:
    """Return each document that has examples, with their address and number."""
    counts: Counter[str] = Counter()
    for measure in site.summaries.values():
        counts[measure.document] += measure.examples
    return [
        (page, examples_url(page), counts[page.notice.document.id])
        for page in site.documents
        if counts[page.notice.document.id]
    ]


def examples_url(document_page: DocumentPage) -> str:
    return f"examples/{document_page.notice.document.id}.html"


def has_examples(entry: SiteMeasure) -> bool:
    return any(site_benefit.benefit.examples for site_benefit in entry.benefits)
