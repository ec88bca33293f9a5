"""Assertions about a page that may still be changing, repeated until they hold, for what Playwright's `expect` has no words for.

Where `expect(locator)` or `expect(page)` can say it, it does; tests/project/test_waiting.py refuses the rest.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

PATIENCE = 30_000  # milliseconds; a busy machine is not a fault
# Resolves in the next frame, not earlier: the page has had its turn.
NEXT_FRAME = "() => new Promise((resolve) => requestAnimationFrame(() => resolve()))"
# The page looks at each of its frames itself: Playwright's wait_for_function compiles the condition anew each time, which the
# site's Content-Security-Policy forbids.
UNTIL = """([argument, patience]) => new Promise((resolve) => {
  const condition = %s;
  const end = performance.now() + patience;
  const look = () => {
    const found = condition(argument);
    if (found || performance.now() > end) resolve(Boolean(found));
    else requestAnimationFrame(look);
  };
  look();
})"""


def expect_value(page: Page, read: Callable[[], object], expected: object, message: object = None) -> None:
    """Assert that `read()` returns what is expected; it is called again in each frame of the page, for PATIENCE at most."""
    end = time.monotonic() + PATIENCE / 1000
    found = read()
    while found != expected and time.monotonic() < end:
        page.evaluate(NEXT_FRAME)
        found = read()
    assert found == expected, message


def expect_in_page(page: Page, condition: str, argument: Any = None) -> None:
    """Assert that a JavaScript function of one argument returns something true in a frame of the page, within PATIENCE."""
    held = page.evaluate(UNTIL % condition, [argument, PATIENCE])
    assert held, f"never true: {condition}"


def containing(text: str) -> re.Pattern[str]:
    """An address with this text in it, for `expect(page).to_have_url`."""
    return re.compile(re.escape(text))


def ending(text: str) -> re.Pattern[str]:
    """An address that ends with this text."""
    return re.compile(re.escape(text) + "$")
