"""With words in the search box the home page is its results: what folds, what the keyboard does, and the box in the head of
every other page.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from explorer_steps import DAY, expect_fragment, key, shown, wait_for_count, with_phrase
from retrying import containing, expect_value

WINDOWS = ((360, 640), (390, 844), (1366, 768))
WORDS = "小微企业"
FOLDED = (".hero-tagline", ".situations", "[data-charts]", "[data-divisions]")
ROW = 64  # pixels, one row of the head
# What covers the middle of the element that has the focus, if anything does.
COVERING = """() => {
  const {activeElement: own} = document;
  const {left, top, width, height} = own.getBoundingClientRect();
  const over = document.elementFromPoint(left + Math.min(width / 2, 60), top + height / 2);
  return over && !own.contains(over) && !over.contains(own) ? over.outerHTML.slice(0, 80) : null;
}"""


def first_title(page: Page):
    return page.locator("[data-cards] .card-title > a").first


def search(page: Page, words: str, measures: list[dict]) -> None:
    page.focus("#query")
    page.keyboard.type(words)
    wait_for_count(page, len(with_phrase(measures, words)))


def test_the_first_result_stands_in_the_first_window(origin, page, measures, subtests, every_combination):
    for width, height in WINDOWS:
        with subtests.test(width=width):
            page.set_viewport_size({"width": width, "height": height})
            if every_combination or (width, height) == WINDOWS[0]:
                page.goto("about:blank")
                page.goto(origin.url(f"index.html#on={DAY}"))
            page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
            search(page, WORDS, measures)
            for folded in FOLDED:
                expect(page.locator(folded)).to_be_hidden()
            expect_value(page, lambda most=height / 2: first_title(page).bounding_box()["y"] < most, True)
            assert page.locator("#query").bounding_box()["y"] < first_title(page).bounding_box()["y"]
            facets = "[data-panel]" if width > 1000 else "[data-panel-open]"
            expect(page.locator(facets)).to_be_in_viewport()
            page.keyboard.press("Escape")  # the suggestions, if there are any
            page.mouse.wheel(0, 600)
            expect_value(page, lambda: page.evaluate("scrollY") > 300, True)
            expect(page.locator("#query")).to_be_in_viewport()
            page.locator("[data-search-clear]").click()
            wait_for_count(page, len(measures))
            expect(page.locator(".hero-tagline")).to_be_visible()
            expect(page.locator("#query")).to_be_focused()


def test_keys_lead_from_the_box_to_the_results_and_back(everywhere, page, measures):
    page.goto(everywhere.url())
    box = page.locator("#query")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    search(page, WORDS, measures)
    page.keyboard.press("Enter")
    expect(first_title(page)).to_be_focused()
    assert page.evaluate(COVERING) is None
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(page.locator("[data-cards] .card-title > a").nth(4)).to_be_focused()
    assert page.evaluate(COVERING) is None
    page.keyboard.press("ArrowUp")
    expect(page.locator("[data-cards] .card-title > a").nth(3)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(first_title(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.type("/")
    expect(box).to_have_value(WORDS + "/")
    page.keyboard.press("Escape")
    if box.input_value():  # there were suggestions
        page.keyboard.press("Escape")
    expect(box).to_have_value("")
    wait_for_count(page, len(measures))


def test_a_button_for_the_keyboard_leads_past_the_filters(page, http_origin, measures):
    page.goto(http_origin.url())
    search(page, WORDS, measures)
    button = page.get_by_role("button", name="跳到结果")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    assert page.evaluate(COVERING) is None
    page.keyboard.press("Enter")
    expect(first_title(page)).to_be_focused()


@pytest.mark.wide
def test_enter_before_there_is_an_answer_goes_to_it_when_it_comes(page, http_origin, measures):
    held = []
    page.route("**/search/measures.js*", lambda route: held.append(route))
    page.goto(http_origin.url())
    page.focus("#query")
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    expect_value(page, lambda: len(held), 1)
    expect(page.locator("#query")).to_be_focused()
    held[0].continue_()
    wait_for_count(page, len(with_phrase(measures, WORDS)))
    expect(first_title(page)).to_be_focused()


def test_a_box_in_the_head_of_every_page_leads_to_the_results(everywhere, page, measures):
    """It suggests words, and the results take the focus."""
    for path, typed in {"measures/gulou-2023-1-14.html": WORDS, "404.html": WORDS[:2]}.items():
        page.goto(everywhere.url(f"{path}#on={DAY}"))
        box = page.locator("#site-query")
        expect(box).to_be_visible()
        page.keyboard.press("/")
        expect(box).to_be_focused()
        page.keyboard.insert_text(typed)
        options = page.get_by_role("listbox", name="搜索建议").get_by_role("option")
        expect(options.first).to_be_visible()
        if typed != WORDS:
            expect(box).to_have_attribute("aria-expanded", "true")
            page.keyboard.press("ArrowDown")
            expect(options.first).to_have_attribute("aria-selected", "true")
            expect(options.first).to_have_text(f"{WORDS} 面向")
        page.keyboard.press("Enter")
        expect(page).to_have_url(containing("index.html"))
        expect(page.locator("#query")).to_have_value(WORDS)
        expect_value(page, lambda: set(shown(page)), with_phrase(measures, WORDS))
        expect(first_title(page)).to_be_focused()
        expect(page.get_by_role("heading", name=f"找到 {len(shown(page))} 项")).to_be_visible()
        expect(page.locator(".day-bar")).to_be_visible()
        expect(page.locator("#site-query")).to_be_hidden()  # this page has a larger one


def test_on_a_phone_the_head_is_one_row_and_the_rest_a_menu(phone, everywhere):
    for path in ("index.html", "measures/gulou-2023-1-14.html"):
        phone.set_viewport_size({"width": 360, "height": 640})
        phone.goto(everywhere.url(path))
        opener, menu = phone.locator("[data-menu-open]"), phone.locator("#site-menu")
        expect(menu).to_be_hidden()
        assert phone.locator(".site-header").bounding_box()["height"] <= ROW
        opener.click()
        expect(opener).to_have_attribute("aria-expanded", "true")
        expect(menu.get_by_role("link", name="截止日期")).to_be_visible()
        phone.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(opener).to_be_focused()
    opener.click()
    menu.get_by_role("link", name="部门").click()
    expect(phone.locator("main h1")).to_have_text("部门")
    expect(menu).to_be_hidden()


def test_without_scripts_the_menu_is_open_and_no_box_is_shown(new_page, origin):
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page.goto(origin.url("measures/gulou-2023-1-14.html"))
    expect(page.locator(".site-nav").get_by_role("link", name="截止日期")).to_be_visible()
    expect(page.locator("#site-query, [data-menu-open]").first).to_be_hidden()


def test_what_is_looked_for_can_be_limited_to_what_is_typed(page, http_origin, measures):
    """The address keeps it; other words are read kindly again."""
    page.goto(http_origin.url(f"index.html#q={WORDS}&exact=1"))
    note = page.locator("[data-search-note]")
    expect(note).to_contain_text("只按您输入的字查找")
    note.get_by_role("button").click()
    expect(note).not_to_contain_text("只按您输入的字查找")
    expect_fragment(page, f"q={WORDS}")
    page.goto(http_origin.url(f"index.html#q={WORDS}&exact=1"))
    page.fill("#query", "旅行社")
    expect_fragment(page, "q=旅行社")


def test_where_nothing_is_found_the_page_says_so_and_helps(page, origin, measures):
    page.goto(origin.url("index.html#q=无此说法"))
    expect(page.locator("[data-empty-title]")).to_contain_text("无此说法")
    help_ = page.locator("[data-nothing-found]")
    expect(help_.get_by_role("link", name="回答几个问题")).to_be_visible()
    entry = help_.locator(".helping-entries button").first
    name = entry.text_content()
    entry.click()
    wait_for_count(page, len(measures))
    opened = page.locator("details[data-situation][open] > summary")
    expect(opened).to_have_text(name)
    expect(opened).to_be_focused()
    assert shown(page) == [key(m) for m in measures]


def test_on_a_wide_window_the_results_begin_beside_the_day(page, http_origin):
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(http_origin.url("index.html#q=招人"))
    expect(page.locator(".card").first).to_be_visible()
    results, day = page.locator(".results").bounding_box(), page.locator(".day-panel").bounding_box()
    assert results["y"] == day["y"], "no hole where the charts are folded"
