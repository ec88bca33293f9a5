"""The words that a reader searched for are marked on the page of the measure."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from retrying import ending, expect_in_page, expect_value

MEASURE = "measures/yunxi-2031-5-1.html"


def open_measure(page: Page, origin, query: str, more: str = "") -> None:
    page.goto(origin.url(f"{MEASURE}#q={quote(query)}{more}"))


def marked(page: Page, where: str = "article.measure") -> set[str]:
    return set(page.locator(f"{where} mark").all_text_contents())


def test_the_words_are_marked_in_the_official_text(page: Page, tiny_origin):
    open_measure(page, tiny_origin, "有机认证 20亩")
    expect(page.get_by_role("button", name="清除高亮")).to_be_visible()
    expect_value(page, lambda: marked(page, ".official-text"), {"有机认证", "20亩"})


@pytest.mark.wide
def test_other_forms_and_aliases_are_marked_as_they_are_written(page: Page, tiny_origin):
    open_measure(page, tiny_origin, "２０畝 绿证")
    expect(page.get_by_role("button", name="清除高亮")).to_be_visible()
    expect_value(page, lambda: marked(page, ".official-text"), {"20亩", "有机认证"})


@pytest.mark.wide
def test_a_phrase_is_marked_across_sentences(page: Page, tiny_origin):
    page.goto(tiny_origin.url(MEASURE))
    text = page.locator(".official-text p").text_content()
    open_measure(page, tiny_origin, "30日。（牵头")
    expect(page.get_by_role("button", name="清除高亮")).to_be_visible()
    expect_value(page, lambda: "".join(page.locator(".official-text mark").all_text_contents()), "30日。（牵头")
    expect(page.locator(".official-text p")).to_have_text(text)


def test_marking_and_clearing_leave_the_words_as_they_were(page: Page, tiny_origin):
    wording = page.locator("#wording")
    page.goto(tiny_origin.url(MEASURE))
    before = wording.inner_html()
    open_measure(page, tiny_origin, "有机", "&on=2031-04-01")
    page.get_by_role("button", name="清除高亮").click()
    expect(page.locator("mark")).to_have_count(0)
    expect_value(page, wording.inner_html, before)
    expect(page).to_have_url(ending("#on=2031-04-01"))
    page.go_back()
    expect(page.get_by_role("button", name="清除高亮")).to_be_visible()


@pytest.mark.wide
def test_without_a_query_or_a_match_nothing_is_added(page: Page, tiny_origin):
    for fragment, words_wanted in (
        ("", False),
        ("#q=", False),
        (f"#q={quote('火星')}", True),
        ("#on=2031-04-01", False),
    ):
        page.goto("about:blank")
        page.goto(tiny_origin.url(MEASURE + fragment))
        if words_wanted:
            expect_in_page(page, "() => globalThis.searchData")  # marks are made in the task in which these come
        expect(page.locator("article mark")).to_have_count(0)
        expect(page.get_by_role("button", name="清除高亮")).to_have_count(0)


@pytest.mark.wide
def test_markup_in_a_query_is_only_text(page: Page, tiny_origin):
    open_measure(page, tiny_origin, "<img src=x onerror=alert(1)> 有机")
    expect(page.get_by_role("button", name="清除高亮")).to_be_visible()
    expect(page.locator("main img")).to_have_count(0)


def test_the_next_mark_comes_into_view_with_the_keyboard(phone: Page, tiny_origin):
    phone.emulate_media(reduced_motion="reduce")
    open_measure(phone, tiny_origin, "认证")
    button = phone.get_by_role("button", name="下一处")
    button.focus()
    for at in range(phone.locator("article mark").count()):
        phone.keyboard.press("Enter")
        expect(phone.locator("article mark").nth(at)).to_be_in_viewport()
        expect(phone.locator(".mark-current")).to_have_count(1)
    assert button.evaluate("(button) => button.getBoundingClientRect().height") >= 44
