"""When one can apply, as readers see it: on the page of a measure, among the results and on the sheet, on their date."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import Origin, file_origin

DATED, EXTENDED = "yunxi-2032-1/1", "yunxi-2031-5/3"


@pytest.fixture(scope="module")
def later(later_site: Path) -> Origin:
    return file_origin(later_site)


def test_the_page_of_a_measure_says_how_its_window_stands(page: Page, later: Origin, subtests):
    for day, words in (
        ("2032-03-01", "现在可以申请，到 2032年6月30日"),
        ("2032-07-01", "下一次 2033年1月1日 至 2033年6月30日"),
        ("2034-07-01", "下一次 2035年1月1日 至 2035年6月30日"),
        ("2035-01-01", "现在可以申请，到 2035年6月30日"),
        ("2035-07-01", "已结束"),
    ):
        with subtests.test(day):
            page.goto("about:blank")
            page.goto(later.url(f"measures/yunxi-2032-1-1.html#on={day}"))
            expect(page.locator(".glance [data-window] [data-window-slot]")).to_have_text(words)
            page.evaluate("location.hash = '#on=2032-04-01'")
            expect(page.locator(".glance [data-window] [data-window-slot]")).to_have_text(
                "现在可以申请，到 2032年6月30日"
            )


def test_the_results_ask_for_the_date_that_a_window_begins_with(page: Page, later: Origin):
    page.goto(later.url(f"questionnaire.html#measure={DATED}&on=2032-07-01&a.trade=homestay"))
    result = page.locator(f'.result[data-measure="{DATED}"]')
    expect(result.locator("p.result-facts")).to_contain_text(
        "申请时间：每年 1月1日 至 6月30日，期限结束以后也可以；下一次 2033年1月1日 至 2033年6月30日"
    )
    furnishing = result.locator('[data-benefit="furnishing"]')
    furnishing.locator("details").evaluate("details => { details.open = true; }")
    expect(furnishing.locator(".result-window").first).to_contain_text("申请时间：自开业之日起 1年内")
    furnishing.get_by_role("button", name="填写：开业日期").click()
    expect(page.locator("[data-question]")).to_contain_text("民宿哪一天开业？")


@pytest.mark.wide
def test_a_given_date_is_counted_from(page: Page, later: Origin):
    page.goto(later.url(f"questionnaire.html#measure={DATED}&on=2032-07-01&a.trade=homestay&a.opened=2032-02-01"))
    furnishing = page.locator('[data-benefit="furnishing"]')
    expect(furnishing.locator(".result-window").first).to_have_text(
        "申请时间：自开业之日起 1年内；按您填的日期，到 2033年2月1日"
    )


@pytest.mark.wide
def test_an_extended_term_says_who_extends_it(page: Page, later: Origin):
    page.goto(later.url(f"questionnaire.html#measure={EXTENDED}&on=2032-07-01"))
    expect(page.locator(".result .result-window")).to_have_text(
        "原定至 2031年12月31日，由《云溪县关于延续实施若干措施的通知》（云政〔2031〕30号）延续至 2032年12月31日"
    )


@pytest.mark.wide
def test_the_words_of_a_window_break_between_words(new_page, later: Origin):
    page = new_page(viewport={"width": 320, "height": 844})
    broken = """(slot) => ['下一次', '2033年1月1日'].filter((word) => {
      const at = slot.textContent.indexOf(word);
      const range = document.createRange();
      range.setStart(slot.firstChild, at);
      range.setEnd(slot.firstChild, at + word.length);
      return range.getClientRects().length !== 1;
    })"""
    for width in range(304, 432, 16):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(later.url("measures/yunxi-2032-1-1.html#on=2032-07-01"))
        slot = page.locator(".glance [data-window] [data-window-slot]")
        expect(slot).to_have_text("下一次 2033年1月1日 至 2033年6月30日")
        assert slot.evaluate(broken) == [], width


def test_a_term_of_its_own_counts_for_its_benefit(page: Page, later: Origin):
    page.goto(later.url(f"questionnaire.html#measure={DATED}&on=2034-04-01&a.trade=homestay"))
    furnishing, award = (page.locator(f'[data-benefit="{id}"]') for id in ("furnishing", "opening-award"))
    expect(furnishing.locator(".verdict")).to_have_text("✓ 条件符合，但已到期")
    expect(furnishing).to_contain_text("这项待遇的期限：已于 2033年12月31日到期")
    expect(furnishing.locator(".result-window").first).to_contain_text("已结束")
    expect(award.locator(".verdict")).to_have_text("✓ 符合")
    page.goto(later.url(f"questionnaire.html#measure={DATED}&on=2035-07-01&a.trade=homestay"))
    expect(award.locator(".verdict")).to_have_text("✓ 条件符合，但已到期")


def test_after_the_term_every_page_says_until_when_one_can_still_apply(page: Page, later: Origin, at_day):
    words = "已于 2034年12月31日到期，仍可申请（2035年1月1日 至 2035年6月30日）"
    at_day(page, "2035-01-02")
    page.goto(later.url("measures/yunxi-2032-1-1.html"))
    expect(page.locator("[data-term-strip]")).to_have_text(words)
    page.goto(later.url(f"questionnaire.html#measure={DATED}&on=2035-01-02&a.trade=homestay"))
    expect(page.locator('[data-benefit="opening-award"] .verdict')).to_have_text("✓ 条件符合，期限已过，仍可申请")
    expect(page.locator(f'.result[data-measure="{DATED}"] p.result-facts .state')).to_have_text(words)
    expect(page.locator('[data-group="yes"] .results-group-heading')).not_to_contain_text("到期")
    page.emulate_media(media="print")
    expect(page.locator(".sheet")).to_contain_text(f"期限：{words}")
    page.emulate_media(media="screen")
    page.goto(later.url("deadlines.html#on=2035-01-02"))
    expect(page.locator('.deadline-left[data-deadline="2034-12-31"]')).to_have_text("期限已过，仍可申请")
    expect(page.locator("[data-deadlines-words]")).to_contain_text("1 项期限已过但仍可申请")
    page.goto(later.url("index.html#on=2035-01-02"))
    expect(page.locator(f'.card[data-measure="{DATED}"] .state')).to_have_text("期限已过，仍可申请")
    expect(page.locator("[data-day-headline]")).to_contain_text("1\xa0项期限已过但仍可申请")


def test_a_measure_whose_benefits_end_on_different_days_says_which_is_over(page: Page, later: Origin):
    page.goto(later.url("measures/yunxi-2032-1-1.html#on=2034-05-01"))
    expect(page.locator(".glance")).to_contain_text("2034年12月31日 有效（最晚的一项）")
    expect(page.locator(".benefit-period > .period")).to_have_attribute("data-state", "ended")
    expect(page.locator("#b-furnishing .benefit-period > .period")).to_contain_text("2033年12月31日")
