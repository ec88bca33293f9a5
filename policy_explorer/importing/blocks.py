"""What readers return: the lines and table rows of a file, and the error where there is no draft."""

from __future__ import annotations

from msgspec import Struct

from policy_explorer.errors import PolicyExplorerError


class Line(Struct, frozen=True):
    """A line of the file. `edge`: it is the first or the last of a page, where page numbers are."""

    text: str
    edge: bool = False


class Row(Struct, frozen=True):
    """A row of a table: its cells from left to right, a merged cell once."""

    cells: tuple[str, ...]


Block = Line | Row


class Reading(Struct, frozen=True):
    """The text of a file in its order. `notes` are for the editor: what was not read, or not as expected."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()


class ImportFailed(PolicyExplorerError):
    """There is no draft. The text says why, in Chinese, for the editor."""
