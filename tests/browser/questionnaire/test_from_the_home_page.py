"""Two journeys that begin at the home page and end on paper: a reader of large type on a phone, and an accountant who searches.

Nobody follows a link that holds answers. The days and figures are worked out by hand from the notice.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from questionnaire_steps import REAL, answer_by, heading, real_benefit, tap
from sheet_steps import printed, until_the_sheet_is_loaded

DAY = "2023-06-15"
SMALL_PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True}
FITS_IN_WIDTH = "document.documentElement.scrollWidth <= innerWidth"


def test_a_reader_of_large_type_comes_from_the_question_to_paper(new_page, everywhere, at_day):
    phone = new_page(**SMALL_PHONE)
    at_day(phone, DAY)
    phone.goto(everywhere.url())
    phone.get_by_role("button", name="菜单").tap()
    phone.get_by_role("button", name="大字版").tap()
    phone.get_by_role("link", name="回答几个问题，看哪些和我有关").tap()
    expect(heading(phone)).to_have_text("您以什么身份查询？")
    expect(phone.locator("html")).to_have_attribute("data-type", "large")
    assert phone.evaluate(FITS_IN_WIDTH)
    tap(phone, "individual_business")
    answer_by(phone, {"small_scale_taxpayer": "yes", "monthly_sales": "8"})
    expect(phone.locator("[data-done-heading]")).to_be_in_viewport()
    phone.get_by_role("button", name="查看结果").tap()
    expect(phone.locator("[data-gist-words]")).to_contain_text("月销售额8万元）符合 1 项：小规模纳税人免征增值税")
    row = real_benefit(phone, 1, "vat-exemption").locator("xpath=ancestor::li[@data-measure]")
    for words in ("免征增值税", "到2023年12月31日", "找谁：鼓楼税务局", "怎么办：直接享受"):
        expect(row).to_contain_text(words)
    assert phone.evaluate(FITS_IN_WIDTH)
    on_paper(phone, "✓ 符合 小规模纳税人免征增值税", "牵头：鼓楼税务局", "到2023年12月31日")


def test_an_accountant_searches_asks_of_one_measure_and_prints(page: Page, everywhere, at_day):
    at_day(page, DAY)
    page.goto(everywhere.url())
    page.locator("#query").fill("工会经费")
    page.locator(f'.card[data-measure="{REAL}/16"]').get_by_role("link").first.click()
    expect(page.locator(".unsaid")).to_contain_text("文件没有写：到哪里办、电话、要带的材料、什么时候办。")
    page.get_by_role("link", name="我符合这一项吗？").first.click()
    expect(heading(page)).to_be_visible()
    answer_by(page, {"applicant": "enterprise", "has_union": "yes", "union_dues": "6000元"})
    expect(page.locator("[data-done-text]")).to_have_text("已能得出结果，不用再答。")
    found = real_benefit(page, 16, "dues-refund")
    expect(found.locator("[data-gives]")).to_have_text("按您填的算，是0.6万元")
    expect(found.locator("xpath=ancestor::li[@data-measure]")).to_contain_text("到2024年12月31日")
    on_paper(page, "✓ 符合 工会经费全额返还", "牵头：区总工会", "到2024年12月31日", "0.6万元")


def on_paper(page: Page, *expected: str) -> None:
    until_the_sheet_is_loaded(page)
    sheet = printed(page)
    for words in expected:
        expect(sheet.locator("[data-sheet-fits]")).to_contain_text(words)
    expect(sheet.locator(".sheet-blank").first).to_be_visible()
