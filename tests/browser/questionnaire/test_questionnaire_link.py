"""The address holds the answers, and nothing else does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import GRANT, HOMESTAY, choose, expect_verdict, fill, heading, open_questionnaire
from retrying import ending, expect_in_page, expect_value

LOADED_LATER = (
    "['resultsTools', 'sheetTools', 'figureTools', 'estimateQuestions']"  # by the page itself, once it is painted
)


def test_a_link_restores_everything(page: Page, new_page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    choose(page, "民宿")
    page.get_by_role("button", name="不清楚").click()
    choose(page, "自有农场", "老宅改造")
    other = new_page()
    other.goto(page.url)
    expect(other.locator("[data-answers]")).to_have_text(
        page.locator("[data-answers]").inner_text(), use_inner_text=True
    )
    expect(other.locator('[data-answer="opened"]')).to_contain_text("不清楚")
    expect_verdict(other, HOMESTAY, "maybe")


def test_what_a_link_says_that_is_unknown_is_left_out_and_named(page: Page, tiny_http_origin):
    fragment = "#a.trade=mine&a.size=3&a.area=-1&a.opened=2031-02-30&a.organic=yes&measure=yunxi-2031-5/9"
    open_questionnaire(page, tiny_http_origin, fragment)
    notice = page.locator("[data-ignored]")
    for part in ("5 处", "a.trade=mine", "a.size=3", "a.area=-1", "a.opened=2031-02-30", "measure=yunxi-2031-5/9"):
        expect(notice).to_contain_text(part)
    expect(page.locator("[data-answer]")).to_have_count(1)
    expect_verdict(page, GRANT, "maybe")


def test_whatever_else_of_a_link_is_dropped_is_named_once(page: Page, tiny_http_origin):
    fragment = (
        "#on=2023-13-40&a.trade=farm&colour=red&skip=organic,gone&a.trade=homestay&mode=fast&%E0%A4%A=1&on=2031-02-30"
    )
    open_questionnaire(page, tiny_http_origin, fragment)
    notice = page.locator("[data-ignored]")
    for part in (
        "日期“2031-02-30”不是日期，按今天看",
        "colour=red",
        "skip=gone",
        "“a.trade”写了不止一次",
        "mode=fast",
        "%E0",
    ):
        expect(notice).to_contain_text(part)
    expect(notice).to_contain_text("7 处")
    expect(page.locator('[data-answer="trade"]')).to_contain_text("民宿")
    page.reload()
    expect(notice).to_contain_text("7 处")
    page.get_by_role("button", name="跳过").click()
    page.reload()
    expect(page.locator('[data-answer="trade"]')).to_be_visible()
    expect(notice, "the address holds only what could be read").to_be_hidden()


@pytest.mark.wide
def test_clearing_and_going_back(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20&skip=organic&on=2031-05-01")
    page.get_by_role("button", name="全部清空").click()
    expect(page.locator("[data-answer]")).to_have_count(0)
    expect(heading(page)).to_be_focused()
    expect(page).to_have_url(ending("#on=2031-05-01"))
    page.go_back()
    expect(page.locator("[data-answer]")).to_have_count(2)


def test_what_is_cleared_comes_back_for_a_while(page: Page, tiny_http_origin):
    page.clock.install()
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=20&skip=organic&on=2031-05-01")
    page.get_by_label("在这台设备上记住我的回答").check()
    notice = page.locator("[data-cleared]")
    page.get_by_role("button", name="全部清空").click()
    expect(notice).to_contain_text("已清空 2 题回答")
    notice.get_by_role("button", name="撤销清空").click()
    expect(page).to_have_url(re.compile("#a.trade=farm&a.area=20&skip=organic&on=2031-05-01&v="))
    expect(page.get_by_label("在这台设备上记住我的回答"), "what was saved is saved again").to_be_checked()
    expect(notice).to_be_hidden()
    page.get_by_role("button", name="全部清空").click()
    choose(page, "民宿")
    expect(notice, "somebody has begun").to_be_hidden()
    page.get_by_role("button", name="全部清空").click()
    expect(notice).to_be_visible()
    page.clock.run_for(21_000)
    expect(notice).to_be_hidden()


def test_the_link_is_copied(page: Page, tiny_http_origin):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator("[data-copied]")).to_have_text("链接已复制。")
    expect(page).to_have_url(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.wide
def test_the_link_can_be_copied_by_hand_where_the_browser_refuses(page: Page, tiny_http_origin):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator("[data-link-text]")).to_be_focused()
    expect(page.locator("[data-link-text]")).to_have_value(page.url)


def test_nothing_is_stored_and_nothing_sent(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    expect_in_page(page, f"() => {LOADED_LATER}.every((name) => globalThis[name])")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    choose(page, "种植")
    fill(page, "20")
    choose(page, "是")
    assert [
        url for url in requests if not url.endswith("favicon.svg")
    ] == []  # Chromium asks for it at each new address
    expect_value(page, lambda: page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length"), 0)


@pytest.mark.wide
def test_the_skip_link_does_not_lose_answers(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    page.locator(".skip-link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-answer]")).to_have_count(1)
    expect(page).to_have_url(re.compile("#a.trade=farm&v=[0-9a-f.]+$"))


# The version of the rules that a link carries


@pytest.mark.wide
def test_no_step_leads_back_into_or_out_of_the_clerks_mode(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    steps = page.evaluate("history.length")
    page.get_by_role("button", name="窗口模式").click()
    expect(page).to_have_url(re.compile("mode=clerk"))
    page.get_by_role("button", name="一题一题答").click()
    expect(page).not_to_have_url(re.compile("mode=clerk"))
    expect_value(page, lambda: page.evaluate("history.length"), steps)


@pytest.mark.wide
def test_what_was_open_for_one_visitor_is_closed_for_the_next(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#mode=clerk&a.trade=farm")
    details = page.locator(f'[data-measure="{GRANT}"] details').first
    details.locator("summary").click()
    expect(details).to_have_attribute("open", "")
    page.locator(".interview-tools").get_by_role("button", name="全部清空").click()
    expect(details).not_to_have_attribute("open", "")


# What is read aloud


def test_the_counts_are_announced_once_for_each_change(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin)
    page.evaluate(
        """globalThis.said = [];
           const add = (where) => (changes) => changes.forEach(() => said.push(where));
           document.querySelectorAll('[role="status"], [role="alert"], [aria-live]').forEach((region) =>
             new MutationObserver(add([...Object.keys(region.dataset)].join())).observe(region, {childList: true, subtree: true, characterData: true}));"""
    )
    choose(page, "种植")
    expect(page.locator("[data-live]")).to_have_text(
        "还剩最多 2 题。符合 0 项，可能符合 1 项，不符合 1 项，没有可申请的事项 1 项。"
    )
    page.get_by_role("button", name="修改：经营类型").click()
    choose(page, "种植")  # nothing new: nothing to say
    expect(page.locator("[data-question-section] form")).not_to_have_attribute("data-question", "trade")
    assert page.evaluate("said") == ["live"]
