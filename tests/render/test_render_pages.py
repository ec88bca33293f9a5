"""The pages: one of each kind, from the fictional notice, and from a spoiled copy of it."""

from __future__ import annotations

from support.rendered_pages import by_class, catalogue, find, parse, rendered, section, site, text, tiny  # noqa: F401
