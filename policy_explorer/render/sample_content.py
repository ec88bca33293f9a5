"""Provide the fictional content that the page of components shows, as an editor would write it. No effects.

Its rules and periods are such that every verdict and every status of a period occurs on one day (`component_samples.DAY`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
from policy_explorer.model.presets import Preset

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
YEARLY = {"yearly": {"from": "03-01", "until": "06-30"}, "quote": "2031年1月1日以后开工"}
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


def sample_catalogue() -> Catalogue:
    questions = tuple(map(Question.model_validate, QUESTIONS))
    return Catalogue(settings(), vocabulary(), questions, (notice(),), {}, (preset(),))


def settings() -> Settings:
    words = dict.fromkeys(("title", "tagline", "description", "publisher", "disclaimer"), "样例")
    return Settings.model_validate(words | {"updated": "2031-05-01"})


def preset() -> Preset:
    return Preset.model_validate(
        {"id": "grower", "name": "茶农", "help": "人数另行提问。", "answers": {"trade": "tea", "organic": True}}
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
        "clauses": [
            {"id": "once", "title": "不重复享受", "quote": "同类政策不重复享受", "concerns_applicants": True},
            {
                "id": "who", "title": "适用对象", "citation": "第二条", "quote": "茶农", "concerns_applicants": False, "measures": [4],
                "eligibility": GROWER,
            },
        ],
        "chapters": [{"number": 1, "heading": "一、扶持茶业", "title": "扶持茶业"}],
        "measure_heading": "{number}.{title}。",
        "opening": [{"role": "title", "text": "扶持茶业的样例措施"}, {"role": "paragraph", "text": "为扶持茶业，制定本措施。"}],
    }  # fmt: skip
    return Notice(Document.model_validate(document), TEXT, tuple(measures()))


def measures() -> Iterator[Measure]:
    stated = {"basis": "stated", "quote": "2031年1月1日以后开工"}
    rule = {"quote": "每亩补贴200元", "kind": "补贴奖励", "access": "apply", "strength": "shall"}
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
        rule
        | {"title": "客栈补贴", "windows": [YEARLY], "eligibility": {"fact": "trade", "is": "inn", "quote": "茶农"}},
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
        rule | {"title": "茶业推介活动", "kind": "服务活动", "access": "government"},
    )


def measure(number: int, title: str, period: dict[str, Any], benefit: dict[str, Any]) -> Measure:
    return Measure.model_validate({
        "number": number, "chapter": 1, "title": title, "text": TEXT, "lead": ["县茶业局"], "units_quote": UNITS, "period": period,
        "summary": {"text": f"用一句话说明{benefit['title']}是什么。", "quote": "每亩补贴200元"},
        "sectors": [{"name": "茶业", "quote": "茶园"}], "audiences": [{"name": "茶农", "quote": "茶农"}],
        "benefits": [{"id": f"sample-{number}", **benefit}],
    })  # fmt: skip
