"""Render the pages of the measures of one document. No effects.

A page depends on the measure, its document, the names of related and neighbouring measures, the questions that its rules
ask, and what all pages share. It shows nothing else of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct

from policy_explorer.derive.changes import Relation
from policy_explorer.derive.page_values import DocumentPage
from policy_explorer.derive.site import MeasureSummary, SiteBenefit, SiteMeasure
from policy_explorer.derive.summary import MOST_BENEFITS, headline_amounts, in_one_line
from policy_explorer.derive.term import plain_term
from policy_explorer.model import Amount, Benefit, Clause, Measure
from policy_explorer.render.fragments import end_of_term
from policy_explorer.render.government_tags import article_of
from policy_explorer.render.handout import handout_size
from policy_explorer.render.page import Page, Shared, full_address
from policy_explorer.render.page_shell import mark, page_shell
from policy_explorer.rules.compose import governing
from policy_explorer.text.access_wording import LABELS, access_label

FOLDER = "measures"
ROOT = "../"
MAIN = "mains/measure.html"
MOST_AMOUNTS = 2  # shown large at the top; the benefits show all


class NamedMeasure(NamedTuple):
    """What the pages of other measures say of this one."""

    key: str
    url: str
    label: str
    title: str
    document: str  # id
    document_name: str


class MeasureView(Struct, frozen=True):
    """A measure with the values that its template shows.

    `headline_amounts` are pairs of label and figure, `slugs` those of sectors by name.
    """

    entry: SiteMeasure
    headline_amounts: tuple[tuple[str, str], ...]
    handout_size: str  # of the printed page
    other_amounts: tuple[Amount, ...]
    own_periods: tuple[SiteBenefit, ...]
    ends_apart: bool  # whether some of its benefits end before others
    own_units: tuple[SiteBenefit, ...]
    gives: str  # the titles of its benefits in one line
    counterparts: tuple[str, ...]  # who is no department and gives its benefits
    ways: tuple[str, ...]  # what there is to do for its benefits, in words
    by_government: tuple[SiteBenefit, ...]
    slugs: Mapping[str, str]


class DocumentParts(Struct, frozen=True):
    """What the pages of all measures of a document have in common.

    `url` is the address of the document as seen from these pages; `since` and `until` render its period; `clauses` those
    of its general clauses that apply to the measure with a number.
    """

    page: DocumentPage
    url: str
    superseded: Markup
    since: Markup
    until: Markup
    standing_rule: Markup
    lead_rule: Markup
    clauses: Callable[[int], Markup]


def files(
    document_page: DocumentPage,
    entries: Iterable[SiteMeasure],
    others: Mapping[str, NamedMeasure],
    shared: Shared,
    jinja: Environment,
) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of `entries`, which are measures of the document.

    `others` contain at least the related and neighbouring measures.
    """
    main: Any = jinja.get_template(MAIN).module
    parts = document_parts(document_page, main)
    article = article_of(document_page.notice.document, (mark("keywords"),))
    shell = page_shell("measure", FOLDER, shared, jinja, article=article)
    for entry in entries:
        page = page_of(entry, document_page, shared.several_documents)
        address = full_address(page.path, shared.home)
        html = main.measure_story(measure_view(entry, document_page), parts, shared, others, ROOT, address)
        values = {"title": page.title, "description": page.description, "address": address or ""}
        yield page.path, shell.wrap(html, **values, keywords=keywords_of(entry.measure)).encode()


def named_measure(measure: MeasureSummary) -> NamedMeasure:
    return NamedMeasure(measure.key, measure.url, measure.label, measure.title, measure.document, measure.document_name)


def document_parts(document_page: DocumentPage, main: Any) -> DocumentParts:
    """Render what all measures of the document share, once. `main` is the module of the template."""
    url = ROOT + document_page.url
    superseded, since, until, standing_rule, lead_rule = (
        part(document_page, url, ROOT)
        for part in (
            main.document_superseded,
            main.document_since,
            main.document_until,
            main.document_standing_rule,
            main.document_lead_rule,
        )
    )
    clauses = clauses_by_number(document_page, url, main)
    return DocumentParts(document_page, url, superseded, since, until, standing_rule, lead_rule, clauses)


def clauses_by_number(document_page: DocumentPage, url: str, main: Any) -> Callable[[int], Markup]:
    """Return a function that renders the general clauses that apply to a measure, most of which have the same."""
    known: dict[tuple[str, ...], Markup] = {}

    def render(number: int) -> Markup:
        shown = [each for each in governing(document_page.notice.document.clauses, number) if is_shown(each)]
        key = tuple(each.id for each in shown)
        if key not in known:
            known[key] = main.document_clauses(document_page, url, shown)
        return known[key]

    return render


def is_shown(clause: Clause) -> bool:
    """Tell whether the pages of measures show a clause: it concerns applicants, governs by conditions, or is a definition."""
    governs = clause.eligibility is not None
    return clause.concerns_applicants or governs or bool(clause.citation or clause.measures)


def page_of(entry: SiteMeasure, document_page: DocumentPage, several_documents: bool) -> Page:
    measure = entry.measure
    title = f"{measure.title}（{entry.document.short_title}）" if several_documents else measure.title
    return Page(
        entry.url,
        "measure",
        title,
        f"{measure.summary.text}（编者归纳）",
        {"entry": entry, "document_page": document_page},
    )


def keywords_of(measure: Measure) -> str:
    """Return the names of its tags, each once."""
    return "，".join(dict.fromkeys(tag.name for tag in (*measure.audiences, *measure.sectors)))


def bands(measure: Measure, document_page: DocumentPage) -> tuple[Relation, ...]:
    """Return what the bands at the top of a measure's page say: what supersedes its document, and what amends it."""
    amended_by = (relation for relation in document_page.amended_by if relation.concerns(measure.number))
    return (*document_page.superseded_by, *amended_by)


def measure_view(entry: SiteMeasure, document_page: DocumentPage) -> MeasureView:
    measure = entry.measure
    headlines = tuple(headline_amounts(entry))[:MOST_AMOUNTS]
    named = 1 if len(headlines) > 1 else MOST_BENEFITS  # figures with their labels fill the first screen of a phone
    titles = [own.benefit.title for own in entry.benefits if own.rule or not entry.is_judged]
    return MeasureView(
        entry=entry,
        headline_amounts=headlines,
        handout_size=handout_size(entry, len(bands(measure, document_page))),
        other_amounts=tuple(amount for amount in measure.amounts if amount.role != "name"),
        own_periods=tuple(own for own in entry.benefits if own.benefit.period and is_other_period(own, entry)),
        ends_apart=any(end_of_term(own.period) != end_of_term(entry.longest_period) for own in entry.benefits),
        own_units=tuple(own for own in entry.benefits if own.benefit.units_quote),
        gives=in_one_line(titles, named),
        counterparts=tuple(dict.fromkeys(own.benefit.counterpart for own in entry.benefits if own.benefit.counterpart)),
        ways=tuple(what_to_do([own.benefit for own in entry.benefits])),
        by_government=tuple(own for own in entry.benefits if own.benefit.access == "government"),
        slugs={sector.name: sector.slug for sector in entry.sectors},
    )


def is_other_period(own: SiteBenefit, entry: SiteMeasure) -> bool:
    """Return whether the page must say the period of a benefit apart: its days are others, or there is more to say of it."""
    period = own.period
    more = period.note or period.used_up_records or period.extended_by or period.counted_from or period.lasts
    return bool(more) or plain_term(period) != plain_term(entry.period)


def what_to_do(benefits: Sequence[Benefit]) -> Iterator[str]:
    """Yield what there is to do for the benefits of a measure, and how many the government sees to by itself."""
    counts = Counter(access_label(each) for each in benefits if each.access != "government")
    for label, count in counts.items():
        pause = "，" if label == LABELS["counterpart"] else ""  # not: 1 项文件没有写
        yield f"{count} 项{pause}{label}" if len(counts) > 1 else label
    by_government = len(benefits) - counts.total()
    if by_government:
        yield f"另有 {by_government} 项由政府部门和机构去做" if counts else LABELS["government"]
