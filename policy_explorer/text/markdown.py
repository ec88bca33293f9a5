"""Markdown of the content's own pages -> HTML that is safe to put on a page. No effects.

Three things differ from CommonMark: raw HTML is text, links lead only to http(s) or to a relative
address, and emphasis closes between a sign and a Han character, because editors write `**2%**的`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token
from markupsafe import Markup

TOP_HEADING = 2  # the page's own title is the h1
LOWEST_HEADING = 6
# Kana, Hangul and Han, with their own punctuation and full-width forms.
EAST_ASIAN = re.compile(
    "[\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b2ff\U00020000-\U0003ffff]"
)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def markdown(text: str) -> Markup:
    """Render one page of Markdown; its highest headings become h2."""
    tokens = READER.parse(text)
    settle_headings(tokens)
    strip_inline_styles(tokens)
    return Markup(READER.renderer.render(tokens, READER.options, {}))


def settle_headings(tokens: list[Token]) -> None:
    """Move all headings by as much as brings the highest to h2."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=TOP_HEADING)
    for token in headings:
        level = int(token.tag[1]) + TOP_HEADING - highest
        token.tag = f"h{min(level, LOWEST_HEADING)}"


def strip_inline_styles(tokens: list[Token]) -> None:
    """Tables align cells by a style attribute, which the pages' security policy forbids."""
    for token in tokens:
        token.attrs.pop("style", None)


def emphasis_beside_han(state: StateInline, silent: bool) -> bool:
    """Let `*` open or close next to an East Asian character, where words have no spaces between them.

    CommonMark takes a run of `*` between a sign and a letter for an opening one only.
    """
    start = state.pos
    if not emphasis.tokenize(state, silent):
        return False
    before = state.src[start - 1] if start > 0 else " "
    after = state.src[state.pos] if state.pos < state.posMax else " "
    if state.src[start] == "*" and not before.isspace() and not after.isspace():
        for delimiter in state.delimiters[start - state.pos :]:
            delimiter.open = delimiter.open or bool(EAST_ASIAN.match(before))
            delimiter.close = delimiter.close or bool(EAST_ASIAN.match(after))
    return True


def allowed_link(url: str) -> bool:
    """Only the web and this site: no other scheme, and no other host by a leading `//`."""
    url = url.strip().lower()
    if url.startswith("//"):
        return False
    return not SCHEME.match(url) or url.startswith(("http://", "https://"))


def reader() -> MarkdownIt:
    markdown_it = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    markdown_it.inline.ruler.at("emphasis", emphasis_beside_han)
    markdown_it.validateLink = allowed_link
    return markdown_it


READER = reader()
