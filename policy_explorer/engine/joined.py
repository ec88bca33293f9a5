"""The site as its lists want it, and the rows of its documents -> the files that show all documents. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from jinja2 import Environment

from ..render import assets, component_samples, explorer_data, search_data
from ..render.measure_rows import MeasureRows
from ..render.page import Shared
from ..render.pages import front_pages, last_pages, list_pages, rendered
from ..search_passages import list_file
from ..searchable import normaliser_for
from ..site import Site
from .documents import DocumentRecord


def joined_files(site: Site, shared: Shared, templates: Environment, records: Sequence[DocumentRecord], listed: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """`listed` are the fragments of measures in lists."""
    for page in chain(front_pages(site), list_pages(site, MeasureRows(site, listed)), last_pages(site)):
        yield rendered(page, site, shared, templates)
    yield from explorer_data.files(site)
    characters = set().union(*(record.characters for record in records))
    yield search_data.file(site.catalogue.vocabulary, normaliser_for(site.catalogue.vocabulary, characters))
    yield list_file((record.id, [row.key for row in record.rows]) for record in records)
    yield from component_samples.files()
    yield from assets.files()
