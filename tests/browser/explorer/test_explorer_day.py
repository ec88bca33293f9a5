"""The explorer: the day looked from."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from explorer_steps import (
    DAY,
    STATE_LABELS,
    chips,
    expect_counts,
    expect_fragment,
    expect_shown,
    key,
    open_explorer,
    state_on,
)
from retrying import expect_value

CARD_STATES = "cards => cards.map(card => [card.dataset.measure, card.querySelector('[data-from]').dataset.state, card.querySelector('.state').textContent])"


@pytest.mark.wide
def test_the_day_is_the_readers_until_chosen(page, http_origin, measures, at_day):
    at_day(page, "2023-12-10")
    page.goto(http_origin.url())
    page.wait_for_selector(".card [data-state]")
    expect(page.locator("[data-day]")).to_have_value("2023-12-10")
    check_states(page, measures, "2023-12-10")
    page.fill("[data-day]", "2023-04-05")
    check_states(page, measures, "2023-04-05")
    expect_fragment(page, "on=2023-04-05")
    page.click("[data-today]")
    check_states(page, measures, "2023-12-10")
    expect_fragment(page, "")


def today_of(page: Page) -> str:
    return page.evaluate("new Date().toLocaleDateString('sv')")


def check_states(page: Page, measures: list[dict], day: str) -> None:
    expected = {key(m): state_on(m, day) for m in measures}
    then = {"open": "当时有效", "closing": "当时有效", "upcoming": "当时未开始", "ended": "已到期"}
    now = {"open": "有效", "closing": "快到期", "upcoming": "未开始", "ended": "已到期"}
    words = then if page.locator(".day-bar").count() and day < today_of(page) else now
    cards = page.locator("[data-cards] > li")
    expect_value(
        page,
        lambda: {name: (state, text) for name, state, text in cards.evaluate_all(CARD_STATES)},
        {name: (state, words[state]) for name, state in expected.items()},
    )
    states = list(expected.values())
    expect_counts(page, "state", {label: states.count(state) for state, label in STATE_LABELS.items()})


@pytest.mark.wide
def test_it_is_said_when_all_is_over_and_how_to_look_back(page, http_origin, measures, at_day):
    after = (date.fromisoformat(max(m["period"]["until"] for m in measures)) + timedelta(days=1)).isoformat()
    at_day(page, after)
    page.goto(http_origin.url())
    headline = page.locator("[data-day-headline]")
    expect(headline).to_contain_text(f"{len(measures)} 项措施都已到期（最晚到")
    holding = lambda day: sum(state_on(m, day) in ("open", "closing") for m in measures)  # noqa: E731
    best = max({m["period"]["until"] for m in measures}, key=lambda day: (holding(day), day))
    action = page.locator("[data-day-action]")
    action.click()
    expect_fragment(page, f"on={best}")
    expect(headline).to_contain_text(f"有效 {holding(best)} 项；今天一项也不再有效")
    expect(action).to_have_text(f"只看当时有效的 {holding(best)} 项")
    action.click()
    expect_shown(page, [key(m) for m in measures if state_on(m, best) in ("open", "closing")])
    expect_value(page, lambda: sorted(chips(page)), ["期限：当时快到期", "期限：当时有效"])


@pytest.mark.wide
def test_it_is_said_when_most_is_over(page, http_origin, measures, at_day):
    last = max(m["period"]["until"] for m in measures)
    left = sum(m["period"]["until"] >= last for m in measures)
    assert left * 2 < len(measures)
    at_day(page, last)
    page.goto(http_origin.url())
    expect(page.locator("[data-day-headline]")).to_have_text(f"到今天，大多数措施已到期，有效的只有 {left} 项")


def test_the_day_chosen_goes_from_page_to_page(page, http_origin, measures, at_day):
    at_day(page, "2030-01-01")
    open_explorer(page, http_origin)
    page.locator("[data-cards] a").first.click()
    bar = page.locator(".day-bar")
    expect(bar).to_contain_text("2023年12月15日")
    expect(page.locator("[data-from]").first).to_have_attribute("data-state", state_on(measures[0], DAY))
    page.locator(".site-nav a", has_text="政策原文").click()
    expect(bar).to_contain_text("2023年12月15日")
    bar.get_by_role("button", name="回到今天").click()
    expect(bar).to_have_count(0)
    expect_fragment(page, "")
    page.go_back()
    expect(bar).to_contain_text("2023年12月15日")
