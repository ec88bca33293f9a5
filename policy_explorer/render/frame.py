"""What stands around the main part of a page, made once for all pages of a kind. Pure.

The template of the kind is rendered with marks in place of the few words that differ, and cut there. The words must not
decide about anything else: a template that asks for more of them fails, since it gets nothing else.
"""

from __future__ import annotations

import re

from jinja2 import Environment
from markupsafe import Markup, escape
from msgspec import Struct

from policy_explorer.render.page import Page, Shared, given

MARK = re.compile("\0([a-z]+)\0")  # no text of the content holds this character


class Frame(Struct, frozen=True):
    """The pieces of a page: every second one names what each page puts in its place."""

    pieces: tuple[str, ...]

    def around(self, main: str, **words: str) -> str:
        """The page with this main part, which is HTML, and with these words, which are text."""
        filled = {name: escape(text) for name, text in words.items()} | {"main": main}
        return "".join(filled[piece] if at % 2 else piece for at, piece in enumerate(self.pieces))


def frame(kind: str, folder: str, shared: Shared, jinja: Environment) -> Frame:
    """For the pages of a kind that lie in one folder."""
    page = Page(f"{folder}/", kind, mark("title"), mark("description"))
    marked = {"main": mark("main"), "address": mark("address") if shared.home else None}
    html = jinja.get_template(page.template).render(given(page, shared) | marked)
    return Frame(tuple(MARK.split(html)))


def mark(name: str) -> Markup:
    return Markup(f"\0{name}\0")
