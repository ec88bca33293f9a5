"""An old link names the answers that a later version of the rules concerns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from conftest import file_origin
from questionnaire_steps import GRANT, choose, expect_verdict, fill, heading, open_questionnaire
from support.built import build_site


def changed(page: Page) -> Locator:
    return page.locator("[data-changed]")


def version_now(page: Page, origin, *facts: str) -> tuple[str, list[str]]:
    """The version of everything and those of some questions, as the site gives them."""
    open_questionnaire(page, origin)
    own = page.evaluate(
        "(facts) => facts.map((fact) => questionnaireData.questions.find(({id}) => id === fact).version)", list(facts)
    )
    return page.evaluate("questionnaireData.version"), own


def another(version: str) -> str:
    """A version that this one is not."""
    return ("1" if version[0] == "0" else "0") + version[1:]


@pytest.mark.wide
def test_every_address_written_carries_the_version_and_without_answers_none(page: Page, tiny_http_origin):
    whole, (trade, area) = version_now(page, tiny_http_origin, "trade", "area")
    page.locator("[data-day]").fill("2031-05-01")
    expect(page).to_have_url(re.compile(r"#on=2031-05-01$"))
    choose(page, "种植")
    expect(page).to_have_url(re.compile(rf"&v={whole}\.{trade}$"))
    fill(page, "20")
    expect(page).to_have_url(re.compile(rf"&v={whole}\.{trade}{area}$"))


@pytest.mark.wide
def test_a_link_of_this_version_or_of_none_says_nothing(page: Page, tiny_http_origin):
    whole, (trade,) = version_now(page, tiny_http_origin, "trade")
    for link in (
        f"#a.trade=farm&v={whole}.{trade}",
        "#a.trade=farm",
        f"#a.trade=farm&v={whole}",
        f"#a.trade=farm&v={whole}.0000",
    ):
        open_questionnaire(page, tiny_http_origin, link)
        expect(page.locator('[data-answer="trade"]')).to_be_visible()
        expect(changed(page)).to_be_hidden()


@pytest.mark.wide
def test_garbage_for_a_version_is_passed_over(page: Page, tiny_http_origin, subtests):
    for garbage in ("", "x", "....", "1234", "%00", "zzzzzzzz.0000", "v=1", "0123456789abcdef"):
        with subtests.test(garbage):
            open_questionnaire(page, tiny_http_origin, f"#a.trade=farm&v={garbage}")
            expect(page.locator('[data-answer="trade"]')).to_be_visible()
            expect(changed(page)).to_be_hidden()
            expect(page.locator("[data-ignored]")).to_be_hidden()


def test_an_old_link_names_the_answers_that_the_change_touches(page: Page, tiny_http_origin):
    whole, (trade, area) = version_now(page, tiny_http_origin, "trade", "area")
    open_questionnaire(page, tiny_http_origin, f"#a.trade=farm&a.area=20&v={another(whole)}.{trade}{another(area)}")
    expect(changed(page)).to_contain_text("本站的问题或条件改过")
    expect(changed(page)).to_contain_text("请核对您的回答：种植面积。")
    expect(changed(page)).not_to_contain_text("经营类型")
    expect(page.locator("[data-answer]")).to_have_count(2)
    choose(page, "是")
    expect_verdict(page, GRANT, "yes")
    expect(changed(page), "it stays until it is closed").to_be_visible()
    page.get_by_role("button", name="知道了").click()
    expect(changed(page)).to_be_hidden()
    expect(page.locator("[data-done-heading]")).to_be_focused()


@pytest.mark.wide
def test_versions_belong_to_the_answers_in_the_order_of_the_address(page: Page, tiny_http_origin):
    whole, (trade, area) = version_now(page, tiny_http_origin, "trade", "area")
    open_questionnaire(
        page, tiny_http_origin, f"#a.area=20&a.gone=1&a.trade=farm&v={another(whole)}.{area}0000{another(trade)}"
    )
    expect(changed(page)).to_contain_text("请核对您的回答：经营类型。")
    expect(changed(page)).to_contain_text("已当作没有回答：gone（已没有这一题）。")
    expect(page.locator("[data-ignored]"), "not said twice").to_be_hidden()


@pytest.mark.wide
def test_an_old_link_whose_answers_nothing_touched_says_so(page: Page, tiny_http_origin):
    whole, (trade,) = version_now(page, tiny_http_origin, "trade")
    open_questionnaire(page, tiny_http_origin, f"#a.trade=farm&v={another(whole)}.{trade}")
    expect(changed(page)).to_contain_text("改动没有涉及您回答过的题。")


@pytest.mark.wide
def test_an_old_link_that_cannot_be_compared_says_so(page: Page, tiny_http_origin, subtests):
    whole, _ = version_now(page, tiny_http_origin)
    for own in ("", ".0000", ".00000000000", ".000000000000"):
        with subtests.test(own):
            open_questionnaire(page, tiny_http_origin, f"#a.trade=farm&a.area=20&v={another(whole)}{own}")
            expect(changed(page)).to_contain_text("看不出改了哪几题，请逐题核对。")
            expect(changed(page)).not_to_contain_text("没有涉及")


@pytest.mark.wide
def test_back_to_an_older_link_says_it_again_and_a_newer_one_does_not(page: Page, tiny_http_origin):
    whole, (trade,) = version_now(page, tiny_http_origin, "trade")
    open_questionnaire(page, tiny_http_origin, f"#a.trade=farm&v={another(whole)}.{trade}")
    fill(page, "20")
    page.get_by_role("button", name="知道了").click()
    page.go_back()
    expect(changed(page)).to_be_visible()
    page.go_forward()
    expect(changed(page)).to_be_hidden()
    page.evaluate(f"location.hash = '#a.trade=homestay&v={another(whole)}.{another(trade)}'")  # pasted
    expect(changed(page)).to_contain_text("请核对您的回答：经营类型。")


@pytest.mark.wide
def test_clearing_closes_what_was_said_of_the_link(page: Page, tiny_http_origin):
    whole, (trade,) = version_now(page, tiny_http_origin, "trade")
    open_questionnaire(page, tiny_http_origin, f"#a.trade=farm&measure=gone&v={another(whole)}.{trade}")
    expect(page.locator("[data-ignored]")).to_contain_text("measure=gone")
    page.locator(".interview-tools").get_by_role("button", name="全部清空").click()
    expect(changed(page)).to_be_hidden()
    expect(page.locator("[data-ignored]")).to_be_hidden()


@pytest.mark.wide
def test_a_link_made_before_the_content_changed_opens_after(
    page: Page, new_page, tiny_copy: Path, tiny_http_origin, tmp_path: Path
):
    open_questionnaire(page, tiny_http_origin)
    choose(page, "其他")
    open_questionnaire(
        page, tiny_http_origin, page.url.split("questionnaire.html")[1] + "&a.area=30&a.features=none&a.organic=no"
    )
    page.get_by_role("button", name="修改：有机认证").click()
    choose(page, "是")  # written by the page, with the versions of all four
    questions = tiny_copy / "questions.yaml"
    text = (
        questions.read_text("utf-8")
        .replace("ask: 您种了多少亩？", "ask: 您承包了多少亩？")
        .replace("    - {id: other, label: 其他}\n", "")
    )
    questions.write_text(text, "utf-8")
    build_site(tiny_copy, tmp_path / "site")
    later = new_page()
    open_questionnaire(later, file_origin(tmp_path / "site"), page.url.split("questionnaire.html")[1])
    expect(changed(later)).to_contain_text("请核对您的回答：种植面积。")
    expect(changed(later)).to_contain_text("已当作没有回答：经营类型。")
    expect(later.locator("[data-answer]")).to_have_count(3)
    expect(heading(later)).to_have_text("您经营什么？")


# The clerk's mode leaves no steps
