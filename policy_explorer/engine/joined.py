"""The site as its lists want it -> the files that show all documents. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from jinja2 import Environment

from ..render import assets, component_samples, explorer_data
from ..render.measure_rows import MeasureRows
from ..render.page import shared_of
from ..render.pages import front_pages, last_pages, list_pages, rendered
from ..site import Site


def joined_files(site: Site, base_url: str | None, templates: Environment) -> Iterator[tuple[str, bytes]]:
    shared, rows = shared_of(site, base_url), MeasureRows(site)
    for page in chain(front_pages(site), list_pages(site, rows), last_pages(site)):
        if page.kind == "questionnaire": continue
        yield rendered(page, site, shared, templates)
    yield from explorer_data.files(site)
    yield from component_samples.files()
    yield from assets.files()
