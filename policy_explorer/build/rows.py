"""A document -> what it adds to the files that show all documents. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from policy_explorer.derive.site import Site
from policy_explorer.render import open_data, questionnaire_data
from policy_explorer.render.measure_rows import item_maker
from policy_explorer.render.page import Shared

# What each sort is called in the store: fragments in lists, by the keys of measures; and, one a measure, the open data and
# what judging needs.
LISTED, OPEN, JUDGED = "listed", "open", "judged"
KINDS = (LISTED, OPEN, JUDGED)

Rows = Callable[[str], Iterator[Any]]  # a sort of rows, of one document after the other


def rows_of(site: Site, shared: Shared) -> dict[str, Any]:
    """By sort, those of a site of one document."""
    item, entries = item_maker(), tuple(site.measures.values())
    return {
        LISTED: {entry.key: item(entry, shared.several_documents) for entry in entries},
        OPEN: tuple(map(open_data.measure_row, entries)),
        JUDGED: tuple(map(questionnaire_data.judging_row, entries)),
    }
