"""Figures as people write them: what is understood, what is said of it, and what is asked back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from clerk_steps import row, text_of
from joined_scripts import page_with
from questionnaire_steps import REAL, answer_shown, fill, next_question, open_questionnaire, real_benefit
from retrying import containing

ENTRY = "import {readFigure} from '../figures/read_figure.js'; globalThis.readFigure = readFigure;"
SALES = {"type": "number", "unit": "万元", "minimum": 0, "maximum": 1000000, "bands": [{"answer": {"at_most": 10}}]}
MONTHS = {"type": "number", "unit": "个月", "whole": True, "minimum": 0, "maximum": 600}
DOLLARS = {
    "type": "number",
    "unit": "万美元",
    "minimum": 0,
    "maximum": 1000000,
    "bands": [{"answer": {"at_least": 500}}],
}
SHARE = {"type": "number", "unit": "%", "minimum": 0, "maximum": 100}
PEOPLE = {"type": "number", "unit": "人", "whole": True}
UNDERSTOOD = [
    (
        SALES,
        8,
        [
            "8",
            "8万",
            "8万元",
            "80000元",
            "八万",
            "捌万元整",
            "８万",
            "8w",
            "８Ｗ元",
            " 8.0 ",
            "¥80000",
            "80,000元",
            "+8",
        ],
    ),
    (SALES, 0.8, ["8000元", "八千元", "0.8", "8千元", "0.8w", "8k元", ".8"]),
    (SALES, 8.5, ["8.5万", "八万五", "8万5", "八万五千", "八点五万", "85000元"]),
    (SALES, 80.07, ["80.07万", "80万零700"]),
    (SALES, 12000, ["1.2亿", "一亿两千万"]),
    (SALES, 10.00001, ["100000.1元"]),
    (SALES, 0, ["0", "零", "0元"]),
    (MONTHS, 6, ["6", "半年", "6个月", "六个月", "六月"]),
    (MONTHS, 18, ["一年半", "1年6个月", "一年零六个月", "18", "1.5年"]),
    (DOLLARS, 500, ["500", "500万美元", "五百万美元", "500万", "5000000美元", "$5,000,000"]),
    (SHARE, 3, ["3", "3%", "３％", "百分之三", "3个百分点", "千分之三十"]),
    (PEOPLE, 12, ["12", "十二", "12人", "十二名"]),
    (PEOPLE, 350, ["三百五", "三百五十"]),
    (PEOPLE, 105, ["一百零五"]),
]
REFUSED = [
    (SALES, "500万美元", "这一题的单位是万元，请换算成万元再填。"),
    (DOLLARS, "500万元", "这一题的单位是万美元，请换算成万美元再填。"),
    (MONTHS, "6天", "这一题的单位是个月"),
    (MONTHS, "三个半月", "请填整数"),
    (SHARE, "300", "不能大于"),
    (SALES, "9" * 400, "不能大于"),
    (SALES, "9" * 400 + "元", "不能大于"),
    (SALES, "-" + "9" * 400, "不能小于"),
    *(
        (SALES, text, "请只填数字")
        for text in ("abc", "8万8万", "w", "8wk", "1,0", "1e3", "万", "8constructor", "约8万")
    ),
]


@pytest.fixture(scope="module")
def figures(browser: Browser) -> Iterator[Page]:
    with page_with(browser, ENTRY) as page:
        yield page


def read(figures: Page, question: dict, text: str) -> dict:
    return figures.evaluate("([question, text]) => readFigure(question, text)", [question, text])


def test_a_figure_is_understood_however_it_is_written(figures: Page):
    wrong = [
        (text, found)
        for question, value, texts in UNDERSTOOD
        for text in texts
        if (found := read(figures, question, text)).get("value") != value
    ]
    assert wrong == []


def test_what_cannot_be_meant_gets_a_message(figures: Page):
    for question, text, message in REFUSED:
        found = read(figures, question, text)
        assert "value" not in found and message in found["message"], text


def test_what_was_understood_is_said_in_words(figures: Page):
    def words(question, text):
        return read(figures, question, text)["words"].replace(" ", "")

    assert words(SALES, "8000元") == "即0.8万元（8000元）"
    assert words(SALES, "一亿两千万") == "即12000万元（1.2亿元）"
    assert words(MONTHS, "一年半") == "即18个月"
    assert words(MONTHS, "6") == "", "nothing to add"
    assert words(SHARE, "百分之三") == "即3%"


def test_an_improbable_figure_is_asked_about_and_never_guessed(figures: Page):
    """A hundred times the largest bound or more, in a unit that is a multiple."""
    found = read(figures, SALES, "8000")
    assert set(found) == {"doubt"}
    assert found["doubt"]["ask"].replace(" ", "") == "8000万元，就是8千万元。是8000元吗？"
    assert [choice["value"] for choice in found["doubt"]["choices"]] == [0.8, 8000]
    assert read(figures, SALES, "999")["value"] == 999
    assert all("doubt" in read(figures, SALES, text) for text in ("1000", "1,000", "1千", "一千"))
    assert read(figures, SALES, "8000万元")["value"] == 8000, "a unit leaves no doubt"
    no_bounds = {"type": "number", "unit": "万元"}
    assert read(figures, no_bounds, "9999")["value"] == 9999
    assert "doubt" in read(figures, no_bounds, "10000")
    beyond = read(figures, SALES, "3000000")["doubt"]["choices"]
    assert [choice["value"] for choice in beyond] == [300], "what the question cannot take is not offered"
    assert "value" in read(figures, PEOPLE, "100000"), "人 is no multiple"


def test_no_verdict_comes_from_a_doubtful_figure(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#a.small_scale_taxpayer=yes&ask=monthly_sales")
    echo = page.locator("[data-echo]")
    page.locator("#question-input").fill("8万")
    expect(echo).to_contain_text("（80000")
    fill(page, "8000")
    small, large = echo.get_by_role("button").all()
    expect(small).to_be_focused()
    expect(small).to_have_accessible_description(re.compile("千万元"))
    expect(page).not_to_have_url(containing("a.monthly_sales"))
    expect(real_benefit(page, 1, "vat-exemption")).to_have_attribute("data-verdict", "maybe")
    small.press("Enter")
    expect(page).to_have_url(containing("a.monthly_sales=0.8"))
    expect(real_benefit(page, 1, "vat-exemption")).to_have_attribute("data-verdict", "yes")
    answer_shown(page, "monthly_sales").get_by_role("button", name="修改").click()
    fill(page, "8000")
    expect(large).to_be_visible()
    large.click()
    expect(page).to_have_url(containing("a.monthly_sales=8000"))
    expect(real_benefit(page, 1, "vat-exemption")).to_have_attribute("data-verdict", "no")


def test_the_clerks_rows_ask_back_too(page: Page, http_origin):
    open_questionnaire(page, http_origin, "#mode=clerk&a.small_scale_taxpayer=yes")
    field = text_of(page, "monthly_sales")
    field.fill("半")
    field.press("Enter")
    expect(row(page, "monthly_sales").get_by_role("status")).to_contain_text("请只填数字")
    field.fill("8000")
    field.press("Enter")
    small = row(page, "monthly_sales").get_by_role("button").filter(has_text="是").first
    expect(small).to_be_focused()
    expect(page).not_to_have_url(containing("a.monthly_sales"))
    small.press("Enter")
    expect(page).to_have_url(containing("a.monthly_sales=0.8"))
    expect(field).to_have_value("0.8")
    expect(row(page, "monthly_sales").get_by_role("status")).to_have_text("")


@pytest.mark.wide
def test_a_figure_is_read_though_its_script_comes_late(page: Page, http_origin):
    held = []
    page.route("**/assets/figures.js*", lambda route: held.append(route))
    address = f"questionnaire.html#measure={REAL}/1&a.small_scale_taxpayer=yes&ask=monthly_sales"
    page.goto(http_origin.url(address), wait_until="domcontentloaded")
    page.locator("#question-input").fill("8万元")
    next_question(page)
    expect(page).not_to_have_url(containing("a.monthly_sales"))
    expect(page.locator("#question-input")).to_have_value("8万元")
    for route in held:
        route.continue_()
    expect(page).to_have_url(containing("a.monthly_sales=8"))
