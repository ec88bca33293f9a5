"""Answers saved on this device: only when asked, only here, and gone when asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import file_origin
from questionnaire_steps import choose, fill, heading, open_questionnaire
from retrying import containing, expect_value

REFUSED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def box(page: Page):
    return page.get_by_label("在这台设备上记住我的回答")


def said(page: Page):
    return page.locator("[data-remember-state]")


def kept(page: Page) -> dict[str, str]:
    return page.evaluate("Object.assign({}, localStorage)")


def keep(page: Page, origin, fragment: str = "") -> None:
    open_questionnaire(page, origin, fragment)
    box(page).check()


def test_it_is_off_at_first_and_says_whom_it_endangers(page: Page, tiny_origin):
    open_questionnaire(page, tiny_origin)
    expect(box(page)).not_to_be_checked()
    expect(box(page)).to_have_accessible_description("多人共用的电脑请不要勾选：后来的人打开本页就会看到。")
    choose(page, "种植")
    expect_value(page, lambda: kept(page), {})


@pytest.mark.every_place
def test_what_is_saved_comes_back_and_says_so(page: Page, tiny_origin):
    keep(page, tiny_origin, "#a.trade=farm")
    expect(said(page)).to_have_text("已记住，以后的改动也会记住。")
    fill(page, "20")
    page.get_by_role("button", name="跳过").click()
    open_questionnaire(page, tiny_origin)
    expect(page.locator("[data-restored]")).to_contain_text("2 题回答")
    expect(page.locator("[data-answer]")).to_have_count(2)
    expect(page.locator("[data-skipped]")).to_have_count(1)
    expect(box(page)).to_be_checked()
    expect(page).to_have_url(re.compile(r"#a\.trade=farm&a\.area=20&skip=organic&v=[0-9a-f]{8}\.[0-9a-f]{8}$"))
    page.locator("[data-restored]").get_by_role("button", name="知道了").click()
    expect(page.locator("[data-restored]")).to_be_hidden()
    expect(page.locator("[data-done-heading]")).to_be_focused()


@pytest.mark.wide
def test_a_step_back_is_saved_too(page: Page, tiny_http_origin):
    keep(page, tiny_http_origin)
    choose(page, "种植")
    fill(page, "20")
    page.go_back()
    expect(page.locator("[data-answer]")).to_have_count(1)
    open_questionnaire(page, tiny_http_origin)
    expect(page.locator("[data-answer]")).to_have_count(1)


@pytest.mark.wide
def test_for_one_measure_and_for_a_day_what_is_saved_comes_back_as_well(page: Page, tiny_http_origin):
    keep(page, tiny_http_origin, "#a.trade=homestay&on=2031-02-01")
    open_questionnaire(page, tiny_http_origin, "#measure=yunxi-2031-5/3&on=2031-05-01")
    expect(page.locator("[data-scope]")).to_contain_text("奖励特色民宿")
    expect(page.locator('[data-answer="trade"]')).to_contain_text("民宿")
    expect(page.locator("[data-day]")).to_have_value("2031-05-01")


@pytest.mark.wide
def test_unticking_removes_what_was_saved(page: Page, tiny_origin):
    keep(page, tiny_origin, "#a.trade=farm")
    assert len(kept(page)) == 1
    box(page).uncheck()
    expect(said(page)).to_have_text("已删除这台设备上记住的回答。")
    expect_value(page, lambda: kept(page), {})
    expect(page.locator("[data-answer]"), "the answers themselves stay").to_have_count(1)


def test_clearing_removes_what_was_saved(page: Page, tiny_origin):
    keep(page, tiny_origin, "#a.trade=farm")
    open_questionnaire(page, tiny_origin)
    page.locator("[data-restored]").get_by_role("button", name="全部清空").click()
    expect_value(page, lambda: kept(page), {})
    expect(page.locator("[data-restored]")).to_be_hidden()
    expect(box(page)).not_to_be_checked()
    expect(heading(page)).to_be_focused()
    choose(page, "民宿")
    expect_value(page, lambda: kept(page), {})
    open_questionnaire(page, tiny_origin)
    expect(page.locator("[data-answer]")).to_have_count(0)


@pytest.mark.wide
def test_a_link_with_other_answers_leaves_what_is_saved_alone(page: Page, tiny_http_origin):
    keep(page, tiny_http_origin, "#a.trade=farm")
    before = kept(page)
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay")
    expect(page.locator('[data-answer="trade"]')).to_contain_text("民宿")
    expect(box(page)).not_to_be_checked()
    expect(said(page)).to_contain_text("另一份回答，没有动它")
    page.get_by_role("button", name="跳过").click()
    expect_value(page, lambda: kept(page), before)
    box(page).check()
    assert "a.trade=homestay" in "".join(kept(page).values())


def test_a_link_followed_while_answers_are_saved_does_not_overwrite_them(page: Page, tiny_http_origin):
    keep(page, tiny_http_origin)
    choose(page, "种植")
    fill(page, "20")
    before = kept(page)
    page.evaluate("location.hash = '#a.trade=homestay'")  # a link is pasted
    expect(page.locator('[data-answer="trade"]')).to_contain_text("民宿")
    expect(box(page)).not_to_be_checked()
    expect(said(page)).to_contain_text("另一份回答，没有动它")
    page.get_by_role("button", name="跳过").click()
    page.go_back()
    expect_value(page, lambda: kept(page), before)
    page.get_by_role("button", name="用记住的那一份").click()
    expect(page.locator("[data-answer]")).to_have_count(2)
    expect(box(page)).to_be_checked()
    page.evaluate("location.hash = '#on=2031-05-01'")  # a link without answers
    expect(page.locator("[data-answer]")).to_have_count(0)
    expect(box(page)).not_to_be_checked()
    expect_value(page, lambda: kept(page), before)


@pytest.mark.parametrize("heard", [pytest.param(True, marks=pytest.mark.wide), False], ids=["heard of", "unheard of"])
def test_of_two_windows_neither_overwrites_what_the_other_saved(page: Page, tiny_http_origin, heard: bool):
    if not heard:
        page.add_init_script("window.addEventListener('storage', (event) => event.stopImmediatePropagation())")
    keep(page, tiny_http_origin, "#a.trade=farm")
    other = page.context.new_page()
    open_questionnaire(other, tiny_http_origin)
    expect(box(other)).to_be_checked()
    fill(other, "20")
    newer = kept(other)
    if heard:
        expect(said(page)).to_contain_text("另一个窗口刚改了记住的回答")
    page.get_by_role("button", name="跳过").click()
    expect(said(page)).to_contain_text("另一个窗口刚改了记住的回答，没有动它")
    expect(box(page)).not_to_be_checked()
    expect_value(page, lambda: kept(page), newer)
    page.get_by_role("button", name="用记住的那一份").click()
    expect(page.locator('[data-answer="area"]')).to_contain_text("20")
    expect(box(page)).to_be_checked()
    box(other).uncheck()
    page.get_by_role("button", name="跳过").click()
    expect(said(page)).to_contain_text("已在另一个窗口删除")
    expect_value(page, lambda: kept(page), {})


@pytest.mark.wide
def test_what_another_window_removed_is_not_written_again(page: Page, tiny_http_origin):
    keep(page, tiny_http_origin, "#a.trade=farm")
    page.evaluate("localStorage.clear()")
    fill(page, "20")
    expect_value(page, lambda: kept(page), {})
    expect(box(page)).not_to_be_checked()


@pytest.mark.wide
def test_the_clerks_mode_neither_saves_nor_restores(page: Page, tiny_http_origin):
    keep(page, tiny_http_origin, "#a.trade=farm")
    before = kept(page)
    open_questionnaire(page, tiny_http_origin, "#mode=clerk")
    expect(box(page)).to_be_hidden()
    expect(page.locator("[data-restored]")).to_be_hidden()
    expect(page).not_to_have_url(containing("a.trade"))
    open_questionnaire(page, tiny_http_origin, "#mode=clerk&a.trade=homestay")
    page.get_by_role("button", name="一题一题答").click()
    page.get_by_role("button", name="跳过").click()
    expect_value(page, lambda: kept(page), before)


@pytest.mark.wide
def test_answers_of_the_clerks_mode_are_not_saved_on_the_way_out_of_it(page: Page, tiny_http_origin):
    keep(page, tiny_http_origin, "#a.trade=farm")
    before = kept(page)
    page.locator("[data-mode-set='clerk']").click()
    page.evaluate(
        "history.replaceState(null, '', '#mode=clerk&a.trade=homestay'); dispatchEvent(new Event('popstate'))"
    )
    page.locator("[data-mode-set='']").click()
    expect(page.locator('[data-answer="trade"]')).to_contain_text("民宿")
    expect(box(page)).not_to_be_checked()
    expect_value(page, lambda: kept(page), before)


@pytest.mark.wide
def test_two_sites_on_one_host_do_not_mix(page: Page, tiny_site: Path, real_site: Path):
    keep(page, file_origin(tiny_site), "#a.trade=farm")
    open_questionnaire(page, file_origin(real_site))
    expect(page.locator("[data-restored]")).to_be_hidden()
    expect(page.locator("[data-ignored]")).to_be_hidden()
    expect(box(page)).not_to_be_checked()


@pytest.mark.wide
def test_a_browser_that_refuses_is_said_to(page: Page, tiny_origin):
    page.add_init_script(REFUSED)
    open_questionnaire(page, tiny_origin, "#a.trade=farm")
    expect(box(page)).to_be_disabled()
    expect(said(page)).to_have_text("这个浏览器不允许本站在这台设备上保存，不能记住。")
    fill(page, "20")
    expect(page.locator("[data-answer]")).to_have_count(2)
    page.get_by_role("button", name="全部清空").click()
    expect(page.locator("[data-answer]")).to_have_count(0)


@pytest.mark.wide
def test_a_browser_without_room_is_said_to_have_none(page: Page, tiny_http_origin):
    page.add_init_script(FULL)
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm")
    box(page).click()
    expect(box(page)).not_to_be_checked()
    expect(said(page)).to_have_text("这个浏览器不允许本站保存，或者没有空间了，没有记住。")


@pytest.mark.wide
def test_what_is_saved_is_garbage(page: Page, tiny_http_origin):
    keep(page, tiny_http_origin)
    page.evaluate("localStorage.setItem(Object.keys(localStorage)[0], 'a.size=1&a.trade=%E0%A4%A&&=&v=zz')")
    open_questionnaire(page, tiny_http_origin)
    expect(heading(page)).to_have_text("您经营什么？")
    expect(page.locator("[data-ignored]")).to_contain_text("a.size=1")
