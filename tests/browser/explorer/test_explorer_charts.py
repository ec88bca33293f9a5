"""The charts of the home page: filters by pointer and by keyboard, links where scripts are off; and the facts at the top."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from explorer_steps import (
    DAY,
    counts,
    expect_chips,
    expect_fragment,
    expect_shown,
    key,
    matching,
    open_explorer,
    option,
    state_on,
    wait_for_count,
)
from policy_explorer.render.charts import MOST_BARS
from retrying import expect_value

# The day looked from is in the past.
STATES = {"open": "当时有效", "closing": "当时快到期", "upcoming": "当时未开始", "ended": "当时已到期"}
LISTS = ("chapter", "lead")


def bars(page: Page, facet: str) -> dict[str, int]:
    rows = page.locator(f'[data-chart="{facet}"] [data-chart-bar]').evaluate_all(
        "bars => bars.map(bar => [bar.querySelector('.chart-label').textContent, bar.querySelector('[data-chart-count]').textContent])"
    )
    return {label: int(count) for label, count in rows}


def bar(page: Page, facet: str, label: str):
    return page.locator(
        f'[data-chart="{facet}"] [data-chart-bar]', has=page.locator(f'.chart-label:text-is("{label}")')
    )


def agree(page: Page) -> None:
    """Each bar counts what the checkbox of the same option counts, and its parts make that up."""
    for facet in LISTS:
        boxes = counts(page, facet)
        expect_value(page, partial(bars, page, facet), {label: boxes[label] for label in bars(page, facet)})
        widths = page.locator(f'[data-chart="{facet}"] svg').evaluate_all(
            "all => all.map(svg => Array.from(svg.children, part => Number(part.getAttribute('width'))).reduce((sum, one) => sum + one, 0))"
        )
        assert widths == list(bars(page, facet).values())


def test_a_bar_filters_as_its_checkbox_does_and_tells_the_states(page, origin, measures):
    open_explorer(page, origin)
    agree(page)
    leads = counts(page, "lead")
    assert list(bars(page, "lead").values()) == sorted(leads.values(), reverse=True)[:MOST_BARS]
    assert list(bars(page, "chapter")) == list(counts(page, "chapter"))[:MOST_BARS]
    lead = next(iter(bars(page, "lead")))
    bar(page, "lead", lead).click()
    found = matching(measures, {"lead": {lead}}, DAY)
    expect_shown(page, [key(m) for m in found])
    expect(option(page, "lead", lead)).to_be_checked()
    expect_chips(page, [f"牵头单位：{lead}"])
    expect(bar(page, "lead", lead)).to_have_attribute("aria-pressed", "true")
    agree(page)
    states = [state_on(m, DAY) for m in found]
    said = "，".join(f"{label} {states.count(state)} 项" for state, label in STATES.items() if state in states)
    expect(bar(page, "lead", lead)).to_have_text(f"{lead}{len(found)} 项，{said}")
    option(page, "lead", lead).click()  # the checkbox takes back what the bar chose
    expect(bar(page, "lead", lead)).to_have_attribute("aria-pressed", "false")
    expect_fragment(page, f"on={DAY}")
    expect(page.locator("[data-cards] > li")).to_have_count(len(measures))


@pytest.mark.wide
def test_the_charts_by_keyboard_alone(page, http_origin, measures):
    open_explorer(page, http_origin)
    chapter, lead = next(iter(bars(page, "chapter"))), next(iter(bars(page, "lead")))
    first = bar(page, "chapter", chapter)
    first.focus()
    expect(first).to_have_attribute("role", "button")
    expect(first).to_have_css("outline-style", "solid")
    page.keyboard.press("Space")
    wait_for_count(page, len(matching(measures, {"chapter": {chapter}}, DAY)))
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    wait_for_count(page, len(measures))
    for _ in range(MOST_BARS + 1):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-chart=lead]') !== null"):
            break
    page.keyboard.press("Enter")
    expect_chips(page, [f"牵头单位：{lead}"])
    page.go_back()
    expect(bar(page, "lead", lead)).to_have_attribute("aria-pressed", "false")


@pytest.mark.wide
def test_without_scripts_bars_are_links(new_page, http_origin, measures):
    page = new_page(java_script_enabled=False)
    page.goto(http_origin.url())
    chapter, lead = next(iter(bars(page, "chapter"))), next(iter(bars(page, "lead")))
    assert bars(page, "lead")[lead] == sum(lead in m["lead"] for m in measures)
    expect(page.locator(".hero-facts li:visible")).to_have_text(
        [
            f"{len(measures)} 项措施",
            f"{len({name for m in measures for name in m['lead']})} 个牵头单位",
        ]
    )
    bar(page, "lead", lead).click()
    expect(page.locator("h1")).to_have_text(lead)
    page.go_back()
    bar(page, "chapter", chapter).click()
    expect(page.locator(":target")).to_have_text(re.compile("^" + re.escape(chapter)))


@pytest.mark.wide
def test_on_a_phone_the_charts_are_closed_until_asked_for(phone, http_origin, measures):
    open_explorer(phone, http_origin)
    opener = phone.locator("[data-charts-open]")
    first = phone.locator("[data-chart-bar]").first
    expect(first).to_be_hidden()
    assert phone.locator("[data-divisions]").bounding_box()["y"] < 844
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(first).to_be_visible()
    assert first.bounding_box()["height"] >= 44
    first.tap()
    wait_for_count(phone, len(matching(measures, {"chapter": {measures[0]["heading"]}}, DAY)))
    opener.click()
    expect(first).to_be_hidden()
    phone.fill("#query", "企业")
    phone.keyboard.press("Enter")
    expect(phone.locator("[data-cards] a").first).to_be_focused()
    expect(phone.locator("[data-cards] a").first).to_be_in_viewport()


@pytest.mark.wide
def test_the_top_says_how_many_hold_on_the_day_looked_from(page, http_origin, measures, at_day):
    at_day(page, "2030-01-01")
    page.goto(http_origin.url())
    fact = page.locator(".hero-facts li").nth(2)
    expect(fact).to_have_text("0 项现在有效")
    for day in (DAY, max(m["period"]["until"] for m in measures)):
        page.fill("[data-day]", day)
        holding = sum(state_on(m, day) in ("open", "closing") for m in measures)
        assert holding > 0
        expect(fact).to_have_text(f"{holding} 项当时有效")


def test_the_legend_names_only_states_that_are_there(page, http_origin):
    legend = page.locator("[data-chart-legend] [data-legend-of]:visible")
    page.goto(http_origin.url("index.html#on=2026-11-30"))
    expect(legend).to_have_text(["已到期"])
    page.goto(http_origin.url("index.html#on=2024-01-05"))
    expect(legend).to_have_count(2)


def test_forced_colours_leave_a_shape_to_what_is_chosen(new_page, http_origin):
    page = new_page(forced_colors="active")
    page.goto(http_origin.url("index.html"))
    expect(page.locator(".division[aria-pressed=true]").first).to_have_css("outline-style", "solid")
    expect(page.locator(".card .state").first).to_have_css("border-top-style", "solid")


def test_paper_says_on_which_day_it_was_printed(page, http_origin, at_day):
    at_day(page, "2024-01-05")
    page.goto(http_origin.url("measures/gulou-2023-1-14.html"))
    line = page.locator(".site-footer [data-printed-on]")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    expect(line).to_be_visible()
    expect(line).to_contain_text("2024年1月5日")


def test_where_bars_are_few_the_list_begins_right_below_them(page: Page, tiny_http_origin):
    """The panel of the day is higher than the charts here; the filters begin below it."""
    page.goto(tiny_http_origin.url("index.html"))
    charts, panel, results, facets = (
        page.locator(selector).bounding_box() for selector in (".charts", ".day-panel", ".results", ".facets")
    )
    assert charts and panel and results and facets
    assert panel["height"] > charts["height"]
    assert 0 < results["y"] - charts["y"] - charts["height"] < 30
    assert 0 < facets["y"] - panel["y"] - panel["height"] < 30


def test_the_first_division_of_the_measures_fills_its_row(page: Page, tiny_http_origin):
    page.goto(tiny_http_origin.url("index.html"))
    row = page.locator(".divisions").bounding_box()
    last = page.locator(".division").last.bounding_box()
    assert row and last
    assert abs(row["x"] + row["width"] - last["x"] - last["width"]) < 1
    seen = page.locator(".divisions-word, .divisions-then").filter(visible=True)
    expect(seen).to_have_count(1)


def test_no_two_states_of_the_charts_look_alike(page: Page, tiny_http_origin):
    page.goto(tiny_http_origin.url("index.html"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        looks = page.evaluate(
            """() => ['open', 'closing', 'upcoming', 'ended', 'superseded', 'by-answer'].map((state) => {
              const part = document.querySelector('.chart-part').cloneNode();
              part.setAttribute('class', `chart-part is-${state}`);
              document.querySelector('.chart-drawing').append(part);
              const {fill, opacity} = getComputedStyle(part);
              return `${fill} ${opacity}`;
            })"""
        )
        assert len(set(looks)) == len(looks), (scheme, looks)
