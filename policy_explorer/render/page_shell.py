"""Render the frame around the main part of a page once for all pages of a kind. No effects.

The template of the kind is rendered with marks in place of the values that differ from page to page, and cut at them.
These values must not decide about anything else on the page. A template that asks for others fails, because it gets no
others.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct

from policy_explorer.render.escaping import escaped
from policy_explorer.render.page import Page, Shared, template_values

MARK = re.compile("\0([a-z]+)\0")  # no text of the content contains this character


class PageShell(Struct, frozen=True):
    """A page cut into pieces: HTML and names of values in turn."""

    pieces: tuple[str, ...]

    def wrap(self, main: str, **values: str) -> str:
        """Return the page with `main`, which is HTML, and the other values, which are text."""
        filled = {name: escaped(text) for name, text in values.items()} | {"main": main}
        return "".join(filled[piece] if at % 2 else piece for at, piece in enumerate(self.pieces))


def page_shell(kind: str, folder: str, shared: Shared, jinja: Environment, **value: Any) -> PageShell:
    """Return the shell of the pages of a kind that lie in one folder. All of them have `value`."""
    page = Page(f"{folder}/", kind, mark("title"), mark("description"))
    marked = value | {"main": mark("main"), "address": mark("address") if shared.home else None}
    html = jinja.get_template(page.template).render(template_values(page, shared) | marked)
    return PageShell(tuple(MARK.split(html)))


def mark(name: str) -> Markup:
    return Markup(f"\0{name}\0")
