"""A screen in a hall (`#kiosk=1`): the next person finds nothing of the last one, and no way out of the site."""

from __future__ import annotations

import json
import re

import pytest
import segno.encoder
from playwright.sync_api import Page, expect
from segno.consts import ERROR_LEVEL_L, SYMBOL_CAPACITY

from joined_scripts import page_with
from questionnaire_steps import first_answers, tap
from retrying import containing

MEASURE = "measures/gulou-2023-1-14.html"
STORED = "() => JSON.stringify([{...sessionStorage}, {...localStorage}])"
# Rows as text: Playwright takes a second to hand over the squares of a code one by one.
CODES = "(texts) => texts.map((text) => qrCode(text).map((row) => row.map(Number).join('')))"
QUIET, WARNED = 120_000, 30_000  # milliseconds
BAR = "[data-kiosk-bar]"


def begin(page: Page, origin, path: str = "index.html") -> None:
    page.clock.install()
    page.goto(origin.url(f"{path}#kiosk=1"))
    expect(page.locator(BAR)).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def menu(page: Page, name: str) -> None:
    page.locator(".site-nav").get_by_role("link", name=name).click()


def answer(page: Page) -> None:
    menu(page, "资格自测")
    expect(page.locator(BAR)).to_be_visible()
    tap(page, "individual_business")
    expect(page.locator('[data-answer="applicant"]')).to_be_visible()
    expect(page).to_have_url(containing("a.applicant="))


def expect_at_start(page: Page, steps: int) -> None:
    expect(page.locator(BAR)).to_contain_text("已清空")
    expect(page).to_have_url(re.compile(r"index\.html.*kiosk=1$|\.html#.*kiosk=1$"))
    expect(page).not_to_have_url(containing("a.applicant"))
    assert "applicant" not in page.evaluate(STORED)
    assert page.evaluate("history.length") == steps


@pytest.mark.every_place
def test_the_next_person_finds_nothing_of_the_last_one(everywhere, page):
    begin(page, everywhere)
    steps = page.evaluate("history.length")
    answer(page)
    assert page.evaluate("localStorage.length") == 0
    menu(page, "截止日期")
    expect(page.locator("main h1")).to_have_text("截止日期")
    expect(page.locator(BAR)).to_be_visible()
    press(page, "返回")
    expect(page.locator('[data-answer="applicant"]'), "the way back is one of the screen's own").to_be_visible()
    expect(page.locator(BAR)).to_be_visible()
    page.clock.fast_forward(QUIET)
    countdown = page.get_by_role("alertdialog", name="还在用吗？")
    expect(countdown).to_contain_text("秒后清空")
    press(page, "继续使用")
    expect(countdown).to_have_count(0)
    page.clock.fast_forward(QUIET)
    expect(countdown).to_be_visible()
    page.clock.fast_forward(WARNED)
    expect_at_start(page, steps)
    answer(page)
    press(page, "清空，下一位")
    expect_at_start(page, steps)
    menu(page, "资格自测")
    expect(first_answers(page)).to_be_visible()
    page.go_back()
    expect(page).not_to_have_url(containing("a.applicant"))


def test_no_link_leads_out_and_nothing_is_printed_or_loaded_down(everywhere, page):
    begin(page, everywhere, MEASURE)
    for name in ("[data-type-switch]", "[data-send]", "[data-print]"):
        expect(page.locator(name).filter(visible=True)).to_have_count(0)
    page.locator("main").evaluate(
        """(main) => main.insertAdjacentHTML('afterbegin', '<p><a id="out" href="https://out.example/way">申报系统</a> '
           + '<a id="down" href="data/x.json" download>数据</a> <a id="none" href="https://256.1.1.1/">无处</a></p>')"""
    )
    out = page.locator("#out")
    expect(out).not_to_have_attribute("href", re.compile("."))
    out.focus()
    page.keyboard.press("Enter")
    shown = page.get_by_role("dialog", name="申报系统")
    expect(shown).to_contain_text("https://out.example/way")
    expect(shown.get_by_role("img", name="二维码：https://out.example/way")).to_be_visible()
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    page.locator("#down").click()
    expect(page.get_by_role("dialog")).to_contain_text("不能下载")
    press(page, "关闭")
    page.locator("#none").click()
    expect(page.get_by_role("dialog", name="无处"), "no browser reads its address").to_contain_text("不能打开")
    press(page, "关闭")
    page.evaluate("addEventListener('keydown', (event) => { window.held = event.defaultPrevented; })")
    page.keyboard.press("Control+p")
    assert page.evaluate("held")
    page.emulate_media(media="print")
    expect(page.locator("main")).to_be_hidden()


def test_a_code_takes_the_page_along_where_its_address_is_known(everywhere, page):
    begin(page, everywhere)
    answer(page)
    press(page, "扫码带走")
    expect(page.get_by_role("dialog", name="带走这份结果")).to_contain_text("不知道本站在网上的地址")
    press(page, "关闭")
    page.evaluate("document.documentElement.dataset.home = 'https://gulou.example/policy/'")
    press(page, "扫码带走")
    code = page.get_by_role(
        "img", name="二维码：https://gulou.example/policy/questionnaire.html#a.applicant=individual"
    )
    expect(code).to_be_visible()
    expect(code).not_to_have_attribute("aria-label", containing("kiosk"))
    press(page, "关闭")
    expect(code).to_have_count(0)


def others_on_the_host(origin) -> dict[str, str]:
    """What another project on the same host may store: addresses that only begin like this site's."""
    elsewhere = origin.url("x/../../other/index.html")
    return {"kiosk": elsewhere, "kiosk-trail": json.dumps([elsewhere, "https://[", 1])}


def test_it_begins_where_the_host_says_and_ends_only_where_the_host_says(http_origin, page):
    page.goto(http_origin.url("questionnaire.html#kiosk=1&a.applicant=enterprise"))
    press(page, "清空，下一位")
    expect(page.locator(BAR)).to_contain_text("已清空")
    expect(page).to_have_url(http_origin.url("questionnaire.html#kiosk=1"))
    expect(first_answers(page)).to_be_visible()
    page.goto(http_origin.url("deadlines.html"))
    expect(page.locator(BAR)).to_be_visible()
    page.evaluate("(elsewhere) => Object.assign(sessionStorage, elsewhere)", others_on_the_host(http_origin))
    page.reload()
    expect(page.get_by_role("button", name="返回")).to_be_disabled()
    press(page, "清空，下一位")
    expect(page).to_have_url(http_origin.url("index.html#kiosk=1"))
    page.goto(
        "about:blank"
    )  # another fragment alone would load the page a second time, which the next step would interrupt
    page.goto(http_origin.url("deadlines.html#kiosk=0"))
    expect(page.locator("html")).not_to_have_attribute("data-kiosk", re.compile(""))
    page.goto(http_origin.url("index.html"))
    expect(page.locator("[data-cards] a").first).to_be_visible()
    expect(page.locator(BAR)).to_have_count(0)


def test_without_the_host_the_page_stays_covered_until_it_is_there_again(http_origin, page, faults):
    begin(page, http_origin)
    answer(page)
    page.route("**/index.html", lambda route: route.abort())
    press(page, "清空，下一位")
    expect(page.locator(".kiosk-cover")).to_contain_text("连不上网站")
    expect(page).not_to_have_url(containing("a.applicant"))
    page.unroute("**/index.html")
    page.clock.fast_forward(10_000)
    expect(page.locator(BAR)).to_contain_text("已清空")
    assert faults
    faults.clear()


def test_codes_are_those_of_the_standard(browser, monkeypatch, every_combination):
    # segno adds a byte of padding where none is due; scanners do not read it
    monkeypatch.setattr(segno.encoder, "write_padding_bits", lambda bits, _, length: bits.extend([0] * (-length % 8)))
    # Of each version the longest text: before it stand four bits that say bytes, and eight or sixteen that say how many.
    fullest = [
        (SYMBOL_CAPACITY[version][ERROR_LEVEL_L] - (12 if version < 10 else 20)) // 8 for version in range(1, 31)
    ]
    texts = ["x" * length for length in [*fullest, *range(22, 1733, 30 if every_combination else 700)]]
    texts += [f"https://gulou.example/{'y' * 30}", "资格#a.x=企业"]
    with page_with(browser, "import {qrCode} from '../qr/code.js'; globalThis.qrCode = qrCode;") as page:
        found = page.evaluate(CODES, texts)
        assert page.evaluate("qrCode('x'.repeat(1733))") is None, "too fine for a phone before a screen"
    for text, rows in zip(texts, found, strict=True):
        code = segno.encoder.encode(text.encode(), error="l", micro=False, mask=2, boost_error=False, mode="byte")
        assert rows == ["".join(map(str, row)) for row in code.matrix], text


def test_a_screen_that_waits_asks_nobody(everywhere, page):
    begin(page, everywhere)
    page.clock.fast_forward(QUIET + WARNED)
    page.clock.run_for(2000)
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    expect(page.locator(BAR)).not_to_contain_text("已清空")
