"""Modules of the site on a blank page, joined as they are shipped, with an entry that a test writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from playwright.sync_api import Browser, Page

from policy_explorer.render.module_bundler import join
from policy_explorer.resources import STATIC

PLACE = "static/js/entries/tested.js"


@cache
def joined(entry: str) -> str:
    """Return the script of `entry`, which imports as a module in static/js/entries/ does."""
    top = STATIC.parent
    sources = {path.relative_to(top).as_posix(): path.read_text("utf-8") for path in (STATIC / "js").rglob("*.js")}
    return join(PLACE, {**sources, PLACE: entry})


@contextmanager
def page_with(browser: Browser, entry: str, timezone: str | None = None) -> Iterator[Page]:
    """Open a blank page with the script of `entry`."""
    context = browser.new_context(timezone_id=timezone)
    page = context.new_page()
    page.add_script_tag(content=joined(entry))
    yield page
    context.close()
