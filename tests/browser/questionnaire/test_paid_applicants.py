"""Two applicants of `support.paid_applicants` meet the site: the same figures, times and places as worked out by hand."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from conftest import file_origin
from questionnaire_steps import measure, open_questionnaire
from retrying import containing
from sheet_steps import fragment
from support.paid_applicants import APPLICANTS, PAID

COUNTER = "云溪县政务服务中心二楼综合窗口（城关镇学府路18号）"


def test_results_and_pages_say_what_how_much_when_and_where(page: Page, counted_site: Path):
    """From file://, as on a memory stick. The first applicant hires and trains; the last is a young founder."""
    origin = file_origin(counted_site)
    hired, *_, founder = APPLICANTS
    seen = (
        (
            hired,
            1,
            "hiring",
            "1000元/人",
            "现在可以申请，到 2031年10月31日",
            "与下列各项只能享受其中一项，就高：培训补贴",
        ),
        (founder, 11, "youth", "8000元", "按您填的日期，到 2031年12月1日", "电话：0599-7651111、0599-7651112"),
    )
    for applicant, number, name, given, when, more in seen:
        open_questionnaire(page, origin, fragment(applicant.answers, on=applicant.on.isoformat()))
        for key, gets in applicant.gets.items():
            of, id = key.rsplit("/", 1)
            benefit = measure(page, of).locator(f'[data-benefit="{id}"]')
            expect(benefit).to_have_attribute("data-verdict", gets.verdict)
            if gets.amount != "unanswered":
                expect(benefit.locator("[data-gives]")).to_have_text(containing(gets.amount or ""))
        benefit = measure(page, f"{PAID}/{number}").locator(f'[data-benefit="{name}"]')
        expect(benefit).to_contain_text(when)
        expect(benefit).to_contain_text(COUNTER)
        expect(benefit).to_contain_text(more)
        page.goto(origin.url(f"measures/{PAID}-{number}.html#on={applicant.on.isoformat()}"))
        expect(page.locator("main")).to_contain_text(applicant.gets[f"{PAID}/{number}/{name}"].when.partition("；")[0])
        own = page.locator(f"#b-{name}")
        expect(own).to_contain_text(given)
        own.locator("summary").first.click()
        own.get_by_role("link", name="《云溪县企业奖补申报指南》").first.click()
        expect(page.locator("#p-9")).to_have_text(containing("申报地点"))
