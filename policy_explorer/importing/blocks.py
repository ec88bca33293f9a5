"""What a notice is made of before anybody has understood it: lines, table rows, and why a file cannot be read."""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.errors import PolicyExplorerError


class Line(Struct, frozen=True):
    """A line as it stands in the file. `edge`: the first or the last of a page, where page numbers stand."""

    text: str
    edge: bool = False


class Row(Struct, frozen=True):
    """A row of a table, its cells from left to right; a merged cell counts once."""

    cells: tuple[str, ...]


Block = Line | Row


class Reading(Struct, frozen=True):
    """A file's text in its order, and what the editor should know of how it was read."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()


class ImportFault(PolicyExplorerError):
    """Why there is no draft. Its text is Chinese, for the editor."""
