"""The picture of the home page: a filter by pointer and by keyboard, links where scripts are off; and the facts at the top."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from explorer_steps import (
    DAY,
    chips,
    counts,
    fragment,
    key,
    matching,
    open_explorer,
    option,
    shown,
    state_on,
    wait_for_count,
)
from policy_explorer.render.picture import MOST_BARS

STATES = {"open": "有效", "closing": "即将到期", "upcoming": "未开始", "ended": "已到期"}
LISTS = ("chapter", "lead")
AT_THE_TOP = "() => Math.abs(document.getElementById('results-title').getBoundingClientRect().top) < 100"


def bars(page: Page, facet: str) -> dict[str, int]:
    rows = page.locator(f'[data-picture-bars="{facet}"] [data-picture-bar]').evaluate_all(
        "bars => bars.map(bar => [bar.querySelector('.picture-label').textContent, bar.querySelector('[data-picture-count]').textContent])"
    )
    return {label: int(count) for label, count in rows}


def bar(page: Page, facet: str, label: str):
    return page.locator(
        f'[data-picture-bars="{facet}"] [data-picture-bar]', has=page.locator(f'.picture-label:text-is("{label}")')
    )


def agree(page: Page) -> None:
    """Each bar counts what the checkbox of the same option counts, and its parts make that up."""
    for facet in LISTS:
        own, boxes = bars(page, facet), counts(page, facet)
        assert own == {label: boxes[label] for label in own}
        widths = page.locator(f'[data-picture-bars="{facet}"] svg').evaluate_all(
            "all => all.map(svg => Array.from(svg.children, part => Number(part.getAttribute('width'))).reduce((sum, one) => sum + one, 0))"
        )
        assert widths == list(own.values())


def test_a_bar_filters_as_its_checkbox_does_and_tells_the_states(page, origin, measures):
    open_explorer(page, origin)
    agree(page)
    leads = counts(page, "lead")
    assert list(bars(page, "lead").values()) == sorted(leads.values(), reverse=True)[:MOST_BARS]
    assert list(bars(page, "chapter")) == list(counts(page, "chapter"))[:MOST_BARS]
    lead = next(iter(bars(page, "lead")))
    bar(page, "lead", lead).click()
    found = matching(measures, {"lead": {lead}}, DAY)
    assert shown(page) == [key(m) for m in found]
    assert option(page, "lead", lead).is_checked() and chips(page) == [f"牵头部门：{lead}"]
    expect(bar(page, "lead", lead)).to_have_attribute("aria-pressed", "true")
    agree(page)
    states = [state_on(m, DAY) for m in found]
    said = "，".join(f"{label} {states.count(state)} 项" for state, label in STATES.items() if state in states)
    assert bar(page, "lead", lead).text_content() == f"{lead}{len(found)} 项，{said}"
    option(page, "lead", lead).click()  # the checkbox takes back what the bar chose
    expect(bar(page, "lead", lead)).to_have_attribute("aria-pressed", "false")
    assert len(shown(page)) == len(measures) and fragment(page) == f"on={DAY}"


def test_the_picture_by_keyboard_alone(page, http_origin, measures):
    open_explorer(page, http_origin)
    chapter, lead = next(iter(bars(page, "chapter"))), next(iter(bars(page, "lead")))
    first = bar(page, "chapter", chapter)
    first.focus()
    assert (
        first.get_attribute("role") == "button"
        and first.evaluate("bar => getComputedStyle(bar).outlineStyle") == "solid"
    )
    page.keyboard.press("Space")
    wait_for_count(page, len(matching(measures, {"chapter": {chapter}}, DAY)))
    assert first.evaluate("bar => bar === document.activeElement")
    page.keyboard.press("Enter")
    wait_for_count(page, len(measures))
    for _ in range(MOST_BARS + 1):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('[data-picture-bars=lead]') !== null"):
            break
    page.keyboard.press("Enter")
    assert chips(page) == [f"牵头部门：{lead}"]
    page.go_back()
    expect(bar(page, "lead", lead)).to_have_attribute("aria-pressed", "false")


def test_without_scripts_bars_are_links(new_page, http_origin, measures):
    page = new_page(java_script_enabled=False)
    page.goto(http_origin.url())
    chapter, lead = next(iter(bars(page, "chapter"))), next(iter(bars(page, "lead")))
    assert bars(page, "lead")[lead] == sum(lead in m["lead"] for m in measures)
    assert page.locator(".hero-facts li:visible").all_text_contents() == [
        f"{len(measures)} 项措施",
        f"{len({name for m in measures for name in m['lead']})} 个牵头单位",
    ]
    bar(page, "lead", lead).click()
    assert page.locator("h1").text_content() == lead
    page.go_back()
    bar(page, "chapter", chapter).click()
    assert page.locator(":target").text_content().startswith(chapter)


def test_on_a_phone_the_picture_is_closed_until_asked_for(phone, http_origin, measures):
    open_explorer(phone, http_origin)
    opener = phone.locator("[data-picture-open]")
    first = phone.locator("[data-picture-bar]").first
    expect(first).to_be_hidden()
    assert phone.locator("[data-cards] > li").first.bounding_box()["y"] < 844
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    assert first.bounding_box()["height"] >= 44
    first.tap()
    wait_for_count(phone, len(matching(measures, {"chapter": {measures[0]["heading"]}}, DAY)))
    opener.click()
    expect(first).to_be_hidden()
    phone.fill("#query", "企业")
    phone.keyboard.press("Enter")  # the list begins below what was in sight
    phone.wait_for_function(AT_THE_TOP)
    assert phone.evaluate("document.activeElement.id") == "results-title"


def test_the_top_says_how_many_hold_on_the_day_looked_from(page, http_origin, measures, at_day):
    at_day(page, "2030-01-01")
    page.goto(http_origin.url())
    fact = page.locator(".hero-facts li").nth(2)
    expect(fact).to_have_text("0 项今天有效")
    for day in (DAY, max(m["period"]["until"] for m in measures)):
        page.fill("[data-day]", day)
        holding = sum(state_on(m, day) in ("open", "closing") for m in measures)
        assert holding > 0
        expect(fact).to_have_text(f"{holding} 项当日有效")
