"""Several documents in a browser: the facet, the state 已废止 on both sides of its day, and what reads without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import Origin, file_origin, serving, single_file_origin
from retrying import containing, expect_value

OLD, NEW, OTHER = "yunxi-2031-5", "yunxi-2031-21", "yunxi-2031"
BEFORE, FROM_THEN_ON = "2031-10-31", "2031-11-01"
CARDS = "[data-cards] > [data-measure]"


@pytest.fixture(scope="module", params=["http", "file"])
def several(request: pytest.FixtureRequest, several_site: Path) -> Iterator[Origin]:
    if request.param == "file":
        yield file_origin(several_site)
    else:
        with serving(several_site) as origin:
            yield origin


@pytest.fixture(scope="module")
def from_file(several_site: Path) -> Origin:
    return file_origin(several_site)


def keys(page: Page) -> list[str]:
    return page.locator(CARDS).evaluate_all("cards => cards.map((card) => card.dataset.measure)")


def states(page: Page, within: str) -> dict[str, str]:
    return dict(
        page.locator(within).evaluate_all(
            "all => all.map((each) => [each.dataset.measure, each.querySelector('[data-state]').dataset.state])"
        )
    )


def expect_states(page: Page, expected: dict[str, str]) -> None:
    expect_value(page, lambda: states(page, CARDS), expected)


@pytest.mark.wide
def test_the_document_is_a_facet_worked_by_keys(page: Page, several: Origin):
    page.goto(several.url(f"index.html#on={FROM_THEN_ON}"))
    facet = page.locator('[data-facet="document"]')
    expect(facet.locator("[data-count]")).to_have_text(["1", "2", "3"])
    expect(page.locator('[data-facet="chapter"]')).to_be_hidden()
    facet.get_by_label("云溪县若干措施").focus()
    page.keyboard.press("Space")
    expect(page.locator(CARDS)).to_have_count(3)
    expect(page).to_have_url(containing(f"document={OLD}"))
    expect_value(page, lambda: keys(page), [f"{OLD}/{number}" for number in (1, 2, 3)])
    expect(page.locator('[data-chart-bar="yunxi-2031-5"]')).to_have_attribute("aria-pressed", "true")
    chapters = page.locator('[data-facet="chapter"] [data-part="label"]')
    expect(chapters).to_have_text(["一、扶持种植业（云溪县若干措施）", "二、扶持民宿业（云溪县若干措施）"])
    chapters.first.click()
    expect(page.locator("[data-chips]")).to_contain_text("章节：一、扶持种植业（云溪县若干措施）")
    expect_value(page, lambda: keys(page), [f"{OLD}/1", f"{OLD}/2"])
    expect(page.locator(f'{CARDS} [data-part="document"]').first).to_have_text("云溪县若干措施（云政〔2031〕5号）")


def test_a_search_says_which_document_each_hit_is_of(page: Page, several: Origin):
    page.goto(several.url("index.html#q=有机种植"))
    expect(page.locator(CARDS)).to_have_count(2)
    expect(page.locator('[data-part="document"]')).to_have_text(
        ["云溪县进一步措施（云政〔2031〕21号）", "云溪县若干措施（云政〔2031〕5号）"]
    )


@pytest.mark.wide
def test_the_state_of_a_measure_and_the_counts_on_both_days(page: Page, from_file: Origin):
    page.goto(from_file.url(f"index.html#on={BEFORE}"))
    expect(page.locator("[data-day-headline]")).to_contain_text("有效")
    expect_states(
        page,
        {
            f"{OTHER}/1": "open",
            f"{NEW}/1": "upcoming",
            f"{NEW}/2": "upcoming",
            f"{OLD}/1": "ended",
            f"{OLD}/2": "closing",
            f"{OLD}/3": "closing",
        },
    )
    page.goto(from_file.url(f"index.html#on={FROM_THEN_ON}"))
    expect(page.locator("[data-day-headline]")).to_have_text("2031年11月1日有效 3\u00a0项，已废止 3\u00a0项")
    expect_states(
        page,
        {
            f"{OTHER}/1": "open",
            f"{NEW}/1": "open",
            f"{NEW}/2": "open",
            **{f"{OLD}/{number}": "superseded" for number in (1, 2, 3)},
        },
    )
    page.locator('[data-facet="state"]').get_by_label("已废止").check()
    expect(page.locator(CARDS)).to_have_count(3)
    expect(page).to_have_url(containing("state=superseded"))
    expect(page.locator(f'[data-chart-bar="{OLD}"]')).to_contain_text("已废止 3 项")
    page.locator("[data-clear]").first.click()
    page.locator("[data-sort]").select_option("deadline")
    expect(page.locator(CARDS).first).to_have_attribute("data-measure", f"{OTHER}/1")
    documents = [OTHER, NEW, NEW, OLD, OLD, OLD]
    expect_value(page, lambda: [key.split("/")[0] for key in keys(page)], documents, "what is superseded comes last")


@pytest.mark.parametrize(("day", "state"), [(BEFORE, "快到期"), (FROM_THEN_ON, "已废止")])
def test_the_page_of_a_measure_of_the_superseded_document(page: Page, from_file: Origin, day: str, state: str):
    page.goto(from_file.url(f"measures/{OLD}-3.html#on={day}"))
    expect(page.locator(".superseded .state")).to_have_text(state)
    expect(page.locator(".glance .state")).to_have_text(state)
    page.locator(".superseded strong a").click()
    expect(page).to_have_url(from_file.url(f"documents/{NEW}.html#on={day}"))
    page.locator(".about").get_by_role("link", name="《云溪县扶持种植业和民宿业的若干措施》", exact=True).click()
    expect(page.locator("h1")).to_have_text("云溪县若干措施")


@pytest.mark.wide
def test_the_questionnaire_offers_nothing_of_a_superseded_document_as_open(page: Page, from_file: Origin):
    answers = "a.trade=farm&a.area=30&a.organic=yes"
    page.goto(from_file.url(f"questionnaire.html#{answers}&on={FROM_THEN_ON}"))
    results = page.locator('[data-group="yes"] .result')
    expect(results).to_have_count(3)
    for result, number in zip(results.all(), (f"{OTHER}/1", f"{NEW}/1", f"{OLD}/1"), strict=True):
        expect(result).to_have_attribute("data-measure", number)
    expect(results.locator(".document-name")).to_have_text(
        [
            "云溪县推介办法（云农〔2031〕2号）",
            "云溪县进一步措施（云政〔2031〕21号）",
            "云溪县若干措施（云政〔2031〕5号）",
        ]
    )
    expect(results.last.locator(".verdict")).to_have_text("✓ 条件符合，但文件已废止")
    expect(page.locator('[data-group="yes"] .results-clauses a')).to_have_text(["云政〔2031〕21号", "云政〔2031〕5号"])
    expect(page.locator("[data-ended]")).to_contain_text("3 项已到期或废止")
    page.emulate_media(media="print")
    expect(page.locator("[data-sheet-fits]")).to_contain_text("期限：文件已自 2031年11月1日起废止")
    expect(page.locator("[data-sheet-fits] th").first).to_contain_text("云溪县推介办法（云农〔2031〕2号）")


@pytest.mark.wide
def test_one_question_is_asked_for_all_documents(page: Page, from_file: Origin):
    page.goto(from_file.url("questionnaire.html#a.trade=farm&ask=organic"))
    page.locator("[data-why] summary").click()
    names = "参展补助（云农〔2031〕2号第\u00a01\u00a0项）、有机种植补贴（云政〔2031〕21号第\u00a01\u00a0项）、有机种植补贴（云政〔2031〕5号第\u00a01\u00a0项）。"
    expect(page.locator("[data-why-names]")).to_have_text(names)
    page.goto("about:blank")
    page.goto(from_file.url(f"questionnaire.html#measure={OLD}/1"))
    expect(page.locator("[data-scope-measure]")).to_have_text("1. 补贴有机种植 云溪县若干措施（云政〔2031〕5号）")


@pytest.mark.wide
def test_deadlines_tell_what_is_superseded(page: Page, from_file: Origin):
    page.goto(from_file.url(f"deadlines.html#on={FROM_THEN_ON}"))
    expect(page.locator("[data-deadlines-words]")).to_have_text("到这一天，0 项已到期，3 项已废止，3 项有效或未开始")
    expect(page.locator("#d-2031-12-31 .deadline-left")).to_have_text("已废止")
    page.goto("about:blank")
    page.goto(from_file.url(f"deadlines.html#on={BEFORE}"))
    expect(page.locator("[data-deadlines-words]")).to_have_text("到这一天，1 项已到期，5 项有效或未开始")
    expect(page.locator("#d-2031-12-31 .deadline-left")).to_have_text("还有 61 天")


@pytest.mark.wide
def test_without_scripts_everything_says_so(new_page: Callable[..., Page], from_file: Origin):
    page = new_page(java_script_enabled=False)
    page.goto(from_file.url())
    expect(page.locator(".browse").get_by_role("link")).to_have_count(6)
    expect(page.locator(f'[data-measure="{OLD}/2"] .card-document')).to_be_visible()
    page.get_by_role("link", name="3 份文件").click()
    expect(page.locator(".directory-superseded")).to_have_text(
        "自 2031年11月1日起被《云溪县进一步措施》（云政〔2031〕21号）废止"
    )
    page.locator(".directory-item").last.click()
    expect(page.locator(".superseded")).to_contain_text(
        "本文件自 2031年11月1日起被《云溪县进一步扶持种植业和民宿业的若干措施》（云政〔2031〕21号）废止。"
    )


@pytest.mark.wide
def test_the_single_file_holds_them_all(page: Page, several_site: Path):
    single = single_file_origin(several_site)
    page.goto(single.url(f"measures/{OLD}-1.html#on={FROM_THEN_ON}"))
    expect(page.locator(".glance .state:visible")).to_have_text("已废止")
    page.locator(".superseded strong a:visible").click()
    expect(page.locator("h1:visible")).to_have_text("云溪县进一步措施")
