"""Where nothing numbers the measures: each goes on until its units are named. Pure."""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.headings import Marker
from policy_explorer.importing.outline import flat
from policy_explorer.importing.units import find_clause


class Landmarks(Struct, frozen=True):
    """Of each paragraph: the clause that names its units, and where the next such clause and the next heading of a chapter stand."""

    clauses: tuple[str | None, ...]
    next_clause: tuple[int, ...]  # at or behind the paragraph
    next_head: tuple[int, ...]  # behind it
    heads: frozenset[int]


def landmarks(parts: tuple[str | Row, ...], markers: dict[int, Marker]) -> Landmarks:
    clauses = tuple(find_clause(flat(part)) for part in parts)
    heads = frozenset(at for at, marker in markers.items() if marker.style in ("part", "han") and clauses[at] is None)
    next_clause, next_head = [len(parts)] * (len(parts) + 1), [len(parts)] * (len(parts) + 1)
    for at in reversed(range(len(parts))):
        next_clause[at] = at if clauses[at] else next_clause[at + 1]
        next_head[at] = at + 1 if at + 1 in heads else next_head[at + 1]
    return Landmarks(clauses, tuple(next_clause), tuple(next_head), heads)
