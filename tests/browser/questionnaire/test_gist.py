"""The results in one sentence and in order: as `match` says them, to be copied, and never as if what is over could be had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from conftest import Origin, serving
from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.match.as_json import entries
from policy_explorer.validate.validate import validate
from questionnaire_steps import GRANT, HOMESTAY, REAL, measure, open_questionnaire
from retrying import expect_value
from sheet_steps import fragment, printed
from support.matching import match
from support.personas import personas
from support.usual_run import some_of

SHOWN = """() => {
  const text = (selector) => document.querySelector(selector).textContent.replace(/\\u00a0/g, ' ');
  const keys = (group) => Array.from(document.querySelectorAll(`[data-group="${group}"] .result`), (item) => item.dataset.measure);
  return {
    gist: text('[data-gist-words]') || null,
    order: Object.fromEntries(['yes', 'maybe', 'no', 'none'].map((verdict) => [verdict, keys(verdict)])),
  };
}"""
FARM = "#a.trade=farm&a.area=20&a.organic=yes"
# What firms of the notice with payouts answer, in which figures that are worked out decide the order.
FIRMS: tuple[dict[str, Any], ...] = (
    {"trade": "enterprise", "hires": 3, "rent_paid": 12.3, "platforms": ["municipal"], "equipment": 2500.5},
    {"trade": "enterprise", "hires": 51, "rent_paid": 100.01, "output_value": 49000},
    {"trade": "enterprise", "hires": 0, "rent_paid": 0, "output_value": 0},
)


@pytest.fixture(scope="module")
def counted(counted_content: Path) -> WholeSite:
    return derive(validate(load(counted_content)))


@pytest.fixture(scope="module")
def counted_origin(counted_site: Path) -> Iterator[Origin]:
    with serving(counted_site) as origin:
        yield origin


def expect_agreement(page: Page, origin: Origin, site: WholeSite, answers: dict[str, Any], day: date) -> None:
    """Open the questionnaire; if it is open, it stays and follows its address."""
    found = entries(match(site, answers, day))
    if page.url == "about:blank":
        open_questionnaire(page, origin)
    page.goto(origin.url("questionnaire.html" + fragment(answers, on=day.isoformat())))
    expect_value(page, lambda: page.evaluate(SHOWN), {"gist": found["gist"], "order": found["order"]})


def test_page_and_match_say_the_same_in_the_same_order(
    page: Page, http_origin, real: WholeSite, subtests, every_combination: bool
):
    for number, person in enumerate(some_of(personas())):
        days = (person.day, date(2024, 6, 1), date(2026, 1, 1))
        for day in days if every_combination else days[number % 3 :][:1]:
            with subtests.test(f"{person.id} on {day}"):
                expect_agreement(page, http_origin, real, dict(person.answers), day)


def test_what_is_worked_out_decides_the_order(page: Page, counted_origin, counted, subtests, every_combination: bool):
    days = (date(2031, 6, 1), date(2031, 12, 31), date(2034, 1, 1))
    for number, answers in enumerate(FIRMS):
        for day in days if every_combination else days[number - 1 :][:1]:
            with subtests.test(f"{answers} on {day}"):
                expect_agreement(page, counted_origin, counted, answers, day)
    first = entries(match(counted, FIRMS[1], date(2031, 6, 1)))["order"]["yes"]
    assert first[0] == "yunxi-2031-12/2", "20 ten thousand yuan of rent before 5 for hiring"
    nothing = entries(match(counted, FIRMS[2], date(2031, 6, 1)))
    assert "0" not in nothing["gist"].split("符合")[0].split("看，")[1], "what is none tells nothing of the firm"
    open_questionnaire(page, counted_origin, fragment(FIRMS[2], on="2031-06-01"))
    gives = page.locator('[data-measure="yunxi-2031-12/2"] [data-gives]').first
    expect(gives).to_have_text("按您填的算，是0万元，没有可得到的")


def test_the_sentence_is_copied(page: Page, tiny_http_origin, at_day):
    at_day(page, "2031-05-01")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_questionnaire(page, tiny_http_origin)
    expect(page.locator("[data-gist]")).to_be_hidden()
    open_questionnaire(page, tiny_http_origin, FARM)
    page.get_by_role("button", name="复制这句话").click()
    expect(page.locator("[data-gist-copied]")).to_have_text("已复制。")
    words = "您（种植，种植面积20亩，有机认证）符合 1 项：有机种植补贴（第\xa01\xa0项）。"
    expect(page.locator("[data-gist-words]")).to_have_text(words)
    assert page.evaluate("navigator.clipboard.readText()") == f"{words}（2031年5月1日自测，只供参考，不是审批决定。）"


def test_without_a_clipboard_the_sentence_can_be_selected(page: Page, tiny_http_origin):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    open_questionnaire(page, tiny_http_origin, FARM)
    page.get_by_role("button", name="复制这句话").click()
    field = page.get_by_label("请手动复制这段话")
    expect(field).to_be_focused()
    expect(field).to_have_value(page.locator("[data-gist-words]").inner_text() + field.input_value().partition("。")[2])


def test_what_is_over_is_said_before_the_first_question_and_never_counted_as_to_be_had(page: Page, http_origin, at_day):
    at_day(page, "2026-01-05")
    open_questionnaire(page, http_origin, "#on=2023-06-30")
    expect(page.locator("[data-live]")).to_contain_text("到今天都已到期；按2023年6月30日看，符合 0 项")
    open_questionnaire(page, http_origin)
    expect(page.locator("[data-live]")).to_contain_text("以下各项都已不在期限内。符合 0 项")
    expect(page.locator('[data-count="yes"]'), "as the others, though it is empty").to_contain_text("✓ 当时符合")
    notice = page.locator("[data-ended]")
    expect(notice).to_have_text("37 项都已到期。下面只说明当时的条件您是否满足，不表示现在能申请。")
    assert notice.bounding_box()["y"] < page.locator("#question-heading").bounding_box()["y"]
    open_questionnaire(page, http_origin, "#a.small_scale_taxpayer=yes&a.monthly_sales=8")
    count = page.locator('[data-count="yes"]')
    expect(count).to_contain_text("✓ 当时符合")
    expect(count).to_contain_text("都已到期")
    expect(count.locator(".verdict")).to_have_attribute("data-state", "none")
    expect(page.locator("[data-gist-words]")).to_contain_text(
        "37 项都已到期。按当时的条件，您（增值税小规模纳税人，月销售额8万元）"
    )
    expect(page.locator("[data-gist-words]")).to_contain_text("这不表示现在能申请。")
    open_questionnaire(page, http_origin, "#on=2025-06-30&a.applicant=union")
    expect(notice).to_have_text(
        "现在看的是2025年6月30日。37 项都已到期。下面只说明当时的条件您是否满足，不表示现在能申请。"
    )
    expect(page.locator("[data-gist-since]"), "what was over then is not said to be over twice").to_have_text("")


@pytest.mark.parametrize(
    ("day", "fragment", "is_said"),
    [
        ("2025-01-01", "", True),
        ("2024-12-31", "", False),
        ("2026-01-05", "#on=2023-06-30", False),
        ("2026-01-05", f"#a.applicant=union&measure={REAL}/17", False),
    ],
)
def test_that_all_is_over_is_said_before_the_script_has_come(page: Page, http_origin, at_day, day, fragment, is_said):
    at_day(page, day)
    held: list[Route] = []
    page.route("**/assets/questionnaire.js*", lambda route: held.append(route))
    page.goto(http_origin.url("questionnaire.html" + fragment), wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    notice = page.locator("[data-ended]")
    expect(notice).to_be_visible(visible=is_said)
    said = notice.inner_text() if is_said else None
    expect(page.locator("[data-question-section]"), "nothing that does not work yet is shown").to_be_hidden()
    expect_value(page, lambda: len(held), 1)
    held[0].continue_()
    expect(page.locator("[data-question-section]")).to_be_visible()
    if said:
        expect(notice, "the script says the same").to_have_text(said)
    else:
        expect(notice).not_to_have_text("37 项都已到期。下面只说明当时的条件您是否满足，不表示现在能申请。")


def test_on_a_past_day_nothing_is_counted_down_and_what_is_over_today_is_said(page: Page, tiny_http_origin, at_day):
    at_day(page, "2031-09-01")
    open_questionnaire(page, tiny_http_origin, f"{FARM}&on=2031-06-20")
    grant = measure(page, GRANT)
    expect(grant.locator(".verdict")).to_have_text("✓ 当时符合，现已到期")
    expect(grant.locator("p.result-facts .state")).to_have_text("到2031年6月30日，现已到期")
    expect(measure(page, HOMESTAY).locator("p.result-facts .state"), "it still holds").to_have_text("到2031年12月31日")
    expect(page.locator("[data-results]")).not_to_contain_text("还剩")
    expect(grant.locator(".result-label")).to_have_text(["当时能得到：", "当时怎么办："])
    expect(page.locator("[data-ended]")).to_have_text("现在看的是2031年6月20日。到今天，1 项已到期，不表示现在能申请。")
    expect(page.locator("[data-gist-since]")).to_have_text("到今天，1 项已到期，不表示现在能申请。")
    expect(printed(page).locator("[data-sheet-gist]")).to_contain_text("到今天，1 项已到期，不表示现在能申请。")
    expect(page.locator(".sheet tbody")).to_contain_text("有机种植补贴当时能得到：每亩补贴300元")
    expect(page.locator(".sheet tbody")).to_contain_text("当时怎么办：向部门申请")
    page.emulate_media(media="screen")
    expect(page.locator(".day-bar"), "the notice says so already").to_have_count(0)
    page.get_by_role("button", name="回到今天").click()
    expect(page.locator("[data-ended]")).to_contain_text("到期")
    expect(page.locator("[data-ended]")).not_to_contain_text("现在看的是")
    expect(page.get_by_role("button", name="回到今天")).to_have_count(0)
    at_day(page, "2031-06-20")
    open_questionnaire(page, tiny_http_origin, FARM)
    expect(grant.locator("p.result-facts .state")).to_have_text("到2031年6月30日，快到期，还剩 10 天")
    expect(grant.locator(".result-label")).to_have_text(["能得到：", "怎么办："])


def test_what_is_refused_is_folded_at_first(page: Page, tiny_http_origin):
    open_questionnaire(page, tiny_http_origin, "#a.trade=farm&a.area=19")
    folded = page.locator('details[data-group="no"]')
    expect(folded.locator("> summary")).to_contain_text("✗ 不符合")
    expect(measure(page, GRANT)).to_be_hidden()
    folded.locator("> summary").click()
    expect(measure(page, GRANT)).to_be_visible()
    open_questionnaire(page, tiny_http_origin, f"#measure={GRANT}&a.trade=farm&a.area=19")
    expect(measure(page, GRANT), "who asks about one measure sees it").to_be_visible()
