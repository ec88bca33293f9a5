"""The headings of a page that `text/markdown.py` has rendered, without its parser, which takes long to load. Pure."""

from __future__ import annotations

from markupsafe import Markup

from policy_explorer.text.patterns import regex

HEADING = regex(r'<h2 id="(h-\d+)">(.*?)</h2>')
TAG = regex("<[^>]*>")


def headings(rendered: str) -> list[tuple[str, Markup]]:
    """Return the id and the words of each h2."""
    return [(place, Markup(TAG.sub("", words))) for place, words in HEADING.findall(rendered)]
