"""The site's main journeys in a browser that has lost every API that came after the floor.

The browser is today's; before a page's scripts run, every global and member that came later is taken from it
(browser_floor/time_travel.py), and it says that it cannot run Pagefind's WebAssembly. Syntax and styles of later days are looked for
in the text instead (tests/project/test_browser_floor.py).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser_floor.data import Floor
from browser_floor.time_travel import departure, remaining
from explorer_steps import DAY, choose, counts, key, open_explorer, shown, wait_for_count, with_phrase
from hands import Pointer
from journey_steps import QUESTIONS, give, look, verdicts
from questionnaire_steps import open_questionnaire
from retrying import expect_value
from support.personas import personas

WORD = "小微企业"


@pytest.fixture
def old_page(new_page: Callable[..., Page], floor: Floor) -> Page:
    page = new_page()
    page.add_init_script(departure(floor))
    return page


def test_what_came_later_is_gone(old_page: Page, page: Page, http_origin, floor: Floor):
    for each in (page, old_page):
        each.goto(http_origin.url("method.html"))
    names = "() => [typeof [].at, typeof structuredClone, typeof Object.hasOwn, typeof Iterator, typeof new Map().keys().map]"
    assert page.evaluate(names) == ["function"] * 5
    assert old_page.evaluate(names) == ["undefined"] * 5
    assert old_page.evaluate("() => [typeof [].flat, typeof document.body.replaceChildren]") == ["function"] * 2
    assert len(page.evaluate(remaining(floor))) > 100
    # No script can take a symbol away from Symbol.
    assert [name for name in old_page.evaluate(remaining(floor)) if not name.startswith("Symbol.")] == []


def test_a_script_that_needs_more_is_a_fault(old_page: Page, http_origin, faults: list[str]):
    asked = "(async () => { document.body.title = [1, 2].at(-1); })();"
    old_page.route("**/assets/site.js*", lambda route: route.fulfill(body=asked, content_type="text/javascript"))
    with old_page.expect_event("pageerror"):
        old_page.goto(http_origin.url("method.html"))
    assert len(faults) == 1 and ".at is not a function" in faults[0]
    faults.clear()


def test_the_explorer_searches_and_filters_and_the_measure_marks_what_was_found(old_page: Page, origin, measures):
    page, asked = old_page, []
    page.on("request", lambda request: asked.append(request.url))
    open_explorer(page, origin)
    hits = with_phrase(measures, WORD)
    page.fill("#query", WORD)
    wait_for_count(page, len(hits))
    expect_value(page, lambda: set(shown(page)), hits)
    lead = next(measure["lead"][0] for measure in measures if key(measure) in hits)
    under = sum(lead in measure["lead"] for measure in measures if key(measure) in hits)
    expect_value(page, lambda: counts(page, "lead")[lead], under)
    choose(page, "lead", lead)
    expect_value(
        page,
        lambda: set(shown(page)),
        {key(measure) for measure in measures if key(measure) in hits and lead in measure["lead"]},
    )
    page.locator("[data-cards] a").first.click()
    expect(page.get_by_role("button", name="清除高亮")).to_be_visible()
    expect(page.locator("article.measure mark").filter(has_text=WORD)).not_to_have_count(0)
    page.get_by_role("button", name="清除高亮").click()
    expect(page.locator("article.measure mark")).to_have_count(0)
    assert not [url for url in asked if "pagefind" in url or "offline" in url]


@pytest.mark.wide
def test_the_interview_comes_to_its_verdicts_and_the_sheet(old_page: Page, origin):
    page, hand = old_page, Pointer()
    person = next(each for each in personas() if each.id == "snack-shop")
    open_questionnaire(page, origin, f"#on={person.day}")
    for _ in QUESTIONS:
        fact = look(page)["fact"]
        if fact is None:
            break
        give(page, hand, fact, person.answers)
    expect(page.locator("[data-done-heading]")).to_be_focused()
    expected = {name: each.verdict for name, each in person.verdicts.items()}
    expect_value(page, lambda: verdicts(look(page)), expected)
    page.emulate_media(media="print")
    expect(page.locator("[data-sheet]")).to_contain_text("不是审批决定")


@pytest.mark.wide
def test_the_clerk_sees_verdicts_change_with_the_answers(old_page: Page, origin):
    open_questionnaire(old_page, origin, "#mode=clerk")
    before = verdicts(look(old_page))
    old_page.locator('[data-row="applicant"] input[value="other"]').check()
    expect_value(old_page, lambda: verdicts(look(old_page)) != before, True)


@pytest.mark.wide
def test_deadlines_are_judged_on_the_day_looked_from(old_page: Page, origin):
    old_page.goto(origin.url(f"deadlines.html#on={DAY}"))
    states = old_page.locator("[data-until]")
    expect(states.first).to_have_attribute("data-state", "closing")
    expect(old_page.locator('[data-until][data-state="open"]')).not_to_have_count(0)
