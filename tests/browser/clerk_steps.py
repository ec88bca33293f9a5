"""Steps that the tests of the clerk's mode share: open it, find a row and its inputs, press keys."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from questionnaire_steps import open_questionnaire
from retrying import expect_value

CLERK = "#mode=clerk"


def row(page: Page, fact: str) -> Locator:
    return page.locator(f'[data-row="{fact}"]')


def option(page: Page, fact: str, value: str) -> Locator:
    return row(page, fact).locator(f'input[value="{value}"]')


def text_of(page: Page, fact: str) -> Locator:
    return row(page, fact).locator('input[type="text"]')


def focused_row(page: Page) -> str | None:
    return page.evaluate("(document.activeElement.closest('[data-row]') || {dataset: {}}).dataset.row || null")


def expect_focused_row(page: Page, fact: str | None, message: str | None = None) -> None:
    expect_value(page, lambda: focused_row(page), fact, message)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def start(page: Page, origin, fragment: str = CLERK) -> None:
    open_questionnaire(page, origin, fragment)
    page.locator("[data-row] input").first.focus()
