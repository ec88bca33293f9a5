"""What the pages with controls turn into under a reader's hands: for each state the page, its address, and the steps that lead there.

A new state is one line of STATES. States of one page that stand beneath each other are reached without loading it anew.
Forms and notices are those of the fictional site, whose questionnaire is the same in small; results in bulk are the real site's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

OLD = "v=11111111.00001111"  # the version of questions that have changed since
ANSWERED = "a.trade=homestay&a.area=20&a.organic=yes&a.opened=2031-01-05&a.features=old_house"


def nothing(page: Page) -> None:
    pass


def found(page: Page) -> None:
    expect(page.locator("[data-results-word]")).to_have_text("找到")
    expect(page.locator("[data-cards] mark").first).to_be_visible()


def not_found(page: Page) -> None:
    expect(page.locator("[data-empty]")).to_be_visible()


def panel_open(page: Page) -> None:
    """A sheet on a phone, a column on a desktop; with all that folds unfolded."""
    found(page)
    if page.locator("[data-panel-open]").is_visible():
        page.locator("[data-panel-open]").click()
    expect(page.locator("[data-panel]")).to_be_visible()
    unfold(page, "[data-panel]")


def marked(page: Page) -> None:
    expect(page.locator(".marks-bar")).to_be_visible()
    expect(page.locator(".day-bar")).to_be_visible()


def large(page: Page) -> None:
    expect(
        page.locator("html[data-type=large] [data-type-switch][aria-pressed=true]")
    ).to_be_attached()  # on a phone in the menu


def day_chosen(page: Page) -> None:
    expect(page.locator(".day-bar")).to_be_visible()


def kiosk(page: Page) -> None:
    expect(page.get_by_role("region", name="公用屏")).to_be_in_viewport(ratio=1)


def asked(fact: str) -> Callable[[Page], None]:
    return lambda page: expect(page.locator("form[data-question]")).to_have_attribute("data-question", fact)


def refused(page: Page) -> None:
    page.get_by_role("button", name="下一题").click()
    expect(page.locator("#question-error")).to_be_visible()


def noticed(page: Page) -> None:
    for notice in ("ignored", "changed"):
        expect(page.locator(f"[data-{notice}]")).to_be_visible()


def restored(page: Page) -> None:
    page.get_by_label("在这台设备上记住我的回答").check()
    page.goto("about:blank")
    page.go_back()
    page.evaluate("history.replaceState(null, '', location.pathname)")
    page.reload()
    expect(page.locator("[data-restored]")).to_be_visible()
    page.evaluate("localStorage.clear()")


def done(page: Page) -> None:
    expect(page.locator("[data-done-heading]")).to_be_visible()
    unfold(page, "[data-interview]")


def at_a_row(page: Page) -> None:
    page.locator("[data-row] input:checked").focus()


def unfold(page: Page, part: str) -> None:
    page.locator(part).evaluate("part => part.querySelectorAll('details').forEach((each) => { each.open = true; })")


@dataclass(frozen=True, slots=True)
class State:
    name: str
    site: str
    address: str
    steps: Callable[[Page], None]
    usual: bool = True  # whether the usual run looks at it too


STATES = (
    State("searched and filtered", "real", "index.html#q=小微企业&state=closing,ended&on=2023-12-10", found),
    State("nothing found", "real", "index.html#q=没有这样的词", not_found, usual=False),
    State("filters open", "real", "index.html#on=2023-12-10&q=贷款", panel_open, usual=False),
    State("measure with marks", "real", "measures/gulou-2023-1-14.html#q=企业&on=2023-12-09", marked),
    State("sectors of a day", "real", "sectors/index.html#on=2023-12-09", day_chosen, usual=False),
    State("large type", "real", "index.html#type=large&on=2023-12-10", large, usual=False),
    State(
        "a measure in large type", "real", "measures/gulou-2023-1-14.html#type=large&on=2023-12-10", large, usual=False
    ),
    State(
        "half-way",
        "real",
        "questionnaire.html#a.applicant=enterprise&a.monthly_sales=le10&on=2023-12-10",
        asked("small_scale_taxpayer"),
    ),
    State("one choice", "tiny", "questionnaire.html#ask=trade", asked("trade"), usual=False),
    State(
        "several choices", "tiny", "questionnaire.html#a.trade=homestay&ask=features", asked("features"), usual=False
    ),
    State("figure and bands", "tiny", "questionnaire.html#a.trade=farm&ask=area", asked("area")),
    State(
        "a day",
        "tiny",
        "questionnaire.html#a.trade=homestay&a.features=old_house&ask=opened",
        asked("opened"),
        usual=False,
    ),
    State("error", "tiny", "questionnaire.html#a.trade=farm&a.organic=yes&ask=area", refused),
    State("one measure", "tiny", "questionnaire.html#measure=yunxi-2031-5/1&skip=trade", nothing, usual=False),
    State("done, unfolded", "tiny", f"questionnaire.html#{ANSWERED}", done, usual=False),
    State("clerk's mode", "tiny", "questionnaire.html#mode=clerk&a.trade=farm", at_a_row),
    State("ignored and changed", "tiny", f"questionnaire.html#a.trade=farm&a.area=20&measure=gone&{OLD}", noticed),
    # The window stays in this mode: the last of its site.
    State("a screen in a hall", "real", "questionnaire.html#kiosk=1&a.applicant=enterprise", kiosk, usual=False),
    State("what leads out of it", "real", "offline.html#kiosk=1", kiosk, usual=False),
    State("restored", "tiny", "questionnaire.html#a.trade=farm", restored, usual=False),
)


def visit(page: Page, origin: Any, state: State) -> None:
    page.goto(origin.url(state.address))
    state.steps(page)
