"""Provide the values that the page of components shows, made from `sample_content`. Reads static/css and templates/.

Addresses lead back to the page itself, so that no link is dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.derive.anchors import MAIN
from policy_explorer.derive.changes import Relation
from policy_explorer.derive.derive import derive
from policy_explorer.derive.downloads import Download
from policy_explorer.derive.effective_rule import EffectiveRule
from policy_explorer.derive.extended_term import extended_period
from policy_explorer.derive.page_values import DocumentPage
from policy_explorer.derive.site import MeasureSummary, SiteBenefit, SiteMeasure, WholeSite, rules_in
from policy_explorer.derive.term import ResolvedPeriod, TermExtension
from policy_explorer.derive.ways import SiteWay
from policy_explorer.model import FollowUp, LifeSituation
from policy_explorer.model.document import Amendment, Superseded
from policy_explorer.model.official import Official
from policy_explorer.model.statements import Contact
from policy_explorer.render import questionnaire_data
from policy_explorer.render.cards import BLANK, Card, card
from policy_explorer.render.charts import BarChart, ChartBar
from policy_explorer.render.environment import environment
from policy_explorer.render.explorer_page import SituationEntry
from policy_explorer.render.facets import Facet, FacetOption
from policy_explorer.render.measure_rows import MeasureRows, measure_rows
from policy_explorer.render.page import FOR_ENGINEERS
from policy_explorer.render.paging import ListPage, list_pages
from policy_explorer.render.sample_content import sample_catalogue
from policy_explorer.render.status_options import status_colours
from policy_explorer.render.timeline import Timeline, timeline
from policy_explorer.resources import STATIC
from policy_explorer.rules.fingerprint import rules_of
from policy_explorer.text.wording import by_id

PAGE, DATA, *_ = FOR_ENGINEERS
DAY, SOON_DAYS = date(2031, 6, 15), 30
FOLLOW_UPS: tuple[dict[str, object], ...] = (
    {"none_found": date(2031, 6, 15)},
    {
        "title": "后来的样例措施",
        "reference": "样例〔2032〕1号",
        "url": "https://example.org/",
        "seen": date(2032, 1, 5),
    },
)

OFFICIAL: dict[str, object] = {
    "sponsor": "样例县人民政府",
    "operator": "样例县大数据中心",
    "phone": "0599-7654321",
    "icp": "闽ICP备00000000号",
    "police": {"number": "闽公网安备 00000000000000号", "url": "https://example.org/"},
    "site_code": "0000000000",
    "errors_url": "https://example.org/",
}


class DesignToken(Struct, frozen=True):
    """A design token: a custom property of CSS."""

    name: str
    value: str


class SampleDownload(Download, frozen=True):
    """A download whose address is the page itself."""

    @property
    def path(self) -> str:
        return PAGE


class Samples(Struct, frozen=True):
    """What the page shows.

    `tokens` are grouped by the first word of their names; `cards` are one with an amount, one without, and one that has
    expired.
    """

    site: WholeSite
    rows: MeasureRows
    list_page: ListPage
    tokens: dict[str, tuple[DesignToken, ...]]
    cards: tuple[Card, ...]
    blank: Card
    facets: tuple[Facet, ...]
    outline: DocumentPage
    supersession: Relation
    superseded_period: ResolvedPeriod
    amendment: Relation
    extended_period: ResolvedPeriod
    situations: tuple[SituationEntry, ...]
    follow_ups: tuple[FollowUp | None, ...]
    charts: tuple[BarChart, ...]
    colours: tuple[tuple[str, str], ...]
    timeline: Timeline | None
    download: Download
    with_ways: SiteBenefit
    official: Official
    contact: Contact
    day: date
    days: tuple[date, ...]
    soon_days: int


@cache
def samples() -> Samples:
    site = sample_site()
    open_, _, ended, _, plain = site.summaries.values()
    return Samples(
        site=site,
        rows=measure_rows(site.summaries.values(), site.several_documents, environment()),
        list_page=replace(
            list_pages(PAGE, [("leads", tuple(site.measures))], 1)[1], paths=(PAGE,) * len(site.measures)
        ),
        tokens=tokens((STATIC / "css" / "site" / "tokens.css").read_text("utf-8")),
        cards=(card(open_), card(plain), card(ended)),
        blank=BLANK,
        facets=facets(),
        outline=short_outline(site.documents[0]),
        supersession=supersession(site.documents[0]),
        amendment=amendment(site.documents[0]),
        extended_period=extended_period(site.documents[0].period, (extension(),)),
        superseded_period=replace(site.documents[0].period, superseded_from=date(2031, 6, 1)),
        situations=(sample_situation(open_, ended),),
        follow_ups=(None, *map(FollowUp.model_validate, FOLLOW_UPS)),
        charts=sample_charts(),
        colours=tuple(status_colours(site)),
        timeline=timeline(site.deadlines),
        download=SampleDownload("sample.zip", "bundle", 123_456, "0" * 64),
        with_ways=replace(next(iter(site.measures.values())).benefits[0], ways=sample_ways()),
        official=Official.model_validate(OFFICIAL),
        contact=Contact(form="https://example.org/", address="样例县政府路1号"),
        day=DAY,
        days=(DAY,),
        soon_days=SOON_DAYS,
    )


def facets() -> tuple[Facet, ...]:
    """Return facets with few options, with many, and with options that a standing rule adds."""
    return (
        Facet(
            "few",
            "选项少",
            True,
            (FacetOption("a", "选中的", 12), FacetOption("b", "没选的", 5), FacetOption("c", "没有措施的", 0)),
            (),
        ),
        Facet("many", "选项多", False, tuple(FacetOption(f"n{n}", f"第 {n} 个选项", 20 - n) for n in range(1, 13)), ()),
        Facet(
            "rule",
            "含统一规定",
            False,
            (FacetOption("d", "县茶业局", 9), FacetOption("e", "各乡镇", 30, implied=True)),
            (),
        ),
    )


def sample_situation(*measures: MeasureSummary) -> SituationEntry:
    keys = [measure.key for measure in measures]
    written = {"id": "garden", "name": "改茶园", "text": "把老茶园改造成新的", "measures": keys}
    return SituationEntry(LifeSituation.model_validate(written), measures)


def sample_charts() -> tuple[BarChart, ...]:
    """Return a chart of all options and one of some."""
    return (
        BarChart(
            "many",
            "按章",
            (ChartBar("a", "一、扶持茶业", 7, PAGE), ChartBar("b", "二、扶持客栈", 3, PAGE)),
            7,
            None,
        ),
        BarChart(
            "lead",
            "按牵头部门",
            (ChartBar("d", "县茶业局", 9, PAGE), ChartBar("e", "县水利局", 1, PAGE)),
            9,
            ("全部 5 个部门", PAGE),
        ),
    )


def short_outline(page: DocumentPage) -> DocumentPage:
    """Return a document of one chapter with one measure. Both appear on the page, so that no link is dead."""
    (chapter, (first, *_)), *_ = page.chapters
    return replace(page, chapters=((chapter, (first,)),))


def supersession(page: DocumentPage) -> Relation:
    written = {
        "title": "更早的样例措施",
        "reference": "样例〔2030〕7号",
        "quote": "《更早的样例措施》（样例〔2030〕7号）自2031年6月1日起废止",
    }
    superseded = Superseded.model_validate(written)
    return Relation(page.notice.document, PAGE, MAIN, superseded, None, (), date(2031, 6, 1))


def amendment(page: DocumentPage) -> Relation:
    written = {"title": "更早的样例措施", "quote": "将更早的样例措施中的“每亩100元”修改为“每亩200元”"}
    return Relation(page.notice.document, PAGE, MAIN, Amendment.model_validate(written), None, (), date(2031, 6, 1))


def extension() -> TermExtension:
    return TermExtension(
        title="延续样例措施的通知",
        reference="样例〔2031〕9号",
        issued=date(2031, 11, 1),
        url=PAGE,
        anchor=MAIN,
        quote="样例措施延续实施至2032年12月31日",
        measures=(),
        from_=None,
        until=date(2032, 12, 31),
        lasts=None,
        ends=None,
    )


def sample_ways() -> tuple[SiteWay, ...]:
    """Return a statement from a quote of the notice, and one from a web page."""
    quote = "到县政务服务中心申请"
    said = (("channel", "窗口"), ("address", "县政务服务中心"), ("papers", "身份证"))
    page = SiteWay("department", "县茶业局", (("phones", "0599-7654321"),), None, None, "县茶业局网站", None, DAY)
    return SiteWay("document", None, said, quote, f"{PAGE}#{MAIN}"), page


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the data script of the page, which has the form of the questionnaire's."""
    site = samples().site
    measures, known = site.measures.values(), by_id(site.catalogue.questions)
    rows = {"measures": [questionnaire_data.measure_row(entry, known) for entry in measures]}
    _, content = questionnaire_data.file(site, rules_of(rules_in(measures)), rows)
    yield DATA, content


def tokens(style: str) -> dict[str, tuple[DesignToken, ...]]:
    """Return the tokens of the light scheme in groups: colours, and the others by the first word of their names."""
    found: dict[str, list[DesignToken]] = {}
    for name, value in dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", style.split("@media", 1)[0])).items():
        group = "colour" if value.startswith(("#", "rgba")) else name.split("-")[0]
        found.setdefault(group, []).append(DesignToken(name, value))
    return {group: tuple(members) for group, members in found.items()}


def sample_site() -> WholeSite:
    site = derive(sample_catalogue())
    return replace(
        site,
        summaries={key: replace(each, url=PAGE) for key, each in site.summaries.items()},
        measures={key: sample_measure(entry) for key, entry in site.measures.items()},
        documents=tuple(replace(page, url=PAGE) for page in site.documents),
    )


def sample_measure(entry: SiteMeasure) -> SiteMeasure:
    """Return a measure whose page, and whose document's, is the page of components."""
    benefits = tuple(replace(own, composed=own.composed and sample_rule(own.composed)) for own in entry.benefits)
    return replace(entry, url=PAGE, benefits=benefits)


def sample_rule(composed: EffectiveRule) -> EffectiveRule:
    sources = {place: replace(source, url=PAGE, anchors={}) for place, source in composed.sources.items()}
    return EffectiveRule(composed.rule, sources)
