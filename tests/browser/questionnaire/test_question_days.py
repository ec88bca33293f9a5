"""The form of a question for a day: by hand and from the calendar, both sides of the bound, and days that do not exist."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from questionnaire_steps import (
    HOMESTAY,
    answer_shown,
    change,
    expect_verdict,
    fill,
    heading,
    next_question,
    open_questionnaire,
)
from retrying import containing

OPENED = "#a.trade=homestay&a.features=old_house&ask=opened"


def test_the_bound_of_a_date(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, OPENED)
    for day, verdict in (
        ("2030-12-31", "no"),
        ("2031年1月1日", "maybe"),
        ("20301231", "no"),
        ("２０３１．１．２", "maybe"),
        ("2030/12/31", "no"),
        ("二〇三一年一月一日", "maybe"),
        ("30年12月31日", "no"),
    ):
        fill(page, day)
        expect_verdict(page, HOMESTAY, verdict)
        change(page, "opened")


@pytest.mark.wide
def test_a_day_by_hand_is_said_back_and_stands_in_the_calendar(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, OPENED)
    text, picker, echo = (
        page.locator("#question-input"),
        page.get_by_label("或者从日历里选"),
        page.locator("form[data-question] output"),
    )
    text.press_sequentially("2031.1.")
    expect(echo).to_have_text("")
    text.press_sequentially("5")
    expect(echo).to_have_text("即 2031年1月5日")
    expect(picker).to_have_value("2031-01-05")
    text.press("Enter")
    expect(answer_shown(page, "opened")).to_contain_text("2031年1月5日")
    expect(page).to_have_url(containing("a.opened=2031-01-05"))
    change(page, "opened")
    expect(text).to_have_value("2031年1月5日")
    expect(picker).to_have_value("2031-01-05")
    text.fill("不记得")
    expect(picker).to_have_value("")


@pytest.mark.wide
def test_a_year_of_two_digits_is_said_back_with_four(page: Page, tiny_http_origin, at_day):
    at_day(page, "2031-03-01")
    open_questionnaire(page, tiny_http_origin, OPENED)
    for text, words in (
        ("23年4月1日", "即 2023年4月1日"),
        ("二〇二三年四月一日", "即 2023年4月1日"),
        ("2023年4月1日", ""),
    ):
        page.locator("#question-input").fill(text)
        expect(page.locator("form[data-question] output")).to_have_text(words)
        expect(page.get_by_label("或者从日历里选")).to_have_value("2023-04-01")


@pytest.mark.wide
def test_a_day_from_the_calendar_stands_in_the_field(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, OPENED)
    page.get_by_label("或者从日历里选").fill("2031-01-01")
    expect(page.locator("#question-input")).to_have_value("2031年1月1日")
    next_question(page)
    expect_verdict(page, HOMESTAY, "maybe")


@pytest.mark.wide
def test_a_day_by_keys_alone(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, OPENED)
    heading(page).focus()
    page.keyboard.press("Tab")
    expect(page.locator("#question-input")).to_be_focused()
    page.keyboard.type("20301231")
    page.keyboard.press("Enter")
    expect_verdict(page, HOMESTAY, "no")


IMPOSSIBLE_DAYS = {
    "": "请填年、月、日",
    "1": "没看懂这个日期",
    "2031年": "没看懂这个日期",
    "31.1.1": "年份写四位",
    "二〇三一年四月": "2031年4月还要写是哪一天",
    "2023-02-30": "没有 2023年2月30日 这一天",
    "2023年13月1日": "没有 2023年13月1日 这一天",
    "1023-01-01": "请检查年份",
}


@pytest.mark.wide
def test_an_impossible_date_gets_a_message_beside_the_field(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=homestay")
    expect(heading(page)).to_have_text("民宿哪一天开业？")
    field = page.locator("#question-input")
    for text, message in IMPOSSIBLE_DAYS.items():
        fill(page, text)
        expect(page.locator("#question-error")).to_contain_text(message)
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_attribute("aria-describedby", re.compile(r"\bquestion-error\b"))
        expect(page).not_to_have_url(containing("a.opened"))
    fill(page, "2031-01-01")
    expect(page.locator("#question-error")).to_be_hidden()


def test_a_half_filled_calendar_gets_a_message(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, OPENED)
    page.get_by_label("或者从日历里选").press_sequentially(
        "1"
    )  # a month or a year alone, whatever the order of the field
    next_question(page)
    expect(page.locator("#question-error")).to_contain_text("日历里没有填全")
    expect(page.get_by_label("或者从日历里选")).to_be_focused()
