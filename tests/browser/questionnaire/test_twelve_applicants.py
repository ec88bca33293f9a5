"""Twelve applicants from the last question to share and print: what, how much, until when and whom, by hand from the notices.

Six ask of the first content, six of the notice 云政〔2031〕12号 with its amounts. The same must stand in the results, in the text
that is handed on, on the sheet, and in what `match` says. Two go in the usual run, all with --every-combination.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, expect

from conftest import Origin, serving
from policy_explorer.derive.site import WholeSite
from policy_explorer.match.as_json import entries
from questionnaire_steps import fill, measure, open_questionnaire
from retrying import containing, expect_value
from sheet_steps import fragment, printed
from support.matching import match
from support.paid_applicants import FIRM, NOTHING

SHARE_SHEET = "Object.defineProperty(navigator, 'share', {value: async ({text}) => { globalThis.sent = text; }})"
REAL, PAID = "gulou-2023-1", "yunxi-2031-12"


class Applicant(NamedTuple):
    """Who asks on which day: what is known, the last question and its answer, and what then holds of one benefit.

    `gives` is None where the notice states no figure; `until` is the term as it is written, `verdict` as the sheet puts it.
    """

    who: str
    document: str
    on: str
    known: dict[str, Any]
    fact: str
    answer: str
    benefit: tuple[str, str]
    verdict: str
    gives: str | None
    until: str
    whom: str


REST, OVER = "到2023年12月31日", "已于 2023年12月31日到期"
THREE_YEARS = "到2033年12月31日"
APPLICANTS = (
    Applicant(
        "早餐店，月销售额8万元，不超过10万元", REAL, "2023-06-30",
        {"applicant": "individual_business", "small_scale_taxpayer": True},
        "monthly_sales", "8", ("1", "小规模纳税人免征增值税"), "✓ 符合", None, REST, "鼓楼税务局",
    ),
    Applicant(
        "早餐店两年多以后再来问：已经到期", REAL, "2026-03-02",
        {"applicant": "individual_business", "small_scale_taxpayer": True},
        "monthly_sales", "8", ("1", "小规模纳税人免征增值税"), "✓ 条件符合，但已到期", None, OVER, "鼓楼税务局",
    ),
    Applicant(
        "小额缴费的工会，0.3万元全额返还，到2024年底", REAL, "2024-05-01",
        {"applicant": "union"}, "union_dues", "0.3", ("16", "工会经费全额返还"),
        "✓ 符合", "0.3万元", "到2024年12月31日", "区总工会",
    ),
    Applicant(
        "招了登记失业7个月、缴了6个月养老保险的4个人：1000×4", REAL, "2023-06-30",
        {"applicant": "enterprise", "hired_groups": ["registered_unemployed"], "unemployed_months": 7, "pension_months": 6},
        "hired_people", "4", ("14", "一次性吸纳就业补贴"), "✓ 符合", "4000元", REST, "区人社局",
    ),
    Applicant(
        "4月1日以后取得许可证的旅行社：是否符合条件由区文体旅局认定", REAL, "2023-06-30",
        {"applicant": "enterprise", "profile": ["travel_agency"]},
        "licence_date", "2023-05-04", ("24", "申请暂缓交纳保证金"), "? 可能符合", None, REST, "区文体旅局",
    ),
    Applicant(
        "3月31日取得许可证的旅行社：晚一天也没有了", REAL, "2023-06-30",
        {"applicant": "enterprise", "profile": ["travel_agency"]},
        "licence_date", "2023-03-31", ("24", "申请暂缓交纳保证金"), "✗ 不符合", None, REST, "区文体旅局",
    ),
    Applicant(
        "招了7个人的企业：1000×7", PAID, "2031-06-01", FIRM, "hires", "7", ("1", "就业补贴"),
        "✓ 符合", "7000元", THREE_YEARS, "县财政局",
    ),
    Applicant(
        "期限过后再来问的同一家企业", PAID, "2034-01-15", FIRM, "hires", "7", ("1", "就业补贴"),
        "✓ 条件符合，但已到期", "7000元", "已于 2033年12月31日到期", "县财政局",
    ),
    Applicant(
        "付了45万元租金的企业：45×20%", PAID, "2031-06-01", FIRM, "rent_paid", "45", ("2", "厂房租金补贴"),
        "✓ 符合", "9万元", THREE_YEARS, "县财政局",
    ),
    Applicant(
        "自建12张床位的养老院：8000×12", PAID, "2031-06-01",
        {**{fact: answer for fact, answer in NOTHING.items() if fact != "beds"}, "premises": "built"},
        "beds", "12", ("6", "床位补贴"), "✓ 符合", "96000元", THREE_YEARS, "县财政局",
    ),
    Applicant(
        "设备投资800万元的企业：500万元以上的一档，800×10%，还要审核", PAID, "2031-06-01", FIRM,
        "equipment", "800", ("5", "技改补助"), "? 可能符合", "80万元", THREE_YEARS, "县财政局",
    ),
    Applicant(
        "同一家企业的改造奖励：合计800万元，800×2%", PAID, "2031-06-01", FIRM,
        "equipment", "800", ("8", "改造奖励"), "✓ 符合", "16万元", THREE_YEARS, "县财政局",
    ),
)  # fmt: skip
USUAL = (APPLICANTS[3], APPLICANTS[8])


@pytest.fixture(scope="module")
def counted_origin(counted_site: Path) -> Iterator[Origin]:
    with serving(counted_site) as origin:
        yield origin


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "applicant" in metafunc.fixturenames:
        chosen = APPLICANTS if metafunc.config.getoption("--every-combination") else USUAL
        metafunc.parametrize("applicant", chosen, ids=[f"{each.document}-{APPLICANTS.index(each)}" for each in chosen])


def test_they_are_twelve_and_differ():
    assert len({applicant.who for applicant in APPLICANTS}) == 12
    assert {applicant.document for applicant in APPLICANTS} == {REAL, PAID}


def test_from_the_question_to_share_and_print(
    applicant: Applicant, page: Page, http_origin, counted_origin, real: WholeSite, counted: WholeSite, at_day
):
    origin, site = (http_origin, real) if applicant.document == REAL else (counted_origin, counted)
    at_day(page, applicant.on)
    page.add_init_script(SHARE_SHEET)
    open_questionnaire(page, origin, fragment(applicant.known, ask=applicant.fact))
    expect(page.locator("form[data-question]")).to_have_attribute("data-question", applicant.fact)
    fill(page, applicant.answer)
    on_the_screen(page, applicant)
    text = handed_on(page)
    in_the_text(text, applicant)
    the_command_line_says_the_same(text, applicant, site)
    on_paper(page, applicant)


def on_the_screen(page: Page, applicant: Applicant) -> None:
    number, title = applicant.benefit
    row = measure(page, f"{applicant.document}/{number}")
    benefit = row.locator(".result-benefit", has=page.locator(".result-benefit-title", has_text=title))
    expect(benefit.locator(".verdict").first).to_have_text(applicant.verdict)
    expect(row).to_contain_text(applicant.until)
    expect(row).to_contain_text(applicant.whom)
    if applicant.gives:
        expect(benefit.locator("[data-gives]")).to_have_text(containing(applicant.gives))


def handed_on(page: Page) -> str:
    page.get_by_role("button", name="发给别人").click()
    expect_value(page, lambda: page.evaluate("typeof sent"), "string")
    return page.evaluate("sent").replace("\xa0", " ")


def in_the_text(text: str, applicant: Applicant) -> None:
    number, title = applicant.benefit
    parts = [part for part in text.split("\n\n") if f"：{title}（" in part.partition("\n")[0]]
    mine = [part for part in parts if part.startswith(applicant.verdict)]
    if applicant.verdict.startswith("✗"):
        assert mine == []
        return
    (part,) = mine
    assert f"第 {number} 项" in part
    assert f"期限：{applicant.until}" in part.splitlines()
    assert f"找谁：{applicant.whom}" in part.splitlines()
    if applicant.gives:
        line = next(line for line in part.splitlines() if "能得到：" in line)
        assert line.endswith(applicant.gives)
        assert line.startswith("当时" if "到期" in applicant.verdict else "能得到")
    assert ("怎么办：" in part) == ("到期" not in applicant.verdict)


def the_command_line_says_the_same(text: str, applicant: Applicant, site: WholeSite) -> None:
    value: Any = applicant.answer if applicant.fact == "licence_date" else float(applicant.answer)
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    found = entries(match(site, {**applicant.known, applicant.fact: value}, date.fromisoformat(applicant.on)))
    on, _, gist = found["gist"].partition("看，")  # the page looks at its own today, and names no day
    assert on.startswith("按")
    assert text.split("\n\n")[1] == gist.replace("\xa0", " ")
    number, title = applicant.benefit
    key = f"{applicant.document}/{number}"
    (judged,) = (
        benefit
        for each in found["measures"]
        if f"{each['document']}/{each['number']}" == key
        for benefit in each["benefits"]
        if benefit["title"] == title
    )
    assert judged["verdict"] == {"✓": "yes", "?": "maybe", "✗": "no"}[applicant.verdict[0]]


def on_paper(page: Page, applicant: Applicant) -> None:
    _, title = applicant.benefit
    sheet = printed(page)
    if applicant.verdict.startswith("✗"):
        expect(sheet.locator(".sheet-refused li", has_text=f"{title}（")).to_have_count(1)
        return
    row = sheet.locator("tbody tr", has=page.locator("td", has_text=f"{applicant.verdict} {title}"))
    expect(row).to_have_count(1)
    if applicant.gives:
        expect(row).to_contain_text(applicant.gives)
    expect(sheet.locator("tbody th", has_text=applicant.whom).first).to_be_attached()
    expect(sheet.locator("tbody th", has_text=f"期限：{applicant.until}").first).to_be_attached()
    expect(sheet.locator(".sheet-blank").first).to_be_visible()
