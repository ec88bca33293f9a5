"""大字版: the reader's choice holds on every page, everywhere, and every page is fit for it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urljoin

import pytest
from playwright.sync_api import Page, expect

from conftest import Origin
from retrying import containing, expect_value
from support.usual_run import some_of

MEASURE = "measures/gulou-2023-1-14.html"
PAGES = (
    *(
        "index.html",
        MEASURE,
        "questionnaire.html",
        "departments/index.html",
        "departments/finance.html",
        "sectors/index.html",
    ),
    *(
        "sectors/all.html",
        "deadlines.html",
        "documents/gulou-2023-1.html",
        "documents/gulou-2023-1-booklet.html",
        "method.html",
        "offline.html",
        "404.html",
    ),
)
CHOSEN_BEFORE = "localStorage.setItem('type', 'large')"
REFUSED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
SMALLEST_TARGET = 48
LOADS = 40

SHIFTS = """window.shifted = [];
const partOf = ({node, previousRect, currentRect}) => {
  const name = node instanceof Element ? node.outerHTML.slice(0, 100) : String(node && node.textContent).trim().slice(0, 40);
  return `${name} from ${previousRect.y} to ${currentRect.y}`;
};
new PerformanceObserver((list) => list.getEntries().forEach(({value, sources}) => shifted.push([value, ...sources.map(partOf)])))
  .observe({type: 'layout-shift', buffered: true});"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(shifted))))"
# Where something begins in the window, once the page has come to rest.
TOP = "(element) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(element.getBoundingClientRect().top))))"
SMALL_TARGETS = """(least) => {
  const inText = (element) => element.tagName === 'A' && getComputedStyle(element).display === 'inline';
  const target = (element) => element.matches('input[type=radio], input[type=checkbox]') ? element.labels[0] || element : element;
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((element) => element.offsetParent && getComputedStyle(element).visibility !== 'hidden' && !inText(element) && !element.matches('.skip-link'))
    .map(target)
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, {width, height}]) => height < least - 0.5 || width < least - 0.5)
    .map(([element, {width, height}]) => `${element.outerHTML.slice(0, 100)} ${width} x ${height}`);
}"""


def switch(page: Page):
    return page.locator("[data-type-switch]")  # on a phone in the menu


def type_size(page: Page) -> float:
    return page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")


@pytest.fixture
def load(everywhere: Origin, page: Page) -> Callable[[Callable[[], object]], None]:
    """Load the page, again where the browser did not give it the storage of its origin.

    A script in the head of a document, as the single file has one, may read localStorage before the process of the browser
    knows of the document. Chromium (seen in 156) then gives it an empty storage, which no other document sees and which ends
    with the document: of loads under which that process was stopped for a moment, 28 of 235; with the browser's feature
    RenderDocument off, none of 125. To the page that is a storage with nothing in it.
    """
    up = "../" if everywhere.scheme == "single-file" else ""
    witness = page.context.new_page()
    witness.goto(urljoin(everywhere.base, f"{up}assets/favicon.svg"))
    witness.evaluate("localStorage.setItem('witness', 'here')")

    def load(go: Callable[[], object]) -> None:
        for _ in range(LOADS):
            go()
            if page.evaluate("localStorage.getItem('witness')") == "here":
                return
        raise AssertionError(f"{LOADS} times no storage of the origin")

    return load


def test_the_choice_is_kept_from_page_to_page_and_the_keyboard_makes_it(everywhere, page, load):
    load(lambda: page.goto(everywhere.url(MEASURE + "#on=2023-06-15")))
    usual = type_size(page)
    expect(switch(page)).to_have_attribute("aria-pressed", "false")
    switch(page).focus()
    page.keyboard.press("Space")
    expect(switch(page)).to_be_focused()
    expect(switch(page)).to_have_attribute("aria-pressed", "true")
    expect_value(page, lambda: type_size(page) >= 1.25 * usual, True)
    expect(page).not_to_have_url(containing("type="))
    page.locator(".site-nav").get_by_role("link", name="截止日期").click()
    expect(page.locator("main h1")).to_have_text("截止日期")
    load(page.reload)
    expect(switch(page)).to_have_attribute("aria-pressed", "true")
    expect_value(page, lambda: type_size(page) >= 1.25 * usual, True)
    switch(page).click()
    expect(switch(page)).to_have_attribute("aria-pressed", "false")
    load(page.reload)
    expect(switch(page)).to_have_attribute("aria-pressed", "false")
    expect(page).not_to_have_url(containing("type="))
    expect(page).to_have_url(containing("on=2023-06-15"))


def test_a_large_pointer_is_kept_from_page_to_page(http_origin, page):
    page.goto(http_origin.url(MEASURE))
    pointer = page.get_by_role("button", name="大指针")
    pointer.focus()
    page.keyboard.press("Space")
    expect(pointer).to_have_attribute("aria-pressed", "true")
    expect(page.locator("main a").first).to_have_css("cursor", containing("data:image/svg+xml"))
    page.goto(http_origin.url("method.html"))
    expect(pointer).to_have_attribute("aria-pressed", "true")
    expect(page.locator("main a").first).to_have_css("cursor", containing("data:image/svg+xml"))
    expect(switch(page), "the two are apart").to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("button", name="大字版 长辈版")).to_be_visible()
    pointer.click()
    expect(page.locator("main a").first).not_to_have_css("cursor", containing("svg"))


@pytest.mark.wide
def test_where_nothing_can_be_kept_the_choice_goes_along_in_the_address(everywhere, page):
    page.add_init_script(REFUSED)
    page.goto(everywhere.url("index.html#lead=finance"))
    switch(page).click()
    expect(switch(page)).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(containing("type=large"))
    page.locator("#query").fill("企业")  # the explorer writes a state of its own
    expect(page.locator("[data-cards] mark").first).to_be_visible()
    expect(page).to_have_url(containing("type=large"))
    expect_value(page, lambda: "q=企业" in unquote(page.url), True)
    page.keyboard.press("Enter")  # to the first result
    expect(page.locator("[data-cards] a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".marks-bar")).to_be_visible()
    expect(switch(page)).to_have_attribute("aria-pressed", "true")
    page.locator(".site-nav").get_by_role("link", name="资格自测").click()
    expect(page.locator("[data-question-section]")).to_be_visible()
    expect(page.locator("[data-ignored]")).to_be_hidden()
    page.locator("[data-presets] button").first.click()
    page.reload()
    expect(switch(page)).to_have_attribute("aria-pressed", "true")
    switch(page).click()
    expect(page).not_to_have_url(containing("type="))
    page.locator(".site-nav").get_by_role("link", name="部门").click()
    expect(page.locator("main h1")).to_have_text("部门")
    expect(switch(page)).to_have_attribute("aria-pressed", "false")


@pytest.mark.wide
def test_other_tabs_follow_and_stay_where_they_are(http_origin, page):
    page.goto(http_origin.url(MEASURE))
    other = page.context.new_page()
    other.goto(http_origin.url("documents/gulou-2023-1.html"))
    read = other.locator("main p").nth(40)
    read.evaluate(
        "(element) => window.scrollTo({top: scrollY + element.getBoundingClientRect().top - 5, behavior: 'instant'})"
    )
    before = read.evaluate(TOP)
    switch(page).click()
    expect(switch(other)).to_have_attribute("aria-pressed", "true")
    expect_value(other, lambda: abs(read.evaluate(TOP) - before) < 2, True)
    switch(other).evaluate("(button) => button.click()")  # out of sight there, as it is pressed
    expect(switch(page)).to_have_attribute("aria-pressed", "false")
    expect_value(other, lambda: abs(read.evaluate(TOP) - before) < 2, True)


def test_every_kind_of_page_is_fit_for_large_type_on_a_phone(http_origin, phone):
    phone.add_init_script(CHOSEN_BEFORE)
    phone.add_init_script(SHIFTS)
    for path in some_of(PAGES):
        phone.set_viewport_size({"width": 390, "height": 844})
        phone.goto(http_origin.url(path))
        expect(switch(phone)).to_have_attribute("aria-pressed", "true")
        faults = {
            "moved": [shift for shift in phone.evaluate(SETTLED) if shift[0] > 0.001],
            "targets": phone.evaluate(SMALL_TARGETS, SMALLEST_TARGET),
        }
        for width in (390, 320):
            phone.set_viewport_size({"width": width, "height": 844})
            faults[f"scrolls at {width}"] = phone.evaluate("document.documentElement.scrollWidth") > width
        assert {name: fault for name, fault in faults.items() if fault} == {}, path


@pytest.mark.wide
@pytest.mark.parametrize("path", [MEASURE + "#q=失业&on=2023-06-15", "404.html#on=2023-06-15"])
def test_nothing_moves_when_bars_and_the_strip_of_an_edition_come(everywhere, new_page, path):
    page = new_page(viewport={"width": 1366, "height": 900})
    page.add_init_script(SHIFTS)
    page.goto(everywhere.url(path))
    expect(page.locator(".page-bars")).to_be_visible()
    assert page.evaluate(SETTLED) == []


def test_the_counts_of_verdicts_are_whole_in_large_type(http_origin, phone):
    phone.add_init_script(CHOSEN_BEFORE)
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.goto(http_origin.url("questionnaire.html#on=2026-11-24"))
    counts = phone.locator(".verdict-count")
    expect(counts).to_have_count(4)
    cut = counts.evaluate_all(
        "all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.innerText)"
    )
    assert cut == []
    box = phone.locator(".verdict-counts").bounding_box()
    assert box
    for badge in phone.locator(".verdict-count > .verdict").all():
        inner = badge.bounding_box()
        assert inner and inner["x"] + inner["width"] <= box["x"] + box["width"]


@pytest.mark.wide
def test_what_is_above_the_list_fits_a_tablet_in_large_type(http_origin, page):
    page.add_init_script(CHOSEN_BEFORE)
    page.set_viewport_size({"width": 768, "height": 1024})
    page.goto(http_origin.url("index.html#on=2026-11-24"))
    cells = page.locator(".site-nav li").filter(visible=True)
    rows = {round(box["y"]) for cell in cells.all() if (box := cell.bounding_box())}
    assert len(rows) == 2
    words, choice = page.locator(".day-words").bounding_box(), page.locator(".day-choice").bounding_box()
    assert words and choice and words["y"] + words["height"] <= choice["y"] + 1, "one below the other"


@pytest.mark.parametrize("width", [360, 768, 1024, 1366])
def test_the_words_of_the_timeline_are_large_at_any_width(http_origin, page, width):
    page.add_init_script(CHOSEN_BEFORE)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(http_origin.url("deadlines.html"))
    words = page.locator(".timeline text:not(.timeline-count)").filter(visible=True)
    expect(words.first).to_be_visible()
    sizes = words.evaluate_all(
        "all => all.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )
    assert min(sizes) >= 16
