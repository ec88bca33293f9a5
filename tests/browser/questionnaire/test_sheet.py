"""The sheet that is printed: what stands on it. How many sides it takes is in test_sheet_pages.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import file_origin
from questionnaire_steps import REAL, open_questionnaire
from sheet_steps import EVERYTHING_UNKNOWN, MOSTLY_YES, back_on_screen, fragment, printed, until_the_sheet_is_loaded
from support.personas import personas
from support.usual_run import some_of


def test_it_names_the_departments_that_can_be_gone_to_and_no_other(page: Page, http_origin):
    open_questionnaire(page, http_origin)
    until_the_sheet_is_loaded(page)
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
    }
    open_questionnaire(page, http_origin, fragment(answers, on="2023-12-20"))
    version = page.evaluate("globalThis.questionnaireData.version")
    sheet = printed(page)
    for words in (
        "鼓楼区惠企政策导航",
        "资格自测结果单",
        "鼓政办规〔2023〕1号",
        "按这一天看：2023年12月20日",
        "打印日期：2026年2月3日",
        f"规则版本：{version}",
    ):
        expect(sheet).to_contain_text(words)
    for words in ("申请人类型：个体工商户", "月销售额：10万元", "增值税情况：不清楚"):
        expect(sheet.locator(".sheet-answers")).to_contain_text(words)
    exemption = sheet.locator("tbody tr").first
    for words in (
        "1. 全面落实增值税小规模纳税人减免增值税等政策", "牵头：鼓楼税务局", "期限：到2023年12月31日，现已到期",
        "✓ 当时符合，现已到期 小规模纳税人免征增值税", "✓ 月销售额10万元以下（含本数）",
    ):  # fmt: skip
        expect(exemption).to_contain_text(words)
    expect(sheet.locator("tbody")).to_contain_text("? 当时可能符合，现已到期 3%征收率减按1%征收")
    expect(sheet.locator("tbody")).to_contain_text("? 不清楚 适用3%征收率的应税销售收入")
    expect(sheet.locator("tbody")).to_contain_text("? 待区工信局认定")
    expect(sheet, "all that is refused").not_to_contain_text("没有印出")
    expect(sheet.locator(".sheet-refused")).to_contain_text("您不是企业：增值税留抵退税（第\u00a02\u00a0项）；")
    expect(sheet.locator(".sheet-clauses")).to_contain_text("如国家和省、市出台同类政策，按照“取高不重复”原则执行")
    expect(sheet).to_contain_text("本单只按申请人自述的回答对照文件原文，不是审批决定")
    expect(sheet).to_contain_text(re.compile(r"还没有答完：已答 4 题，还剩最多 \d+ 题"))


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
    back_on_screen(page)
    page.evaluate(
        "history.pushState(null, '', '#a.small_scale_taxpayer=yes&a.monthly_sales=10.01'); window.dispatchEvent(new Event('popstate'))"
    )
    expect(printed(page).locator("tbody")).not_to_contain_text("小规模纳税人免征增值税")
    expect(page.locator(".sheet-refused")).to_contain_text(
        "月销售额超过10万元：小规模纳税人免征增值税（第\u00a01\u00a0项）"
    )


@pytest.mark.wide
def test_an_ended_term_is_printed_as_such(page: Page, http_origin):
    open_questionnaire(
        page, http_origin, fragment({"small_scale_taxpayer": True, "monthly_sales": 10}, on="2024-01-01")
    )
    row = printed(page).locator("tbody tr", has_text="小规模纳税人免征增值税")
    expect(row).to_contain_text("✓ 条件符合，但已到期 小规模纳税人免征增值税")
    expect(row).to_contain_text("期限：已于 2023年12月31日到期")


@pytest.mark.wide
def test_a_term_that_has_not_begun_is_printed_as_such(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20&a.organic=yes&on=2031-02-01")
    expect(printed(page).locator("tbody tr")).to_have_count(1)
    expect(page.locator(".sheet tbody")).to_contain_text("期限：2031年3月1日 至 2031年6月30日，还没有开始")
    expect(page.locator(".sheet tbody")).to_contain_text("✓ 条件符合，但还没有开始 有机种植补贴")


@pytest.mark.wide
def test_a_clause_that_says_two_things_is_told_apart(page: Page, http_origin):
    open_questionnaire(
        page, http_origin, fragment({"applicant": "enterprise", "profile": None, "activities": ["overseas_exhibition"]})
    )
    row = printed(page).locator("tbody tr", has_text="境外线下展展位费补助")
    expect(row).to_contain_text(
        "✓ 外贸企业（是企业）；? 不清楚 是外贸企业（同一句）；✓ 赴境外参加线下展，对展位费给予补助",
        use_inner_text=True,
    )


@pytest.mark.wide
def test_of_any_only_what_it_hangs_on_is_printed(page: Page, http_origin):
    open_questionnaire(page, http_origin, fragment({"applicant": "union", "union_dues": 0.5}, measure=f"{REAL}/16"))
    row = printed(page).locator("tbody tr", has_text="工会经费全额返还")
    expect(row.locator("td").last).to_have_text(
        "✓ 小额缴费工会组织；✓ 全年上缴工会经费低于1万元（不含）", use_inner_text=True
    )


def test_what_belongs_together_in_one_of_several_ways_is_in_brackets(page: Page, http_origin):
    open_questionnaire(page, http_origin, fragment({"applicant": "enterprise"}, measure=f"{REAL}/11"))
    until_the_sheet_is_loaded(page)
    expect(printed(page).locator("tbody tr", has_text="抱团参展省、市补助资金").locator("td").last).to_contain_text(
        "（满足一条即可：? 未回答 牵头组织单位 或 （? 未回答 抱团参展，进一步开拓省外市场；✓ 参展企业））；?",
        use_inner_text=True,
    )


def test_each_clause_of_a_benefit_is_printed_once(page: Page, http_origin):
    borrower = {"applicant": "enterprise", "financing": ["need"]}
    expected = {
        "small_micro": "✓ 推动民营和中小微企业融资增量；✓ 满足中小微企业贷款需求",
        "large": "✓ 推动民营和中小微企业融资增量（是企业）；? 未回答 是民营企业（同一句）；✓ 满足中小微企业贷款需求",
    }
    for size, words in expected.items():
        open_questionnaire(page, http_origin, fragment({**borrower, "firm_size": size}, measure=f"{REAL}/8"))
        until_the_sheet_is_loaded(page)
        row = printed(page).locator("tbody tr", has_text="鼓励加大首贷、信用贷支持")
        expect(row.locator("td").last).to_have_text(words, use_inner_text=True)
        back_on_screen(page)
    for answers in (MOSTLY_YES, EVERYTHING_UNKNOWN):
        open_questionnaire(page, http_origin, fragment(answers, on="2023-06-15"))
        until_the_sheet_is_loaded(page)
        printed(page)
        cells = page.locator(".sheet tbody td:last-child").evaluate_all(
            "cells => cells.map((cell) => [...cell.querySelectorAll('q')].map((quote) => quote.textContent))"
        )
        assert sum(map(len, cells)) > 30
        assert [clauses for clauses in cells if len(clauses) > len(set(clauses))] == []
        back_on_screen(page)


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
    expect(sheet.locator("tbody tr").last).to_contain_text("✗ 不符合 申请暂缓交纳保证金")
    expect(sheet.locator("tbody tr").last).to_contain_text("✗ 2023年4月1日（含当日）以后取得旅行社业务经营许可证")
    expect(sheet.locator(".sheet-answers li")).to_have_text(
        ["申请人类型：企业", "企业类别：旅行社", "取得旅行社业务经营许可证的日期：2023年3月31日"]
    )
    expect(sheet.locator(".sheet-refused")).to_be_hidden()


@pytest.mark.wide
@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2031-12-20", "期限：到2031年12月31日，快到期，从2031年12月20日算还剩 11 天，自 2032年3月1日起延续"),
        ("2032-02-01", "期限：已于 2031年12月31日到期，自 2032年3月1日起延续"),
        ("2032-03-01", "期限：到2032年12月31日，从2032年3月1日算还剩 305 天"),
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
    expect(row).to_contain_text("可能符合，但已到期" if day == "2032-02-01" else "可能符合")


def test_who_may_apply_is_not_taken_for_the_clause_that_it_is_a_part_of(page, http_origin):
    open_questionnaire(page, http_origin, "#a.applicant=individual_business&on=2023-06-15")
    until_the_sheet_is_loaded(page)
    sheet = printed(page)
    expect(sheet).to_contain_text("✓ 招商单位（是企业、个体工商户、工会组织、机关事业单位或其他单位）")
    expect(sheet).to_contain_text(
        "认定 对接投向符合我区产业发展方向的企业、项目（是不是符合本区产业发展方向、能不能得到基金投资）"
    )
