"""Answers as an address holds them, and the sheet as print shows it."""

from __future__ import annotations

from pathlib import Path

import yaml
from playwright.sync_api import Locator, Page, expect

from retrying import expect_in_page

ROOT = Path(__file__).parents[2]
QUESTIONS = yaml.safe_load((ROOT / "content" / "questions.yaml").read_text("utf-8"))

# Most of the benefits fit, or wait for a department alone: the fullest table there can be beside the fullest answers.
MOSTLY_YES = {
    question["id"]: [option["id"] for option in question["options"]] if question["type"] == "choices" else True
    for question in QUESTIONS
    if question["type"] in ("choices", "boolean")
} | {
    "applicant": "enterprise", "firm_size": "small_micro", "monthly_sales": 10, "unemployed_months": 600, "pension_months": 600,
    "union_dues": 0.999999, "licence_date": "2023-12-12", "foreign_paid_in": 1000000,
}  # fmt: skip


EVERYTHING_UNKNOWN = {question["id"]: None for question in QUESTIONS}


TWO_FRAMES = "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"

BOUNDS = {"at_least": "ge", "more_than": "gt", "at_most": "le", "less_than": "lt"}


def fragment(answers: dict, **more: str) -> str:
    given = {f"a.{fact}": written(value) for fact, value in answers.items()}
    return "#" + "&".join(f"{key}={value}" for key, value in {**given, **more}.items())


def written(value) -> str:
    match value:
        case None:
            return "~"
        case bool():
            return "yes" if value else "no"
        case dict():
            return "".join(f"{BOUNDS[operator]}{bound}" for operator, bound in value.items())
        case list() | tuple():
            return ",".join(value) or "-"
    return str(value)


def until_the_sheet_is_loaded(page: Page) -> None:
    """Wait for the script of the sheet: a page that is printed before prints as it is seen."""
    expect_in_page(page, "() => globalThis.sheetTools")


def back_on_screen(page: Page) -> None:
    """Leave print. A page is told of its medium once a frame: back and forth within one is no change."""
    page.emulate_media(media="screen")
    page.evaluate(TWO_FRAMES)


def printed(page: Page) -> Locator:
    """The sheet as print shows it. Here the script hears of print a moment after the styles do; a printer waits for it."""
    page.emulate_media(media="print")
    expect(page.locator(".sheet[data-density]")).to_be_visible()
    return page.locator(".sheet")
