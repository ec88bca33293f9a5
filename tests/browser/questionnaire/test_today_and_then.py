"""What has ended or not begun is said so, and a day in the past is never taken for today: on screens and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from explorer_steps import expect_fragment, expect_shown, key

OVER, HELD, BEFORE = "2026-11-30", "2023-06-30", "2023-01-15"
MEASURE = "measures/gulou-2023-1-14.html"


def test_a_measure_that_is_over_says_so_above_its_title_and_speaks_of_the_past(page: Page, everywhere, at_day):
    at_day(page, OVER)
    page.goto(everywhere.url(MEASURE))
    strip = page.locator("[data-term-strip]")
    expect(strip).to_have_text("已于 2023年12月31日到期，以下为当时内容")
    expect(page.locator(".term-strip .follow-up")).to_have_text("后续文件：本站没有查找")
    assert strip.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    expect(page.locator("#benefits-title")).to_contain_text("当时能得到什么")
    expect(page.locator("#conditions-title")).to_have_text("当时的条件")
    expect(page.locator(".glance a.button")).to_have_text("看当时的条件")
    expect(page.locator(".glance-how dt")).to_have_text("当时怎么办")
    expect(page.locator("#conditions a.button")).to_have_text("测一测当时是否符合")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (HELD, "有效，还有 184 天"),
        ("2023-12-31", "快到期，当天截止"),
        pytest.param(BEFORE, "未开始，自 2023年4月11日起", marks=pytest.mark.wide),
    ],
)
def test_a_measure_in_force_or_to_come_speaks_of_the_present(page: Page, http_origin, at_day, day, words):
    at_day(page, day)
    page.goto(http_origin.url(MEASURE))
    expect(page.locator("[data-term-strip]")).to_have_text(words)
    expect(page.locator("#conditions-title")).to_have_text("我符合吗")
    expect(page.locator(".glance a.button")).to_have_text("我符合这一项吗？")


@pytest.mark.parametrize("size", [(360, 640), pytest.param((390, 844), marks=pytest.mark.wide)])
def test_the_first_screen_of_a_phone_answers(new_page, http_origin, at_day, size):
    width, height = size
    page = new_page(viewport={"width": width, "height": height})
    at_day(page, OVER)
    page.goto(http_origin.url(MEASURE))
    expect(page.locator(".headline-figures")).to_contain_text("1000元/人")
    for part in (".term-strip", "h1", ".glance .headline-figures", ".glance .period", ".glance a.button"):
        box = page.locator(part).first.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= height, part


def test_another_day_is_said_on_every_page_and_on_paper_and_left_with_one_step(page: Page, everywhere, at_day):
    at_day(page, OVER)
    bar = page.locator(".day-bar")
    for path in (MEASURE, "index.html", "deadlines.html", "documents/gulou-2023-1.html", "method.html"):
        page.goto(everywhere.url(f"{path}#on={HELD}"))
        expect(bar).to_contain_text("您在看 2023年6月30日的情况，今天")
        expect(page.locator(".day-on-paper")).to_be_hidden()
    page.goto(everywhere.url(f"{MEASURE}#on={HELD}"))
    expect(bar).to_contain_text("今天此项已到期")
    expect(page.locator(".glance .state")).to_have_text("当时有效")
    expect(page.locator("[data-term-strip]")).to_have_text("已于 2023年12月31日到期，以下为当时内容")
    page.emulate_media(media="print")
    expect(page.locator("main > :first-child")).to_have_text("您在看 2023年6月30日的情况，今天此项已到期")
    expect(page.locator(".day-on-paper")).to_be_visible()
    page.emulate_media(media="screen")
    bar.get_by_role("button", name="回到今天").press("Enter")
    expect(bar).to_have_count(0)
    expect(page.locator(".day-on-paper")).to_have_count(0)
    expect(page.locator(".glance .state")).to_have_text("已到期")


def test_the_date_of_today_needs_no_bar(page: Page, http_origin, at_day):
    at_day(page, OVER)
    page.goto(http_origin.url(f"{MEASURE}#on={OVER}"))
    expect(page.locator(".glance .state")).to_have_text("已到期")
    expect(page.locator(".day-bar")).to_have_count(0)


def test_the_home_page_is_an_archive_once_all_is_over(page: Page, everywhere, at_day, measures):
    at_day(page, OVER)
    page.goto(everywhere.url("index.html"))
    last = max(m["period"]["until"] for m in measures)
    year, month, day = map(int, last.split("-"))
    headline = page.locator("[data-day-headline]")
    over = f"{len(measures)}\xa0项措施都已到期（最晚到 {year}年{month}月{day}日），本站供查阅"
    expect(headline).to_have_text(over)
    expect(page.locator("[data-day-panel] .follow-up")).to_have_text("后续文件：本站没有查找")
    expect(page.locator("[data-divisions-then]")).to_be_visible()
    page.locator("[data-day-action]").click()
    expect(headline).to_contain_text("2023年12月31日有效 37\xa0项")
    expect(headline).to_contain_text("今天一项也不再有效")
    expect(page.locator(".hero-facts")).to_contain_text("当时有效")
    expect(page.locator(".card .state").first).to_have_text("当时有效")
    expect(page.locator(".day-bar")).to_be_visible()
    page.locator(".day-bar").get_by_role("button").click()
    expect(headline).to_have_text(over)


def test_the_first_division_shows_one_part_and_is_in_the_link(page: Page, new_page, http_origin, measures):
    """What one can apply for or have, what one can go to somebody for, what the government does."""
    of = {"apply": {"apply", "direct"}, "counterpart": {"counterpart"}, "government": {"government"}}
    page.goto(http_origin.url("index.html"))
    for id, accesses in of.items():
        part = page.locator(f'[data-division="{id}"]')
        found = [key(m) for m in measures if accesses & {benefit["access"] for benefit in m["benefits"]}]
        expect(part.locator("[data-division-count]")).to_have_text(str(len(found)))
        part.click()
        expect(part).to_have_attribute("aria-pressed", "true")
        expect_shown(page, found)
        expect_fragment(page, f"access={id}")
        expect(page.locator(f'[data-facet="access"] input[value="{id}"]')).to_be_checked()
    other = new_page()
    other.goto(page.url)
    expect(other.locator('[data-division="government"]')).to_have_attribute("aria-pressed", "true")
    everything = page.locator('[data-division=""]')
    expect(everything.locator("[data-division-count]")).to_have_text(str(len(measures)))
    everything.click()
    expect_shown(page, [key(m) for m in measures])
    expect_fragment(page, "")


def test_a_life_situation_unfolds_into_its_measures(page: Page, everywhere):
    expect_unfolding(page, everywhere)


def test_without_scripts_a_life_situation_unfolds_too(new_page, http_origin):
    expect_unfolding(new_page(java_script_enabled=False), http_origin)


def expect_unfolding(page: Page, origin) -> None:
    page.goto(origin.url("index.html"))
    situation = page.locator('[data-situation="hire"]')
    link = situation.get_by_role("link", name="鼓励企业吸纳就业")
    expect(link).to_be_hidden()
    situation.locator("summary").press("Enter")
    link.click()
    expect(page.locator("h1")).to_have_text("鼓励企业吸纳就业")


def test_what_is_over_promises_no_decision(page, http_origin, at_day):
    for day, words in (("2023-06-15", "是否给予由牵头单位"), ("2026-12-01", "现在有没有后续的政策，请问牵头单位")):
        at_day(page, day)
        page.goto("about:blank")
        page.goto(
            http_origin.url(
                "questionnaire.html#a.applicant=individual_business&a.monthly_sales=8&a.small_scale_taxpayer=yes"
            )
        )
        expect(page.locator("[data-group=yes] .results-group-note")).to_contain_text(words)
