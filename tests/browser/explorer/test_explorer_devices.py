"""The explorer by keyboard alone, on a phone, without scripts, and while it loads."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from explorer_steps import (
    DAY,
    expect_shown,
    key,
    matching,
    open_explorer,
    option,
    wait_for_count,
    with_phrase,
)
from retrying import ending, expect_value

CARDS = """cards => cards.map(card => [
  card.textContent,
  card.querySelector('.measure-number').textContent,
  card.querySelector('[data-part="gives"]').textContent,
  [...card.querySelectorAll('.card-amounts:not([hidden]) dd')].map(figure => figure.textContent),
])"""
# The reader's day, what the address may ask for, and what is there once it has been answered.
ASKED = [
    (DAY, "", "[data-cards] > li"),
    ("2030-01-01", "", "[data-cards] > li"),
    (DAY, "#lead=commerce&kind=subsidy", "[data-chips] .chip"),
    (DAY, "#q=小微企业", "[data-cards] mark"),
]


@pytest.mark.wide
def test_the_fixed_address_of_a_measure_stays_plain(page, origin, measures):
    first = measures[0]
    address = f"{first['document']}-{first['number']}.html"
    page.goto(origin.url(f"measures/{address}#on={DAY}"))
    expect(page.locator(".day-bar")).to_be_visible()
    expect(page.locator('[rel="bookmark"]')).to_have_attribute("href", ending(address))
    neighbours = page.locator(".neighbours a").all()
    assert neighbours
    for link in neighbours:
        expect(link).to_have_attribute("href", ending(f"#on={DAY}"))
        expect(link).to_have_attribute("data-measure", re.compile("."))


def test_keyboard_alone(page, origin, measures):
    open_explorer(page, origin)
    page.focus("#query")
    page.keyboard.type("小微企业")
    wait_for_count(page, len(with_phrase(measures, "小微企业")))
    for _ in range(90):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "kind":
            break
    page.keyboard.press("Space")
    expect(page.locator("[data-chips] .chip")).to_have_count(1)
    page.locator("[data-chips] button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-chips] .chip")).to_have_count(0)
    page.locator("[data-cards] a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/measures/"))


def test_on_a_phone_the_facets_are_a_panel(phone, origin, measures):
    open_explorer(phone, origin)
    panel, opener = phone.locator("[data-panel]"), phone.locator("[data-panel-open]")
    expect(panel).to_be_hidden()
    opener.click()
    expect(panel).to_be_visible()
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(panel).to_have_attribute("role", "dialog")
    expect(panel.locator(":focus")).to_have_count(1)
    for press in ("Shift+Tab", "Tab", "Tab"):
        phone.keyboard.press(press)
        expect(panel.locator(":focus"), press).to_have_count(1)
    in_reach = "[...document.body.children].filter(part => !part.hasAttribute('aria-hidden') && !part.contains(document.querySelector('[data-panel]')))"
    assert phone.evaluate(f"{in_reach}.length") == 0
    expect(phone.locator(".results")).to_have_attribute("aria-hidden", "true")
    expect(panel).to_have_css("animation-name", "sheet-up")
    phone.emulate_media(reduced_motion="reduce")
    expect(panel).to_have_css("animation-name", "none")
    top = panel.bounding_box()["y"]
    assert top > 44
    phone.touchscreen.tap(100, top / 2)
    expect(panel).to_be_hidden()
    expect(phone.locator("body [aria-hidden=true]:not(svg, span, .chart-legend)")).to_have_count(0)
    opener.click()
    kind = measures[0]["benefits"][0]["kind"]
    option(phone, "kind", kind).click()
    expected = [key(m) for m in matching(measures, {"kind": {kind}}, DAY)]
    expect(phone.locator("[data-panel-count]")).to_have_text(str(len(expected)))
    phone.evaluate("document.activeElement.blur()")  # as after a touch between the controls
    phone.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()
    expect_shown(phone, expected)
    expect(opener).to_have_text("筛选（1）")


def test_without_scripts_every_measure_reads_and_nothing_dead_shows(new_page, origin, measures):
    page = new_page(java_script_enabled=False)
    page.goto(origin.url())
    expect_shown(page, [key(m) for m in measures])
    cards = page.locator("[data-cards] > li").evaluate_all(CARDS)
    for measure, (words, number, gives, figures) in zip(measures, cards, strict=True):
        first, last = (day_words(measure["period"][end]) for end in ("from", "until"))
        said = [measure["title"], measure["summary"]["text"], *measure["lead"], f"{first} 至 {last}", "编者归纳"]
        assert [text for text in said if text not in words] == []
        assert number == str(measure["number"]) and gives.startswith(measure["benefits"][0]["title"])
        text = "".join(measure["text"].split())
        plain = [re.sub("^(不低于|不超过|超过|低于)", "", figure) for figure in figures]  # 不低于采购合同金额50%
        assert [figure for figure in plain if figure not in text and figure.partition("/")[0] not in text] == []
    assert any(figures for *_, figures in cards)
    expect(page.locator("main :is(input, select, button):visible")).to_have_count(0)
    links = page.locator(".browse a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert {"departments/index.html", "sectors/index.html", "deadlines.html"} < set(links)


@pytest.mark.wide
@pytest.mark.parametrize("width", [390, 1366])
def test_nothing_moves_while_the_page_loads(new_page, http_origin, at_day, width):
    """Whatever the address asks for, even where the scripts come after the page has been painted."""
    page = new_page(viewport={"width": width, "height": 900})
    page.route("**/data/explorer.js*", late)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; }))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    for day, state, settled in ASKED:
        at_day(page, day)
        page.goto("about:blank")
        page.goto(http_origin.url(f"index.html{state}"))
        expect(page.locator("[data-day-note]")).not_to_be_empty()
        expect(page.locator(settled).first).to_be_visible()
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert round(page.evaluate("window.moved"), 3) == 0, (
            day,
            state,
        )  # the parts of a date field are drawn by the browser
        assert (
            page.evaluate(
                "document.querySelector('.day-words').scrollHeight - document.querySelector('.day-words').clientHeight"
            )
            == 0
        )


def day_words(day: str) -> str:
    year, month, date = map(int, day.split("-"))
    return f"{year}年{month}月{date}日"


def late(route) -> None:
    """After the next frame at the earliest: the page at rest is on the screen before its script comes."""
    route.request.frame.page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    route.continue_()


@pytest.mark.wide
def test_the_day_input_stays_under_the_hand(page, http_origin, at_day, subtests):
    at_day(page, "2023-06-15")
    page.goto(http_origin.url())
    for width in (390, 768, 1024, 1366):
        with subtests.test(width):
            page.set_viewport_size({"width": width, "height": 800})
            page.fill("#day", "2023-06-15")
            expect(page.locator("[data-day-headline]")).not_to_contain_text("都已到期")
            before = page.locator("#day").bounding_box()
            page.fill("#day", "2030-01-01")
            expect(page.locator("[data-day-headline]")).to_contain_text("都已到期")
            expect_value(page, lambda before=before: page.locator("#day").bounding_box(), before)
