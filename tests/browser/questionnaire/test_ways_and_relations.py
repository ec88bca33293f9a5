"""How to apply and what excludes what, as a reader meets them: among the results, on the sheet, and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import serving
from questionnaire_steps import measure, open_questionnaire
from retrying import containing, ending

PAID = "yunxi-2031-12"
WINDOW = "地点：云溪县政务服务中心二楼综合窗口（城关镇学府路18号）"


@pytest.fixture(scope="module")
def paid(counted_site: Path) -> Iterator:
    with serving(counted_site) as origin:
        yield origin


def test_results_and_sheet_say_how_to_apply_and_what_excludes_what(page: Page, paid):
    open_questionnaire(page, paid, "#a.trade=enterprise&a.trained=yes&on=2031-06-01")
    benefit = measure(page, f"{PAID}/10").locator('[data-benefit="training"]')
    summary = benefit.locator("summary")
    expect(benefit).to_contain_text(f"{WINDOW}；电话：0599-7651111、0599-7651112。")
    expect(benefit).to_contain_text("与下列各项只能享受其中一项，就高：就业补贴。")
    unfolded = benefit.get_by_text("受理时间：工作日上午8:30至12:00")
    expect(unfolded).to_be_hidden()
    summary.click()
    expect(unfolded).to_be_visible()
    expect(benefit.get_by_role("link", name="县人社局，《云溪县人社局机构信息》")).to_have_attribute(
        "href", "https://yunxi.example.org/rsj/index.html"
    )
    expect(measure(page, "yunhai-2030-9/1")).to_contain_text("这一项，文件没有写申报地点和电话。")
    page.emulate_media(media="print")
    row = page.locator("[data-sheet-fits] tr").filter(has_text="10. 补贴培训")
    expect(row).to_contain_text(f"怎么办：{WINDOW}")
    expect(row).to_contain_text("与下列各项只能享受其中一项，就高：就业补贴。")
    page.emulate_media(media="screen")
    benefit.get_by_role("link", name="《云溪县企业奖补申报指南》").click()
    expect(page).to_have_url(ending("sources/yunxi-2031-12.guide.html#p-9"))
    expect(page.locator("#p-9")).to_have_text(containing("申报地点"))


def test_without_scripts_the_page_of_a_measure_unfolds(new_page: Callable[..., Page], paid):
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page.goto(paid.url("measures/yunxi-2031-12-9.html"))
    benefit = page.locator("#b-certificate")
    expect(benefit.get_by_text("办理时限", exact=True)).to_be_hidden()
    benefit.locator("summary").click()
    expect(benefit.get_by_text("办理时限", exact=True)).to_be_visible()
    expect(benefit.locator('[data-relation="tops_up"]')).to_contain_text("在市级认证奖励的基础上叠加奖励1000元")
    benefit.get_by_role("link", name="市级认证奖励", exact=True).click()
    expect(page.locator("#b-certificate")).to_contain_text("下列各项可在它之上叠加")
