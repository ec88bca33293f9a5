"""The explorer: search, together with facets, and what is said when nothing is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from conftest import file_origin
from explorer_steps import (
    DAY,
    choose,
    counts,
    expect_counts,
    expect_fragment,
    expect_shown,
    key,
    matching,
    open_explorer,
    shown,
    wait_for_count,
    with_phrase,
)
from retrying import ending, expect_value

# Every text that the count of results ever shows.
NOTE_COUNTS = """globalThis.counted = [];
new MutationObserver((changes) => changes.forEach(({oldValue, addedNodes, target}) =>
  counted.push(oldValue, target.textContent, ...Array.from(addedNodes, (node) => node.data))))
  .observe(document.querySelector('[data-result-count]'), {childList: true, subtree: true, characterData: true, characterDataOldValue: true});"""
MORNING, NOON = f"{DAY}T08:00:00+08:00", f"{DAY}T12:00:00+08:00"
LONG = 2_000  # milliseconds of the page's clock; more than anything here waits for


@pytest.fixture
def stopped(page: Page) -> Callable[[], Page]:
    """The page with a clock of the test's own; called, it stops the clock, which `page.clock` moves on from there."""
    page.clock.install(time=MORNING)

    def stop() -> Page:
        page.clock.pause_at(NOON)
        return page

    return stop


def test_search_and_facets_act_together_on_one_list(page, http_origin, measures):
    open_explorer(page, http_origin)
    hits = with_phrase(measures, "小微企业")
    page.fill("#query", "小微企业")
    wait_for_count(page, len(hits))
    expect_value(page, lambda: set(shown(page)), hits)
    lead = next(m["lead"][0] for m in measures if key(m) in hits)
    labels = list(counts(page, "lead"))
    counted = {label: sum(label in m["lead"] for m in measures if key(m) in hits) for label in labels}
    expect_counts(page, "lead", counted)
    choose(page, "lead", lead)
    expect_value(page, lambda: set(shown(page)), {key(m) for m in measures if key(m) in hits and lead in m["lead"]})
    expect(page.locator("[data-sort]")).to_have_value("relevance")


@pytest.mark.wide
def test_the_words_found_are_shown_and_go_with_the_link(page, http_origin, measures):
    open_explorer(page, http_origin, f"q=小微企业&on={DAY}")
    first = (
        page.locator("[data-cards] > li").filter(has=page.locator("mark")).first
    )  # others have the words in their title
    expect(first.locator("mark").first).to_have_text("小微企业")
    marked_by = {key(m): m for m in measures}[first.get_attribute("data-measure")]
    excerpt = first.locator("[data-part=excerpt]").text_content().strip("…")
    assert "".join(excerpt.split()) in "".join((marked_by["text"] + marked_by["title"]).split())
    expect_value(
        page, lambda: unquote(first.locator("a").get_attribute("href")).partition("#")[2], f"q=小微企业&on={DAY}"
    )
    page.fill("#query", "")
    wait_for_count(page, len(measures))
    expect(page.locator("[data-cards] [data-part=excerpt]:visible")).to_have_count(0)
    expect(page.locator("[data-cards] a").first).to_have_attribute("href", ending(f".html#on={DAY}"))


@pytest.mark.wide
def test_typing_is_one_step_of_the_history(page, http_origin, measures):
    open_explorer(page, http_origin)
    steps = page.evaluate("history.length")
    page.locator("#query").press_sequentially("小微企业", delay=200)
    page.wait_for_url(lambda url: unquote(url).endswith(f"#q=小微企业&on={DAY}"))
    wait_for_count(page, len(with_phrase(measures, "小微企业")))
    expect_value(page, lambda: page.evaluate("history.length"), steps + 1)
    page.go_back()
    wait_for_count(page, len(measures))
    expect(page.locator("#query")).to_have_value("")


@pytest.mark.wide
def test_an_answer_that_comes_late_is_dropped(page, http_origin, measures):
    """The first is asked before anything can be answered; when the answers come, the second has taken its place."""
    held = []
    page.route("**/search/measures.js*", lambda route: held.append(route))
    open_explorer(page, http_origin)
    page.evaluate(NOTE_COUNTS)
    page.fill("#query", "小微企业")
    expect_fragment(page, f"q=小微企业&on={DAY}")
    page.fill("#query", "旅行社")
    expect_fragment(page, f"q=旅行社&on={DAY}")
    expect_value(page, lambda: len(held), 1)
    held[0].continue_()
    wait_for_count(page, len(with_phrase(measures, "旅行社")))
    assert f"{len(with_phrase(measures, '小微企业'))} 项" not in page.evaluate("counted")


@pytest.mark.wide
def test_what_is_being_typed_is_not_taken_away(page, http_origin, measures):
    open_explorer(page, http_origin)
    session = page.context.new_cdp_session(page)
    page.focus("#query")
    session.send("Input.imeSetComposition", {"text": "dai", "selectionStart": 3, "selectionEnd": 3})
    page.evaluate("document.querySelector('[name=kind]').click()")
    expect(page.locator("[data-chips] .chip")).to_have_count(1)
    expect(page.locator("#query")).to_have_value("dai")


def test_characters_still_being_composed_are_not_searched(page, stopped, http_origin, measures):
    open_explorer(page, http_origin)
    stopped()
    session = page.context.new_cdp_session(page)
    page.focus("#query")
    session.send("Input.imeSetComposition", {"text": "dai", "selectionStart": 3, "selectionEnd": 3})
    expect(page.locator("#query")).to_have_value("dai")
    page.clock.run_for(LONG)
    assert "q=" not in page.evaluate("location.hash")
    page.clock.resume()
    session.send("Input.insertText", {"text": "小微企业"})
    wait_for_count(page, len(with_phrase(measures, "小微企业")))


@pytest.mark.wide
def test_what_waits_to_be_searched_takes_no_half_typed_pinyin_along(page, stopped, http_origin, measures):
    """The next word is begun before the last one counts as typed."""
    open_explorer(page, http_origin)
    stopped()
    session = page.context.new_cdp_session(page)
    page.focus("#query")
    session.send("Input.insertText", {"text": "小微企业"})
    session.send("Input.imeSetComposition", {"text": "dai", "selectionStart": 3, "selectionEnd": 3})
    expect(page.locator("#query")).to_have_value("小微企业dai")
    page.clock.run_for(LONG)
    assert "dai" not in page.evaluate("location.hash")
    page.clock.resume()
    session.send("Input.insertText", {"text": "贷款"})
    wait_for_count(page, len(with_phrase(measures, "小微企业贷款")))


@pytest.mark.wide
def test_once_the_words_are_here_a_key_is_answered_in_the_same_task(page, stopped, real_site, measures):
    """From file:// they are there with the first answer."""
    open_explorer(page, file_origin(real_site))
    page.fill("#query", "小微")
    wait_for_count(page, len(with_phrase(measures, "小微")))
    stopped()  # hours later, for a key held down is waited for
    said = page.evaluate(
        """() => {
          const input = document.querySelector('#query');
          input.value = '旅行社';
          input.dispatchEvent(new InputEvent('input', {bubbles: true}));
          return [document.querySelector('[data-result-count]').textContent, document.querySelector('[data-search-note]').hidden];
        }"""
    )
    assert said == [f"{len(with_phrase(measures, '旅行社'))} 项", True]


@pytest.mark.wide
def test_signs_alone_are_said_to_be_no_words(page, http_origin, measures):
    open_explorer(page, http_origin, "q=%25%25！？")
    expect(page.locator("[data-search-note]")).to_contain_text("没有文字或数字")
    expect(page.locator("[data-cards] > li")).to_have_count(len(measures))


@pytest.mark.wide
def test_words_joined_by_a_sign_are_found_each(page, http_origin, measures, subtests):
    assert with_phrase(measures, "贷款企业") == set()
    open_explorer(page, http_origin)
    for sign in ("+", "/", "·", "-"):
        with subtests.test(sign):
            page.fill("#query", "")
            wait_for_count(page, len(measures))
            page.fill("#query", f"贷款{sign}企业")
            wait_for_count(page, len(with_phrase(measures, "企业") & with_phrase(measures, "贷款")))


@pytest.mark.wide
def test_the_count_is_announced_once_the_list_rests(page, stopped, http_origin, measures):
    open_explorer(page, http_origin)
    live = page.locator("[data-live]")
    expect(live).to_have_attribute("aria-live", "polite")
    expect(live).to_have_text(f"找到 {len(measures)} 项措施")
    stopped()
    lead = measures[0]["lead"][0]
    choose(page, "lead", lead)
    wait_for_count(page, len(matching(measures, {"lead": {lead}}, DAY)))
    expect(live).to_have_text(f"找到 {len(measures)} 项措施")
    page.clock.run_for(LONG)
    expect(live).to_have_text(f"找到 {len(matching(measures, {'lead': {lead}}, DAY))} 项措施")


# Nothing found


def test_nothing_found_names_the_choice_to_take_back(page, http_origin, measures):
    lead, sector = unlike_pair(measures)
    open_explorer(page, http_origin)
    choose(page, "lead", lead)
    choose(page, "sector", sector)
    left = {
        "牵头单位：" + lead: len(matching(measures, {"sector": {sector}}, DAY)),
        "行业：" + sector: len(matching(measures, {"lead": {lead}}, DAY)),
    }
    best = max(left.values())
    assert min(left.values()) < best
    expect_shown(page, [])
    expect(page.locator("[data-empty]")).to_be_visible()
    expect(page.locator("[data-derived-key]"), "there are no words of editors").to_be_hidden()
    expect(page.locator("[data-empty-words]")).to_contain_text(f"就有 {best} 项")
    blamed = "|".join(re.escape(name) for name, count in left.items() if count == best)
    expect(page.locator("[data-empty-words]")).to_contain_text(re.compile(blamed))
    page.locator("[data-empty-remedy]").click()
    expect(page.locator("[data-cards] > li")).to_have_count(best)
    expect(page.locator("[data-empty]")).to_be_hidden()
    expect(page.locator("[data-derived-key]")).to_be_visible()
    expect(page.locator("#results-title")).to_be_focused()


def test_words_found_nowhere_are_answered_with_advice(page, http_origin):
    page.goto(http_origin.url("index.html#q=" + "无此说法" * 40))
    expect(page.locator("[data-empty-words]")).to_contain_text("换个短一些")
    expect(page.locator("[data-chips] .chip")).to_have_count(0)  # the words stand in the box
    expect(page.locator("[data-empty-remedy]")).to_have_text(re.compile("^.{1,39}$"))


def unlike_pair(measures: list[dict]) -> tuple[str, str]:
    """A department and a sector that no measure has both of, one of them with more measures than the other."""
    leads, sectors = ({label for m in measures for label in m[field]} for field in ("lead", "sectors"))
    count = lambda chosen: len(matching(measures, chosen, DAY))  # noqa: E731
    return next(
        (lead, sector)
        for lead in sorted(leads)
        for sector in sorted(sectors)
        if not count({"lead": {lead}, "sector": {sector}}) and count({"lead": {lead}}) != count({"sector": {sector}})
    )
