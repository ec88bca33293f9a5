"""Site -> files. Pure: yields (path relative to the output folder, bytes); nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator

from policy_explorer.derive.site import Site
from policy_explorer.render import assets, explorer_data, open_data, pages, questionnaire_data, search_data
from policy_explorer.render.tools import Tools, tools

File = tuple[str, bytes]


def render(site: Site, base_url: str | None = None, its: Tools | None = None) -> Iterator[File]:
    """Every file of the site but the search index. `base_url` is where it will be published, if known."""
    from policy_explorer.render import component_samples  # a site of its own, not always drawn anew

    its = its or tools()
    yield from pages.files(site, base_url, its.jinja)
    yield from explorer_data.files(site)
    yield from questionnaire_data.files(site)
    yield from search_data.files(site)
    yield from open_data.files(site, its.keep)
    yield from component_samples.files()
    yield from assets.files(keep=its.keep, known=its.scripts)
