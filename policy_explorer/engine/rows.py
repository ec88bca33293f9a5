"""A document -> what it adds to the files that show all documents. Pure."""

from __future__ import annotations

from typing import Any

from ..render.measure_rows import item_maker
from ..render.page import Shared
from ..site import Site

# What each sort is called in the store.
LISTED = "listed"  # fragments in lists, by the keys of measures
KINDS = (LISTED,)


def rows_of(site: Site, shared: Shared) -> dict[str, Any]:
    """By sort, those of a site of one document."""
    item = item_maker()
    return {LISTED: {key: item(entry, shared.several_documents) for key, entry in site.measures.items()}}
