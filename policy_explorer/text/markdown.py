"""Markdown of an editor's pages -> HTML that is safe to put on a page. Pure.

There are three differences from CommonMark: raw HTML is text; links lead only to http(s) or to a relative address; and
emphasis may close between a sign and a Han character, because editors write `**2%**的`.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token
from markupsafe import Markup

from policy_explorer.text.patterns import regex

TOP_HEADING = 2  # the page's own title is the h1
LOWEST_HEADING = 6
# Kana, Hangul and Han, with their own punctuation and full-width forms.
EAST_ASIAN = regex(
    "[\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b2ff\U00020000-\U0003ffff]"
)
SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]*:")


def markdown(text: str) -> Markup:
    """Render one page of Markdown. Its highest headings become h2, each with an id."""
    tokens = PARSER.parse(text)
    shift_headings(tokens)
    number_headings(tokens)
    strip_inline_styles(tokens)
    return Markup(PARSER.renderer.render(tokens, PARSER.options, {}))


def shift_headings(tokens: list[Token]) -> None:
    """Shift all headings in place by the same number of levels, so that the highest become h2."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=TOP_HEADING)
    for token in headings:
        level = int(token.tag[1]) + TOP_HEADING - highest
        token.tag = f"h{min(level, LOWEST_HEADING)}"


def number_headings(tokens: list[Token]) -> None:
    """Give each h2 an id in place, by its order."""
    highest = [token for token in tokens if token.type == "heading_open" and token.tag == f"h{TOP_HEADING}"]
    for number, token in enumerate(highest, 1):
        token.attrs["id"] = f"h-{number}"


def strip_inline_styles(tokens: list[Token]) -> None:
    """Remove style attributes in place. Tables align cells with them, which the pages' security policy forbids."""
    for token in tokens:
        token.attrs.pop("style", None)


def emphasis_beside_han(state: StateInline, silent: bool) -> bool:
    """Parse a run of `*`, and let it open or close next to an East Asian character, where no spaces separate words.

    CommonMark lets a run of `*` between a sign and a letter open emphasis but not close it.
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
    """Return whether a link stays on the site or leads to the web: no other scheme, and no host after a leading `//`."""
    url = url.strip().lower()
    if url.startswith("//"):
        return False
    return not SCHEME.match(url) or url.startswith(("http://", "https://"))


def configured_parser() -> MarkdownIt:
    markdown_it = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    markdown_it.inline.ruler.at("emphasis", emphasis_beside_han)
    markdown_it.validateLink = allowed_link  # type: ignore[method-assign]  # as markdown-it-py documents it
    return markdown_it


PARSER = configured_parser()
