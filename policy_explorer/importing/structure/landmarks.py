"""Landmarks of a notice without numbered measures, where each measure ends with its clause about units. Pure."""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.structure.outline import flat
from policy_explorer.importing.wording.headings import Marker
from policy_explorer.importing.wording.unit_clauses import find_clause


class Landmarks(Struct, frozen=True):
    """Clauses about units and headings of chapters. Tuples have an item a paragraph; indices are of paragraphs."""

    clauses: tuple[str | None, ...]  # the paragraph's clause about units
    next_clause: tuple[int, ...]  # the index of the next paragraph with one, perhaps itself
    next_head: tuple[int, ...]  # the index of the next heading after it
    heads: frozenset[int]  # headings of chapters


def landmarks(parts: tuple[str | Row, ...], markers: dict[int, Marker]) -> Landmarks:
    """Return the landmarks of the paragraphs `parts`, whose numbers are `markers`, by index."""
    clauses = tuple(find_clause(flat(part)) for part in parts)
    heads = frozenset(at for at, marker in markers.items() if marker.style in ("part", "han") and clauses[at] is None)
    next_clause, next_head = [len(parts)] * (len(parts) + 1), [len(parts)] * (len(parts) + 1)
    for at in reversed(range(len(parts))):
        next_clause[at] = at if clauses[at] else next_clause[at + 1]
        next_head[at] = at + 1 if at + 1 in heads else next_head[at + 1]
    return Landmarks(clauses, tuple(next_clause), tuple(next_head), heads)
