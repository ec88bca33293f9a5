"""Styles, scripts and pages -> the same, shorter, by a library that knows the grammars. Pure.

Raises MinifyError, with line and column, for what is not of the grammar. The library runs threads of its own, which a copy of the process
does not have: there it would wait for them for ever, and is refused. Where the library cannot be installed (it has no
wheel for Macs with processors of Apple's own, and building one takes a Go compiler) the text stays as it is: the
site works just so, its scripts are a third larger, and its budgets are wider (`editions/budgets.py`).
"""

from __future__ import annotations

import os

from policy_explorer.errors import PolicyExplorerError

try:
    import minify
except ImportError:
    minify = None

LOADED_BY = os.getpid()
SCRIPT, STYLE, PAGE = "application/javascript", "text/css", "text/html"
ECMASCRIPT = 2020  # nothing newer than the oldest browser knows may be put in place of what was written
CONFIGURATION = {
    "js-version": ECMASCRIPT,
    "html-keep-document-tags": True,
    "html-keep-end-tags": True,
    "html-keep-quotes": True,
}

if minify:
    minify.config(CONFIGURATION)


class MinifyError(PolicyExplorerError):
    """A text that does not follow its grammar; the argument says where and why, in the library's words."""

    def __str__(self) -> str:
        return f"脚本或样式有误，无法压缩：{self.args[0]}"


def can_minify() -> bool:
    """Return whether this machine has a minifier."""
    return minify is not None


def minified_script(text: str) -> str:
    return minified(SCRIPT, text)


def minified_style(text: str) -> str:
    return minified(STYLE, text)


def minified_page(text: str) -> str:
    return minified(PAGE, text)


def minified(kind: str, text: str) -> str:
    if minify and os.getpid() != LOADED_BY:
        raise RuntimeError("a copy of the process cannot minify: it has to be given what is minified already")
    if not minify:
        return text
    try:
        return minify.string(kind, text)
    except minify.MinifyError as error:
        raise MinifyError(str(error)) from None
