"""Shorten scripts, styles and pages with a library that knows their grammars. Text goes in and comes out. No effects.

Raises MinifyError, with line and column, for text that does not follow the grammar. The library runs threads, which a
forked process does not have, and would wait for them for ever: there it is not called.

Where the library cannot be installed, texts stay as they are. It has no wheel for Macs with Apple's processors, and
building one takes a Go compiler. Such a site works just as well; its scripts are a third larger, and its budgets are
wider (`editions/budgets.py`).
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from typing import Any

from policy_explorer.errors import PolicyExplorerError

INSTALLED = find_spec("minify") is not None
IMPORTED_IN = os.getpid()
SCRIPT, STYLE, PAGE = "application/javascript", "text/css", "text/html"
ECMASCRIPT = 2020  # the minifier may write nothing newer than what the oldest supported browser knows
CONFIGURATION = {
    "js-version": ECMASCRIPT,
    "html-keep-document-tags": True,
}


class MinifyError(PolicyExplorerError):
    """A text that does not follow its grammar. The argument says where and why, in the words of the library."""

    def __str__(self) -> str:
        return f"脚本或样式有误，无法压缩：{self.args[0]}"


def can_minify() -> bool:
    """Return whether this machine has a minifier."""
    return INSTALLED


@cache
def library() -> Any:
    """Return the library, which is loaded here: most builds find what it would make."""
    import minify

    minify.config(CONFIGURATION)
    return minify


def minified_script(text: str) -> str:
    return minified(SCRIPT, text)


def minified_style(text: str) -> str:
    return minified(STYLE, text)


def minified_page(text: str) -> str:
    """Return the HTML without the quotes and end tags that a parser does not need: it builds the same elements."""
    return minified(PAGE, text)


def minified(media_type: str, text: str) -> str:
    """Return `text` minified, or as it is where there is no minifier.

    Raises RuntimeError in a forked process, MinifyError for text that does not follow the grammar of `media_type`.
    """
    if not INSTALLED:
        return text
    if os.getpid() != IMPORTED_IN:
        raise RuntimeError("a forked process cannot minify: pass it texts that are minified already")
    minify = library()
    try:
        text = minify.string(media_type, text)
    except minify.MinifyError as error:
        raise MinifyError(str(error)) from None
    return text
