"""A page that is left open for a week says each day what one opened on that day says, and holds on to nothing.

A term ends on the third day, a window for applying opens on the fourth. The page's clock is moved; the pages are those of a content
in which that happens at a turn of the year.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import Origin, file_origin, single_file_origin
from retrying import containing, expect_value

FIRST, DAYS = date(2032, 12, 29), 8
WARM = 10  # days
LAST_DAY, NEXT_DAY = date(2032, 12, 31), date(2033, 1, 1)
# Each page, and what it says on the last day of the term and on the day after.
PAGES = {
    "results": ("questionnaire.html#a.trade=homestay", "下一次 2033年1月1日", "现在可以申请，到 2033年6月30日"),
    "home": ("index.html", "2 项快到期，已到期 1 项", "大多数措施已到期，有效的只有 1 项"),
    "another day": ("index.html#on=2032-12-31", "3 项那天有效", "今天是 2033年1月1日回到今天"),
    "deadlines": ("deadlines.html", "到今天，1 项已到期", "到今天，3 项已到期"),
    "clerk": ("questionnaire.html#mode=clerk&a.trade=homestay", "项中有 1 项已到期", "项中有 3 项已到期"),
    "a term": ("measures/yunxi-2031-5-3.html", "快到期，当天截止", "已于 2032年12月31日到期，以下为当时内容"),
    "a window": ("measures/yunxi-2032-1-1.html", "下一次 2033年1月1日", "现在可以申请，到 2033年6月30日"),
    "booklet": ("documents/yunxi-2031-5.html", "（361 天前）", "（362 天前）"),
}
USUAL = ("results", "home")
SEEN = """() => [
  document.body.textContent.replace(/\\s+/g, ' '),
  ...Array.from(document.querySelectorAll('[data-state], [data-stands]'), ({dataset}) => dataset.state + dataset.stands),
  ...Array.from(document.querySelectorAll('input[type=date]'), ({value}) => value),
  ...Array.from(document.querySelectorAll('main a[href]'), (link) => link.getAttribute('href')),
]"""


@pytest.fixture(scope="module")
def later(later_site: Path) -> Origin:
    return file_origin(later_site)


def opened(page: Page, address: str, day: date) -> Page:
    page.clock.install(time=f"{day}T10:00:00+08:00")
    page.goto(address)
    expect(page.locator("[data-results].is-loading, [data-groups][aria-busy]")).to_have_count(0)
    return page


@pytest.mark.parametrize(
    "kind", [*USUAL, *(pytest.param(kind, marks=pytest.mark.wide) for kind in PAGES if kind not in USUAL)]
)
def test_each_day_it_says_what_a_page_says_that_is_opened_on_that_day(
    new_page: Callable[..., Page], later: Origin, kind: str, every_combination: bool
) -> None:
    address, *says = PAGES[kind]
    turn = dict(zip((LAST_DAY, NEXT_DAY), says, strict=True))
    days = [FIRST + timedelta(days=at) for at in range(DAYS)] if every_combination else list(turn)
    page = opened(new_page(), later.url(address), days[0])
    for day in days:
        fresh = opened(new_page(), later.url(address), day)
        expect_value(fresh, lambda: turn.get(day, "") in fresh.evaluate(SEEN)[0], True, day)  # noqa: B023 - called at once
        expect_value(page, lambda: difference(page.evaluate(SEEN), fresh.evaluate(SEEN)), [], day)  # noqa: B023
        fresh.close()
        page.clock.fast_forward("24:00:00")


def difference(left_open: list[str], fresh: list[str]) -> list[tuple[str, str]]:
    found = [pair for pair in zip(left_open, fresh, strict=False) if pair[0] != pair[1]]
    return found or ([] if len(left_open) == len(fresh) else [("", f"{len(left_open)} and {len(fresh)}")])


@pytest.mark.wide
@pytest.mark.parametrize("kind", ["home", "deadlines", "results", "clerk", "a term"])
def test_nothing_is_held_on_to(page: Page, later: Origin, kind: str) -> None:
    """Count nodes, listeners and memory while the page is used each day. In the first days the browser still compiles scripts."""
    opened(page, later.url(PAGES[kind][0]), FIRST)
    counted = []
    for _ in range(2 * WARM):
        page.clock.fast_forward("24:00:00")
        USES[kind](page)
        counted.append(counts(page))
    early, late = counted[WARM - 1], counted[-1]
    for what, most in (("JSEventListeners", 1.0), ("Nodes", 1.03), ("JSHeapUsedSize", 1.1)):
        assert late[what] <= early[what] * most, (what, [each[what] for each in counted])


def counts(page: Page) -> dict[str, float]:
    """Return what the browser counts of a page after its garbage is collected."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    found = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return found


def search_and_filter(page: Page) -> None:
    """Search, choose an option and take both back."""
    box = page.locator("[data-search] input")
    box.fill("民宿")
    expect(page).to_have_url(containing("q="))
    expect(page.locator("[data-cards]")).to_have_attribute("aria-busy", "false")
    box.fill("")
    expect(page).not_to_have_url(containing("q="))
    for _ in range(2):
        page.locator('[data-facet="kind"] input').first.evaluate("(box) => box.click()")
    expect(page).not_to_have_url(containing("kind="))


def look_at_another_day(page: Page) -> None:
    page.fill("[data-day]", "2032-06-30")
    expect(page).to_have_url(containing("on=2032-06-30"))
    page.click("[data-today]")
    expect(page).not_to_have_url(containing("on="))


def answer_and_forget(page: Page) -> None:
    page.locator("form[data-question]").get_by_role("button", name="不清楚").click()
    expect(page).to_have_url(containing("=~"))
    page.locator("[data-answer]").last.get_by_role("button", name="删除").click()
    expect(page).not_to_have_url(containing("=~"))


def serve_a_visitor(page: Page) -> None:
    page.locator("[data-clerk-next]").click()
    expect(page).not_to_have_url(containing("a.trade"))
    page.locator('[data-row="trade"] input[value="homestay"]').check()
    expect(page).to_have_url(containing("a.trade=homestay"))


def mark_a_word(page: Page) -> None:
    page.evaluate("location.hash = '#q=民宿'")
    page.locator(".marks-bar").get_by_role("button", name="清除高亮").click()


USES: dict[str, Callable[[Page], None]] = {
    "home": search_and_filter,
    "deadlines": look_at_another_day,
    "results": answer_and_forget,
    "clerk": serve_a_visitor,
    "a term": mark_a_word,
}


def test_what_is_half_typed_stays_and_a_page_of_the_single_file_follows_when_it_is_shown_again(
    page: Page, later_site: Path
) -> None:
    single = single_file_origin(later_site)
    opened(page, single.url("questionnaire.html#a.trade=homestay"), LAST_DAY)
    field = page.locator("form[data-question] [data-input] input").first
    field.fill("2032-05-01")
    page.evaluate("document.body.dataset.same = ''")
    page.clock.fast_forward("24:00:00")
    footer = page.locator(".site-footer, footer").last
    expect(footer).to_contain_text("（362 天前）")
    expect(page.locator("[data-ended]")).to_contain_text("3 项已到期")
    expect(field).to_have_value("2032-05-01")
    page.goto(single.url("method.html"))
    page.clock.fast_forward("24:00:00")
    expect(footer).to_contain_text("（363 天前）")
    page.go_back()
    expect(page.locator("[data-interview] [data-day]")).to_have_value("2033-01-02")
    expect(page.locator("body[data-same]")).to_be_attached()  # never loaded anew
