"""Terms without a last day in a browser: everything that counts, sorts, filters and words them agrees with the build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup
from playwright.sync_api import Page, expect

from conftest import DESKTOP, PHONE, Origin, file_origin, serving
from explorer_steps import expect_fragment, expect_shown, open_explorer, shown
from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import WholeSite
from policy_explorer.load.loader import load
from policy_explorer.render.fragments import last_day
from policy_explorer.validate.validate import validate
from questionnaire_steps import measure, open_questionnaire
from retrying import expect_value
from support.usual_run import some_of
from undated_steps import (
    BUDGET_USED_UP,
    CARDS,
    DAYS,
    LONG_AFTER,
    SOME_CLOSING,
    is_current,
    label_on,
    line_on,
    status_id,
    terms_of,
)

BADGES = "all => all.map((each) => [each.dataset.measure, each.querySelector('.state').textContent])"
COUNTS = "rows => rows.map((row) => [row.querySelector('input').value, Number(row.querySelector('[data-count]').textContent)])"


@pytest.fixture(scope="module")
def served(undated_site: Path) -> Iterator[Origin]:
    with serving(undated_site) as origin:
        yield origin


@pytest.fixture(params=[pytest.param("http, desktop", marks=pytest.mark.wide), "file, phone"])
def opened(request, served: Origin, undated_site: Path, new_page: Callable[..., Page]) -> tuple[Page, Origin]:
    """A page and the site as it sees it."""
    if request.param == "file, phone":
        return new_page(**PHONE), file_origin(undated_site)
    return new_page(**DESKTOP), served


def test_the_content_has_every_end(undated: WholeSite):
    assert {term.end for term in terms_of(undated).values()} == {
        "day", "indefinite", "further_notice", "budget", "project", "not_stated",
    }  # fmt: skip
    assert {row.term.provisional for row in undated.summaries.values()} == {True, False}


@pytest.mark.parametrize("day", some_of(DAYS))
def test_cards_and_facet_count_what_the_build_says(opened, undated, day):
    page, origin = opened
    terms = terms_of(undated)
    open_explorer(page, origin, f"on={day}")
    expect_value(
        page,
        lambda: dict(page.locator(CARDS).evaluate_all(BADGES)),
        {key: label_on(term, day) for key, term in terms.items()},
    )
    counted = Counter(status_id(term, day) for term in terms.values())
    options = page.locator('[data-facet="state"] li')
    expect_value(page, lambda: {id_: count for id_, count in options.evaluate_all(COUNTS) if count}, dict(counted))
    offered = [option for option, _ in options.evaluate_all(COUNTS)]
    assert {"indefinite", "further_notice", "budget", "project", "not_stated", "used_up"} <= set(offered)
    assert not {"superseded", "by_answer"} & set(offered), "no measure of this site can have these"
    current = sum(is_current(term, day) for term in terms.values())
    expect(page.locator("[data-holding]")).to_have_text(str(current))


def test_what_never_ends_is_never_said_to_be_over(opened, undated):
    page, origin = opened
    open_explorer(page, origin, f"on={LONG_AFTER}")
    headline = page.locator("[data-day-headline]")
    expect(headline).to_contain_text("2099年1月1日有效 4 项")
    expect(headline).to_contain_text("其中 4 项没有写截止日期")
    expect(headline).not_to_contain_text("都已")
    page.locator("[data-day-action]").click()
    current = [key for key, term in terms_of(undated).items() if is_current(term, LONG_AFTER)]
    assert len(current) == 4
    expect_shown(page, current)
    expect_fragment(page, f"state=open,closing,indefinite,further_notice,budget,project,not_stated&on={LONG_AFTER}")


def test_by_deadline_what_has_a_last_day_comes_first_and_it_is_said_what_has_none(opened, undated):
    page, origin = opened
    terms = terms_of(undated)
    for day in (SOME_CLOSING, BUDGET_USED_UP):
        open_explorer(page, origin, f"sort=deadline&on={day}")
        current = [key for key, term in terms.items() if is_current(term, day)]
        dated = sorted((key for key in current if terms[key].until), key=lambda key: terms[key].until)
        endless = [key for key in current if not terms[key].until]
        expect_value(page, lambda first=dated + endless: shown(page)[: len(first)], dated + endless)
        expect(page.locator("[data-order-note]")).to_have_text(
            f"没有写截止日期的 {len(endless)} 项，排在有截止日期的后面。"
        )
    page.select_option("[data-sort]", "number")
    expect(page.locator("[data-order-note]")).to_be_hidden()


@pytest.mark.wide
def test_no_last_day_lies_in_a_range_of_last_days(opened, undated):
    page, origin = opened
    open_explorer(page, origin, "ends-from=2032-05-01")
    later = [key for key, term in terms_of(undated).items() if term.until and term.until >= date(2032, 5, 1)]
    assert later
    expect_shown(page, later)


@pytest.mark.wide
def test_the_page_of_deadlines_counts_what_has_none(opened, undated):
    page, origin = opened
    terms = terms_of(undated)
    page.goto(origin.url(f"deadlines.html#on={BUDGET_USED_UP}"))
    found = Counter(status_id(term, BUDGET_USED_UP) for term in terms.values())
    endless = sum(not term.until and is_current(term, BUDGET_USED_UP) for term in terms.values())
    dated = sum(bool(term.until) and is_current(term, BUDGET_USED_UP) for term in terms.values())
    expect(page.locator("[data-deadlines-words]")).to_have_text(
        f"到这一天，{found['ended']} 项已到期，{found['used_up']} 项额度已用完，{dated} 项有效或未开始，{endless} 项没有写截止日期"
    )
    expect_value(
        page,
        lambda: dict(page.locator(".measure-item[data-measure]").evaluate_all(BADGES)),
        {key: label_on(term, BUDGET_USED_UP) for key, term in terms.items()},
    )
    listed = page.locator(".group").evaluate_all(
        "all => all.map((each) => each.querySelectorAll('[data-measure]').length)"
    )
    assert sum(listed) == len(terms)


def test_the_page_of_a_measure_words_its_term(opened, undated):
    page, origin = opened
    for row in some_of(undated.summaries.values()):
        page.goto(origin.url(f"{row.url}#on={BUDGET_USED_UP}"))
        block = page.locator(".glance .period")
        expect(block.locator(".state")).to_have_text(label_on(row.term, BUDGET_USED_UP))
        expect(block.locator(".period-days")).to_have_text(Markup(last_day(row.term)).striptags())


@pytest.mark.wide
def test_results_say_how_a_term_ends_and_what_is_used_up(opened, undated):
    page, origin = opened
    open_questionnaire(page, origin, f"#a.trade=farm&a.organic=yes&on={BUDGET_USED_UP}")
    for key, term in terms_of(undated).items():
        expect(measure(page, key).locator(".period .state")).to_have_text(line_on(term, BUDGET_USED_UP))
    (used_up,) = (key for key, term in terms_of(undated).items() if term.used_up)
    expect(measure(page, used_up).locator("[data-benefit] .verdict").first).to_have_text("✓ 条件符合，但额度已用完")
    over = sum(not is_current(term, BUDGET_USED_UP) for term in terms_of(undated).values())
    expect(page.locator("[data-ended]")).to_contain_text(f"有 {over} 项已到期或用完额度。")


@pytest.mark.wide
def test_the_sheet_prints_how_a_term_ends(served, undated, new_page):
    page = new_page()
    open_questionnaire(page, served, f"#a.trade=homestay&on={SOME_CLOSING}")
    page.emulate_media(media="print")
    expect(page.locator(".sheet[data-density]")).to_be_visible()
    lines = page.locator(".sheet th .sheet-line", has_text="期限：").all_text_contents()
    assert sorted(lines) == sorted(
        [
            "期限：到2032年12月31日（暂定），从2032年4月10日算还剩 265 天",
            "期限：2032年3月5日 起，至项目结束",
            "期限：2032年3月5日 起，至另行通知为止",
            "期限：到2032年4月30日，额满即止，快到期，从2032年4月10日算还剩 20 天",
        ]
    )


@pytest.mark.wide
def test_a_term_compared_with_an_answer_is_never_over(governed_content, governed_site, new_page):
    site, origin = derive(validate(load(governed_content))), file_origin(governed_site)
    assert site.by_answer
    page = new_page(**PHONE)
    open_explorer(page, origin, f"on={LONG_AFTER}&state=by_answer")
    expect_shown(page, list(site.by_answer))
    expect(page.locator(CARDS).locator(".state").first).to_have_text("按所填日期")
    headline = page.locator("[data-day-headline]")
    expect(headline).to_contain_text(f"{len(site.by_answer)} 项按所填日期判断")
    page.goto(origin.url(f"deadlines.html#on={LONG_AFTER}"))
    expect(page.locator("[data-deadlines-words]")).to_contain_text(f"，{len(site.by_answer)} 项按所填日期判断")
    expect(page.locator("#e-by-answer [data-measure]")).to_have_count(len(site.by_answer))
    for key in site.by_answer:
        expect(page.locator(f'[data-measure="{key}"]')).to_have_count(1)
