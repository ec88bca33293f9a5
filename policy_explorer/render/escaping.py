"""Templates that escape what they print in a quarter of the time. Pure.

A page of a measure prints some three hundred values, and a site of 1,000 measures 300,000. Nearly all are texts, or markup
that a macro or a filter has made. `escape` of markupsafe wraps each in a new `Markup`, which templates only join.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup, _escape_inner, escape


def escaped(value: object) -> str:
    """Return what `escape` returns, of a text as plain text: for what puts it into markup at once, as templates do."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)  # type: ignore[arg-type]
    return value if kind is Markup else escape(value)  # type: ignore[return-value]


class PageTemplate(Template):
    """A template that prints with `escaped`. Compiled code looks `escape` up among the names of its module."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - as Jinja calls it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = escaped
        return template
