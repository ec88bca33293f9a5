"""Provide fictional content for the page of components. Reads static/css.

Its rules and periods are such that every verdict and every status of a period occurs on DAY. Addresses lead back to the
page itself, so that no link is dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from policy_explorer.derive.anchors import MAIN
from policy_explorer.derive.derive import derive
from policy_explorer.derive.downloads import Download
from policy_explorer.derive.site import DocumentPage, ResolvedPeriod, Supersession, WholeSite, rules_in
from policy_explorer.model import (
    Catalogue,
    Department,
    Document,
    Kind,
    Measure,
    Notice,
    Question,
    Sector,
    Settings,
    Vocabulary,
)
from policy_explorer.model.document import Superseded
from policy_explorer.model.presets import Preset
from policy_explorer.render import questionnaire_data
from policy_explorer.render.cards import Card, card
from policy_explorer.render.environment import environment
from policy_explorer.render.facets import Facet, FacetOption
from policy_explorer.render.measure_rows import MeasureRows, measure_rows
from policy_explorer.render.page import FOR_ENGINEERS
from policy_explorer.render.paging import Leaf, leaves
from policy_explorer.render.picture import PictureBar, PictureList
from policy_explorer.render.timeline import Timeline, timeline
from policy_explorer.resources import STATIC
from policy_explorer.rules.fingerprint import rules_of
from policy_explorer.text.wording import by_id

PAGE, DATA, *_ = FOR_ENGINEERS
DAY, SOON_DAYS = date(2031, 6, 15), 30

TEXT = (
    "对改造茶园10亩以上（含本数）并使用有机肥的茶农，每亩补贴200元；2031年1月1日以后开工的，也可以按每亩补贴200元申请。"
    "用途由县茶业局核定。（牵头单位：县茶业局）"
)
UNITS = "（牵头单位：县茶业局）"
QUESTIONS = [
    {"id": "trade", "name": "经营类型", "ask": "您做哪一行？", "type": "choice", "tier": 1, "fixed": True,
     "options": [{"id": "tea", "label": "茶园", "help": "自己种茶的"}, {"id": "inn", "label": "客栈"}, {"id": "other", "label": "其他"}]},
    {"id": "area", "name": "茶园面积", "ask": "您的茶园有多少亩？", "help": "按承包合同上的面积填写。", "type": "number", "unit": "亩", "minimum": 0, "maximum": 100000},
    {"id": "organic", "name": "使用有机肥", "ask": "茶园是否使用有机肥？", "type": "boolean"},
    {"id": "begun", "name": "开工日期", "ask": "改造是哪一天开工的？", "type": "date"},
    {"id": "grants", "name": "已领的补贴", "ask": "您已经领过下列哪些补贴？", "help": "可多选；都没有的，选“以上都没有”。", "type": "choices",
     "options": [{"id": "seed", "label": "良种补贴"}, {"id": "tool", "label": "农机补贴"}, {"id": "none", "label": "以上都没有"}]},
    {"id": "workers", "name": "雇工人数", "ask": "您雇了多少人？", "type": "number", "unit": "人", "whole": True, "minimum": 0, "maximum": 100000},
]  # fmt: skip
GROWER = {"fact": "trade", "is": "tea", "quote": "茶农"}
LARGE = {"fact": "area", "at_least": 10, "quote": "改造茶园10亩以上（含本数）"}
EITHER = {"any": [
    {"fact": "organic", "is": True, "quote": "使用有机肥"},
    {"fact": "begun", "on_or_after": "2031-01-01", "quote": "2031年1月1日以后开工"},
]}  # fmt: skip
UNPAID = {"not": {"fact": "grants", "includes": "seed", "quote": "每亩补贴200元"}}
JUDGED = {"manual": "用途是否符合规定", "quote": "用途由县茶业局核定"}
ALL_CONDITIONS = {"all": [GROWER, LARGE, EITHER, UNPAID]}
AMOUNTS = [
    {
        "value": 200,
        "unit": "元/亩",
        "role": "amount",
        "label": "每亩补贴",
        "written": "200元",
        "quote": "每亩补贴200元",
    },
    {"value": 10, "unit": "亩", "role": "threshold", "label": "面积下限", "quote": "改造茶园10亩以上（含本数）"},
]
EXAMPLES = [
    {"answers": {"trade": "tea", "area": 10, "organic": True, "grants": []}, "verdict": "yes"},
    {"answers": {"trade": "tea", "area": 9.9}, "verdict": "no", "note": "差一点也不算"},
    {"answers": {"trade": "tea", "area": 10}, "verdict": "maybe"},
]


class Token(Struct, frozen=True):
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
    leaf: Leaf
    tokens: dict[str, tuple[Token, ...]]
    cards: tuple[Card, ...]
    blank: Card
    facets: tuple[Facet, ...]
    outline: DocumentPage
    supersession: Supersession
    superseded_term: ResolvedPeriod
    picture: tuple[PictureList, ...]
    timeline: Timeline | None
    download: Download
    day: date
    soon_days: int


@cache
def samples() -> Samples:
    site = sample_site()
    open_, _, ended, _, plain = site.summaries.values()
    return Samples(
        site=site,
        rows=measure_rows(site.summaries.values(), site.several_documents, environment()),
        leaf=replace(leaves(PAGE, [("leads", tuple(site.measures))], 1)[1], paths=(PAGE,) * len(site.measures)),
        tokens=tokens((STATIC / "css" / "site" / "tokens.css").read_text("utf-8")),
        cards=(card(open_), card(plain), card(ended)),
        blank=Card("", "", "", "", "", (), "", "", "", None, None),
        facets=(
            Facet(
                "few",
                "选项少",
                True,
                (FacetOption("a", "选中的", 12), FacetOption("b", "没选的", 5), FacetOption("c", "没有措施的", 0)),
                (),
            ),
            Facet(
                "many", "选项多", False, tuple(FacetOption(f"n{n}", f"第 {n} 个选项", 20 - n) for n in range(1, 13)), ()
            ),
            Facet(
                "rule",
                "含统一规定",
                False,
                (FacetOption("d", "县茶业局", 9), FacetOption("e", "各乡镇", 30, implied=True)),
                (),
            ),
        ),
        outline=short_outline(site.documents[0]),
        supersession=supersession(site.documents[0]),
        superseded_term=replace(site.documents[0].period, superseded_from=date(2031, 6, 1)),
        picture=(
            PictureList(
                "many",
                "按章",
                (PictureBar("a", "一、扶持茶业", 7, PAGE), PictureBar("b", "二、扶持客栈", 3, PAGE)),
                7,
                None,
            ),
            PictureList(
                "lead",
                "按牵头部门",
                (PictureBar("d", "县茶业局", 9, PAGE), PictureBar("e", "县水利局", 1, PAGE)),
                9,
                ("全部 5 个部门", PAGE),
            ),
        ),
        timeline=timeline(site.deadlines),
        download=SampleDownload("sample.zip", "bundle", 123_456, "0" * 64),
        day=DAY,
        soon_days=SOON_DAYS,
    )


def short_outline(page: DocumentPage) -> DocumentPage:
    """Return a document of one chapter with one measure. Both appear on the page, so that no link is dead."""
    (chapter, (first, *_)), *_ = page.chapters
    return replace(page, chapters=((chapter, (first,)),))


def supersession(page: DocumentPage) -> Supersession:
    written = {
        "title": "更早的样例措施",
        "reference": "样例〔2030〕7号",
        "quote": "《更早的样例措施》（样例〔2030〕7号）自2031年6月1日起废止",
    }
    return Supersession(page.notice.document, PAGE, MAIN, Superseded.model_validate(written), None, date(2031, 6, 1))


def files() -> Iterator[tuple[str, bytes]]:
    """Yield the data script of the page, which has the form of the questionnaire's."""
    site = samples().site
    measures, known = site.measures.values(), by_id(site.catalogue.questions)
    rows = {"measures": [questionnaire_data.measure_row(entry, known) for entry in measures]}
    _, content = questionnaire_data.file(site, rules_of(rules_in(measures)), rows)
    yield DATA, content


def tokens(style: str) -> dict[str, tuple[Token, ...]]:
    """Return the tokens of the light scheme in groups: colours, and the others by the first word of their names."""
    found: dict[str, list[Token]] = {}
    for name, value in dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", style.split("@media", 1)[0])).items():
        group = "colour" if value.startswith(("#", "rgba")) else name.split("-")[0]
        found.setdefault(group, []).append(Token(name, value))
    return {group: tuple(members) for group, members in found.items()}


def sample_site() -> WholeSite:
    site = derive(
        Catalogue(
            settings(), vocabulary(), tuple(map(Question.model_validate, QUESTIONS)), (notice(),), {}, (preset(),)
        )
    )
    return replace(
        site,
        summaries={key: replace(each, url=PAGE) for key, each in site.summaries.items()},
        measures={key: replace(entry, url=PAGE) for key, entry in site.measures.items()},
        documents=tuple(replace(page, url=PAGE) for page in site.documents),
    )


def settings() -> Settings:
    words = dict.fromkeys(("title", "tagline", "description", "publisher", "disclaimer"), "样例")
    return Settings.model_validate(words | {"updated": "2031-05-01"})


def preset() -> Preset:
    return Preset.model_validate(
        {"id": "grower", "name": "茶农", "help": "有机肥一题请自己填。", "answers": {"trade": "tea"}}
    )


def vocabulary() -> Vocabulary:
    entry = {"name": "县茶业局", "slug": "index"}  # the list of departments, which every site has
    return Vocabulary(
        departments=(Department.model_validate(entry),),
        sectors=(Sector(name="茶业", slug="tea"),),
        kinds=(Kind(name="补贴奖励", slug="grants"), Kind(name="服务活动", slug="services")),
        audiences=(),
        terms=(),
        units=("元/亩", "亩", "人"),
    )


def notice() -> Notice:
    document = {
        "id": "sample-1", "title": "扶持茶业的样例措施", "short_title": "样例文件", "reference": "样例〔2031〕1号", "issuer": "样例机关",
        "issued": "2031-01-01", "published": "2031-01-01", "addressees": ["样例单位"],
        "period": {"from": "2031-01-01", "until": "2031-12-31", "from_quote": "自2031年1月1日起施行", "quote": "有效期至2031年12月31日"},
        "clauses": [{"id": "once", "title": "不重复享受", "quote": "同类政策不重复享受", "concerns_applicants": True}],
        "chapters": [{"number": 1, "heading": "一、扶持茶业", "title": "扶持茶业"}],
        "measure_heading": "{number}.{title}。",
        "opening": [{"role": "title", "text": "扶持茶业的样例措施"}, {"role": "paragraph", "text": "为扶持茶业，制定本措施。"}],
    }  # fmt: skip
    return Notice(Document.model_validate(document), TEXT, tuple(measures()))


def measures() -> Iterator[Measure]:
    stated = {"basis": "stated", "quote": "2031年1月1日以后开工"}
    rule = {"quote": "每亩补贴200元", "kind": "补贴奖励"}
    yield measure(
        1,
        "补贴茶园改造",
        {"basis": "document"},
        rule | {"title": "茶园改造补贴", "amounts": AMOUNTS, "eligibility": ALL_CONDITIONS, "examples": EXAMPLES},
    )
    yield measure(
        2,
        "补贴客栈",
        stated | {"until": "2031-06-30"},
        rule | {"title": "客栈补贴", "eligibility": {"fact": "trade", "is": "inn", "quote": "茶农"}},
    )
    yield measure(
        3,
        "补贴有机肥",
        stated | {"until": "2031-05-31"},
        rule | {"title": "有机肥补贴", "amounts": AMOUNTS[:1], "eligibility": GROWER},
    )
    yield measure(
        4,
        "补贴示范茶园",
        stated | {"from": "2031-07-01"},
        rule | {"title": "示范茶园补贴", "eligibility": {"all": [LARGE, JUDGED]}},
    )
    yield measure(
        5,
        "推介茶业",
        {"basis": "document"},
        rule | {"title": "茶业推介活动", "kind": "服务活动", "no_application": True},
    )


def measure(number: int, title: str, period: dict[str, Any], benefit: dict[str, Any]) -> Measure:
    return Measure.model_validate({
        "number": number, "chapter": 1, "title": title, "text": TEXT, "lead": ["县茶业局"], "units_quote": UNITS, "period": period,
        "summary": {"text": f"用一句话说明{benefit['title']}是什么。", "quote": "每亩补贴200元"},
        "sectors": [{"name": "茶业", "quote": "茶园"}], "audiences": [{"name": "茶农", "quote": "茶农"}],
        "benefits": [{"id": f"sample-{number}", **benefit}],
    })  # fmt: skip
