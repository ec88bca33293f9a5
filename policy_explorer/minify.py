"""Styles, scripts and pages -> the same, shorter, by a library that knows the grammars. Pure.

Raises MinifyError, with line and column, for what is not of the grammar.
"""

from __future__ import annotations

import minify
from minify import MinifyError

__all__ = ["MinifyError", "minified_page", "minified_script", "minified_style"]

SCRIPT, STYLE, PAGE = "application/javascript", "text/css", "text/html"
ECMASCRIPT = 2020  # nothing newer than the oldest browser knows may be put in place of what was written

minify.config(
    {
        "js-version": ECMASCRIPT,
        "html-keep-document-tags": True,
        "html-keep-end-tags": True,
        "html-keep-quotes": True,
    }
)


def minified_script(text: str) -> str:
    return minify.string(SCRIPT, text)


def minified_style(text: str) -> str:
    return minify.string(STYLE, text)


def minified_page(text: str) -> str:
    return minify.string(PAGE, text)
