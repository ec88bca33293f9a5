"""Steps that the tests of the questionnaire share: open it, answer what is asked, look at verdicts."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from retrying import expect_in_page

GRANT, PROMOTION, HOMESTAY = (f"yunxi-2031-5/{number}" for number in (1, 2, 3))
REAL = "gulou-2023-1"


def open_questionnaire(page: Page, origin: Any, fragment: str = "") -> None:
    page.goto("about:blank")  # another fragment alone would not load the page anew
    page.goto(origin.url("questionnaire.html" + fragment))
    expect(page.locator("[data-interview]")).to_be_visible()
    expect(page.locator("[data-results].is-loading, [data-groups][aria-busy]")).to_have_count(0)


def unfold(page: Page) -> None:
    """Open what is refused, and what there is nothing to apply for: they are folded at first."""
    folded = page.locator("details[data-group]:not([open]) > summary")
    while folded.count():
        folded.first.click()


def heading(page: Page) -> Locator:
    return page.locator("#question-heading")


def measure(page: Page, key: str) -> Locator:
    return page.locator(f'[data-measure="{key}"]')


def real_benefit(page: Page, number: int, name: str) -> Locator:
    return measure(page, f"{REAL}/{number}").locator(f'[data-benefit="{name}"]')


def expect_verdict(page: Page, key: str, verdict: str) -> None:
    expect(measure(page, key)).to_have_attribute("data-verdict", verdict)


def expect_benefit(page: Page, number: int, benefit: str, verdict: str) -> None:
    expect(measure(page, f"{REAL}/{number}").locator(f'[data-benefit="{benefit}"]')).to_have_attribute(
        "data-verdict", verdict
    )


def next_question(page: Page) -> None:
    page.get_by_role("button", name="下一题").click()


def choose(page: Page, *labels: str) -> None:
    if first_answers(page).is_visible():
        options = page.evaluate("questionnaireData.questions.flatMap(({options}) => options || [])")
        tap(page, next(option["id"] for option in options if option["label"] == labels[0]))
        return
    for label in labels:
        page.locator("form[data-question]").get_by_label(label, exact=True).check()
    next_question(page)


def first_answers(page: Page) -> Locator:
    """The first question, where one tap is the answer."""
    return page.locator("form[data-question] [data-presets]")


def tap(page: Page, option: str) -> None:
    first_answers(page).locator(f'[data-option="{option}"]').click()


def fill(page: Page, text: str) -> None:
    until_figures_are_read(page)
    page.locator("#question-input").fill(text)
    next_question(page)


def until_figures_are_read(page: Page) -> None:
    """Wait for the script that reads figures, where one is asked for; an answer that is sent before waits for it too."""
    expect_in_page(page, "() => globalThis.figureTools || !document.querySelector('form[data-question] [data-echo]')")


def answer_by(page: Page, given: dict[str, Any]) -> int:
    """Answer whatever is asked from what an applicant knows; returns how many questions it took."""
    for asked in range(200):
        if not heading(page).is_visible():
            return asked
        fact = page.locator("form[data-question]").get_attribute("data-question")
        value = given.get(fact)
        if "," in fact:  # a list to tick
            ticked = [each for each in fact.split(",") if given.get(each) not in ("no", [])]
            for each in ticked or ["-"]:
                page.locator(f'form[data-question] input[value="{each}"]').check()
            next_question(page)
        elif first_answers(page).is_visible() and value is not None:
            tap(page, value)
        elif value is None:
            page.get_by_role("button", name="不清楚").click()
        elif isinstance(value, str) and page.locator("#question-input").count():
            fill(page, value)
        else:
            chosen = [value] if isinstance(value, str) else value
            for option in chosen or ["-"]:
                page.locator(f'form[data-question] input[value="{option}"]').check()
            next_question(page)
    raise AssertionError("the interview does not end")


def answer_shown(page: Page, fact: str) -> Locator:
    return page.locator(f'[data-answer="{fact}"]')


def change(page: Page, fact: str) -> None:
    """Open the question of an answer again."""
    answer_shown(page, fact).get_by_role("button", name="修改").click()
