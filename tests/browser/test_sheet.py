"""The sheet that is printed: what stands on it, and that it is one sheet of A4, of two sides at most."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from conftest import file_origin
from questionnaire_steps import REAL, open_questionnaire

sys.path.append(str(Path(__file__).parents[1]))
import itertools

from support.personas import personas
from support.usual_run import some_of

ROOT = Path(__file__).parents[2]
QUESTIONS = yaml.safe_load((ROOT / "content" / "questions.yaml").read_text("utf-8"))
A4 = re.compile(rb"/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]")

# Most of the benefits fit, or wait for a department alone: the fullest table there can be beside the fullest answers.
MOSTLY_YES = {
    question["id"]: [option["id"] for option in question["options"]] if question["type"] == "choices" else True
    for question in QUESTIONS
    if question["type"] in ("choices", "boolean")
} | {
    "applicant": "enterprise", "firm_size": "small_micro", "monthly_sales": 10, "unemployed_months": 600, "pension_months": 600,
    "union_dues": 0.999999, "licence_date": "2023-12-12", "foreign_paid_in": 1000000,
}  # fmt: skip
EVERYTHING_UNKNOWN = {question["id"]: None for question in QUESTIONS}
BOUNDS = {"at_least": "ge", "more_than": "gt", "at_most": "le", "less_than": "lt"}


def fragment(answers: dict, **more: str) -> str:
    given = {f"a.{fact}": written(value) for fact, value in answers.items()}
    return "#" + "&".join(f"{key}={value}" for key, value in {**given, **more}.items())


def written(value) -> str:
    match value:
        case None:
            return "~"
        case bool():
            return "yes" if value else "no"
        case dict():
            return "".join(f"{BOUNDS[operator]}{bound}" for operator, bound in value.items())
        case list() | tuple():
            return ",".join(value) or "-"
    return str(value)


FRAME = "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"


def printed(page: Page) -> Locator:
    """The sheet as print shows it. Here the script hears of print a moment after the styles do; a printer waits for it."""
    page.emulate_media(media="print")
    expect(page.locator(".sheet[data-density]")).to_be_visible()
    return page.locator(".sheet")


def pages(page: Page) -> int:
    pdf = page.pdf(prefer_css_page_size=True)
    found = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert len(A4.findall(pdf)) == found, "every page is A4"
    return found


APPLICANTS = [
    *((persona.id, dict(persona.answers), persona.day.isoformat()) for persona in personas()),
    ("nothing answered", {}, "2023-12-20"),
    ("everything unknown", EVERYTHING_UNKNOWN, "2023-12-20"),
    ("mostly yes", MOSTLY_YES, "2024-02-20"),
    ("mostly yes, as a union", MOSTLY_YES | {"applicant": "union"}, "2023-06-01"),
]
COPIES, AT_MOST = 20, 150  # of the measures; static/js/questionnaire/sheet_view.js prints no more than that
MANY = 20  # benefits; with more than these, a third side is taken
EXTREME = {
    *("everything unknown", "mostly yes"),
    *(each.id for each in personas() if sum(own.verdict != "no" for own in each.verdicts.values()) > MANY),
}


def test_every_applicant_gets_one_sheet_of_two_sides_with_the_clauses_whole(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    for name, answers, day in some_of(reversed(APPLICANTS)):
        page.goto(http_origin.url("questionnaire.html" + fragment(answers, on=day)))
        expect(page.locator("[data-ignored]"), f"{name}: all answers are understood").to_be_hidden()
        assert pages(page) <= (3 if name in EXTREME else 2), name
        if name not in EXTREME:
            expect(page.locator(".sheet"), name).not_to_have_attribute("data-density", "brief")


@pytest.mark.wide
def test_the_applicants_are_as_different_as_they_can_be(page: Page, http_origin):
    open_questionnaire(page, http_origin, fragment(EVERYTHING_UNKNOWN))
    expect(page.locator('.result-benefit[data-verdict="maybe"]')).to_have_count(
        page.locator(".result-benefit details").count()
    )
    open_questionnaire(page, http_origin, fragment(MOSTLY_YES))
    expect(page.locator('.result-benefit[data-verdict="no"]')).to_have_count(0)
    expect(
        page.locator(".condition[data-open]:not([data-open=manual])"), "a maybe waits for a department alone"
    ).to_have_count(0)
    expect(page.locator('.result-benefit[data-verdict="yes"]').nth(5)).to_be_attached()


def test_it_names_the_departments_that_can_be_gone_to_and_no_other(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    page.emulate_media(media="print")
    for persona in some_of(personas()):
        page.goto(http_origin.url("questionnaire.html" + fragment(dict(persona.answers), on=persona.day.isoformat())))
        page.evaluate("dispatchEvent(new Event('beforeprint'))")  # what a printer waits for
        lines = page.locator(".sheet").locator("tbody th .sheet-line").all_inner_texts()
        named = {
            name for line in lines if line.startswith("牵头：") for name in line.removeprefix("牵头：").split("、")
        }
        assert named == persona.departments, persona.id


def test_what_stands_on_it(page: Page, http_origin, at_day):
    at_day(page, "2026-02-03")
    answers = {
        "applicant": "individual_business",
        "small_scale_taxpayer": True,
        "monthly_sales": 10,
        "vat_items": None,
        "input_tax": False,
    }
    open_questionnaire(page, http_origin, fragment(answers, on="2023-12-20"))
    version = page.evaluate("globalThis.questionnaireData.version")
    sheet = printed(page)
    for words in (
        "鼓楼区惠企政策导航",
        "资格自测结果单",
        "鼓政办规〔2023〕1号",
        "查看日期：2023年12月20日",
        "打印日期：2026年2月3日",
        f"规则版本：{version}",
    ):
        expect(sheet).to_contain_text(words)
    for words in ("申请人类型：个体工商户", "月销售额：10 万元", "涉及的增值税项目：不清楚", "当期可抵扣进项税额：否"):
        expect(sheet.locator(".sheet-answers")).to_contain_text(words)
    exemption = sheet.locator("tbody tr").first
    for words in (
        "1. 全面落实增值税小规模纳税人减免增值税等政策", "牵头：鼓楼税务局", "期限：至2023年12月31日，还有 11 天",
        "✓ 符合 小规模纳税人免征增值税", "✓ 月销售额10万元以下（含本数）",
    ):  # fmt: skip
        expect(exemption).to_contain_text(words)
    expect(sheet.locator("tbody")).to_contain_text("? 可能符合 3%征收率减按1%征收")
    expect(sheet.locator("tbody")).to_contain_text("? 不清楚 适用3%征收率的应税销售收入")
    expect(sheet.locator("tbody")).to_contain_text("? 待区工信局判断")
    expect(sheet.locator(".sheet-refused")).to_contain_text("2. 增值税留抵退税：申请人类型：企业")
    expect(sheet.locator(".sheet-clauses")).to_contain_text("如国家和省、市出台同类政策，按照“取高不重复”原则执行")
    expect(sheet).to_contain_text("本单只按申请人自述的回答对照文件原文，不是审批决定")
    expect(sheet).to_contain_text(re.compile(r"回答还没有完：已答 5 题，最多还有 \d+ 题"))


def test_nothing_else_of_the_page_is_printed(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#a.applicant=enterprise")
    expect(page.locator(".sheet"), "only paper shows it").to_be_hidden()
    printed(page)
    shown = page.evaluate(
        """[...document.querySelectorAll('body *')]
             .filter((each) => each.offsetParent && !each.closest('.sheet') && !each.querySelector('.sheet'))
             .map((each) => each.className)"""
    )
    assert shown == []
    expect(page.locator(".sheet a, .sheet button, .sheet input")).to_have_count(0)


@pytest.mark.wide
def test_without_scripts_all_conditions_are_printed_instead(new_page, http_origin):
    page = new_page(java_script_enabled=False)
    page.goto(http_origin.url("questionnaire.html"))
    page.emulate_media(media="print")
    expect(page.locator(".sheet")).to_be_hidden()
    expect(page.locator("[data-all-conditions]")).to_be_visible()
    expect(page.locator(".site-header")).to_be_visible()


@pytest.mark.wide
def test_the_button_and_the_browsers_own_way_print_the_same(page: Page, http_origin):
    open_questionnaire(page, http_origin, fragment(MOSTLY_YES))
    page.evaluate("window.print = () => { document.documentElement.dataset.printed = 'yes'; }")
    page.locator("[data-print]").click()
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    told = page.locator(".sheet").text_content()
    assert "增值税留抵退税" in told
    expect(printed(page)).to_have_text(told)


@pytest.mark.wide
def test_the_sheet_follows_the_answers(page: Page, http_origin):
    open_questionnaire(page, http_origin, fragment({"small_scale_taxpayer": True, "monthly_sales": 10}))
    expect(printed(page).locator("tbody")).to_contain_text("小规模纳税人免征增值税")
    page.emulate_media(media="screen")
    page.evaluate(FRAME)  # a page is told of its medium once a frame: back and forth within one is no change
    page.evaluate(
        "history.pushState(null, '', '#a.small_scale_taxpayer=yes&a.monthly_sales=10.01'); window.dispatchEvent(new Event('popstate'))"
    )
    expect(printed(page).locator("tbody")).not_to_contain_text("小规模纳税人免征增值税")
    expect(page.locator(".sheet-refused")).to_contain_text("1. 小规模纳税人免征增值税：月销售额 不超过 10 万元（含）")


@pytest.mark.wide
def test_an_ended_term_is_printed_as_such(page: Page, http_origin):
    open_questionnaire(
        page, http_origin, fragment({"small_scale_taxpayer": True, "monthly_sales": 10}, on="2024-01-01")
    )
    row = printed(page).locator("tbody tr", has_text="小规模纳税人免征增值税")
    expect(row).to_contain_text("✓ 条件符合，但期限已过 小规模纳税人免征增值税")
    expect(row).to_contain_text("期限：已于 2023年12月31日到期")


@pytest.mark.wide
def test_a_term_that_has_not_begun_is_printed_as_such(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20&a.organic=yes&on=2031-02-01")
    expect(printed(page).locator("tbody tr")).to_have_count(1)
    expect(page.locator(".sheet tbody")).to_contain_text("期限：2031年3月1日 至 2031年6月30日，未开始")
    expect(page.locator(".sheet tbody")).to_contain_text("✓ 条件符合，但期限未开始 有机种植补贴")


@pytest.mark.wide
def test_a_clause_that_says_two_things_is_told_apart(page: Page, http_origin):
    open_questionnaire(
        page, http_origin, fragment({"applicant": "enterprise", "profile": None, "activities": ["overseas_exhibition"]})
    )
    row = printed(page).locator("tbody tr", has_text="境外线下展展位费补助")
    expect(row).to_contain_text(
        "✓ 外贸企业（申请人类型：企业）；? 不清楚 外贸企业（单位类别：外贸企业）；✓ 赴境外参加线下展，对展位费给予补助",
        use_inner_text=True,
    )


@pytest.mark.wide
def test_of_any_only_what_it_hangs_on_is_printed(page: Page, http_origin):
    open_questionnaire(page, http_origin, fragment({"applicant": "union", "has_union": False, "union_dues": 0.5}))
    row = printed(page).locator("tbody tr", has_text="工会经费全额返还")
    expect(row.locator("td").last).to_have_text(
        "✓ 小额缴费工会组织；✓ 全年上缴工会经费低于1万元（不含）", use_inner_text=True
    )


@pytest.mark.wide
def test_of_one_measure_the_sheet_is_about_that_one(page: Page, http_origin):
    answers = {
        "applicant": "enterprise",
        "profile": ["travel_agency"],
        "licence_date": "2023-03-31",
        "monthly_sales": 3,
    }
    open_questionnaire(page, http_origin, fragment(answers, measure=f"{REAL}/24", on="2023-12-20"))
    sheet = printed(page)
    expect(sheet).to_contain_text("只测第 24 项")
    expect(sheet.locator("tbody tr")).to_have_count(2)
    expect(sheet.locator("tbody tr").first).to_contain_text("✗ 不符合 申请暂缓交纳保证金")
    expect(sheet.locator("tbody tr").first).to_contain_text("✗ 2023年4月1日（含当日）以后取得旅行社业务经营许可证")
    expect(sheet.locator(".sheet-answers li")).to_have_text(
        ["单位类别：旅行社", "取得旅行社业务经营许可证的日期：2023年3月31日"]
    )
    expect(sheet.locator(".sheet-refused")).to_be_hidden()


@pytest.mark.wide
def test_with_far_too_much_it_takes_more_pages_and_points_to_the_sentences(page: Page, http_origin, real):
    def many(route) -> None:
        before, data = route.fetch().text().split("=", 1)
        tables = json.loads(data.strip().removesuffix(";"))
        tables["measures"] = [
            {**each, "key": f"{each['key']}x{time}"} for time in range(COPIES) for each in tables["measures"]
        ]
        route.fulfill(body=f"{before}={json.dumps(tables)};", content_type="text/javascript")

    page.route("**/data/questionnaire.js", many)
    open_questionnaire(page, http_origin, fragment(EVERYTHING_UNKNOWN))
    assert pages(page) > 1
    sheet = printed(page)
    expect(sheet).to_have_attribute("data-density", "brief")
    expect(sheet.locator("tbody tr").first).to_contain_text("月销售额 不超过 10 万元（含）（原文第 1 句）")
    expect(sheet.locator(".sheet-quote").first).to_be_hidden()
    judged = COPIES * sum(entry.is_judged for entry in real.measures.values())
    expect(sheet).to_contain_text(f"还有 {judged - AT_MOST} 项符合或可能符合的措施没有印出")
    tops = sheet.locator("tbody tr").evaluate_all(
        "all => all.map((row) => [row.getBoundingClientRect().top, row.getBoundingClientRect().bottom])"
    )
    assert all(below >= bottom - 1 for (_, bottom), (below, _) in itertools.pairwise(tops)), "rows do not overlap"


@pytest.mark.wide
@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2031-12-20", "期限：至2031年12月31日，还有 11 天，自 2032年3月1日起延续"),
        ("2032-02-01", "期限：已于 2031年12月31日到期，自 2032年3月1日起延续"),
        ("2032-03-01", "期限：至2032年12月31日，还有 305 天"),
    ],
)
def test_in_a_pause_of_the_term_the_sheet_says_when_it_resumes(page: Page, paused_site: Path, day: str, words: str):
    answers = {"trade": "homestay", "opened": "2031-05-01", "features": ["old_house"]}
    page.goto(file_origin(paused_site).url("questionnaire.html" + fragment(answers, on=day)))
    row = printed(page).locator("tbody tr", has_text="奖励特色民宿")
    expect(row.locator(".sheet-line", has_text="期限：")).to_have_text(words)
    extended = (
        "原定至 2031年12月31日，由《云溪县关于延续实施若干措施的通知》（云政〔2031〕30号）自 2032年3月1日起延续至"
    )
    expect(row).to_contain_text(extended)
    expect(row).to_contain_text("可能符合，但期限已过" if day == "2032-02-01" else "可能符合")
