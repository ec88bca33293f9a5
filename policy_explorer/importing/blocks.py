"""What readers return: the lines and table rows of a file, and the error where there is no draft."""

from __future__ import annotations

from datetime import date

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


class PageFacts(Struct, frozen=True):
    """What a web page says of its notice beside the text of it, None where it says nothing."""

    title: str | None = None
    reference: str | None = None
    issuer: str | None = None
    issued: date | None = None
    announced: date | None = None
    state: str | None = None


class Reading(Struct, frozen=True):
    """The text of a file in its order. `notes` are for the editor: what was not read, or not as expected."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    facts: PageFacts = PageFacts()


class ImportFailed(PolicyExplorerError):
    """There is no draft. The text says why, in Chinese, for the editor."""


LONGEST = 500_000  # characters of a file


def require_length(length: int) -> None:
    """Raise ImportFailed where a text of `length` characters is too long for a notice."""
    if length > LONGEST:
        raise ImportFailed(f"文字超过 {LONGEST // 10_000} 万字，不像一份公文；只要其中一份的，另存为单独的文件再导入")
