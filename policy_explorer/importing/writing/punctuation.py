"""Punctuation of half width in a notice: read as that of full width, written as it stands. Pure.

All that a draft is read from has one form, `in_full_width`, of the same length. What the draft quotes is then looked up in the
notice again: `as_written`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.draft import Field, Inline
from policy_explorer.importing.structure.outline import flat
from policy_explorer.text.verbatim import without_whitespace

# Not within a number, a time of day or an address of the web: 1,000, 9:30, https://.
HALF = re.compile(r"(?<![0-9]),|,(?![0-9])|;|(?<![0-9]):(?!//)|(?<=[0-9]):(?![0-9])|[!?](?![A-Za-z0-9])")
HAN = re.compile("[一-鿿]")
FULL = str.maketrans(",;:!?", "，；：！？")


def in_full_width(text: str) -> str:
    """Return a Chinese text with its punctuation in full width."""
    return HALF.sub(lambda found: found.group().translate(FULL), text) if HAN.search(text) else text


def parts_in_full_width(parts: Iterable[str | Row]) -> Iterator[str | Row]:
    """Yield paragraphs and rows with their punctuation in full width."""
    for part in parts:
        yield in_full_width(part) if isinstance(part, str) else Row(tuple(map(in_full_width, part.cells)))


class Written:
    """The notice as it is written, and in full width, both without white space and of one length."""

    def __init__(self, parts: Sequence[str | Row]) -> None:
        self.written = without_whitespace("".join(map(flat, parts)))
        self.read = without_whitespace("".join(map(flat, parts_in_full_width(parts))))

    def __bool__(self) -> bool:
        """Return whether the two differ."""
        return self.written != self.read

    def text(self, value: str, within: tuple[int, int]) -> str:
        """Return a text of the draft as the notice has it, rather in the characters `within`; the text itself if it is not there."""
        plain = without_whitespace(value)
        at = self.read.find(plain, *within)
        at = self.read.find(plain) if at < 0 else at
        if not plain or at < 0:
            return value
        found = iter(self.written[at : at + len(plain)])
        return "".join(each if each.isspace() else next(found) for each in value)

    def place(self, text: str) -> tuple[int, int]:
        """Return where the notice has the text of a measure."""
        plain = without_whitespace(text)
        at = max(0, self.read.find(plain))
        return at, at + len(plain)


def as_written(body: Any, written: Written) -> Any:
    """Return the fields of a file with every text as the notice has it."""
    text = next((each.value for each in body if isinstance(each, Field) and each.key == "text"), None)
    within = written.place(text) if isinstance(text, str) else (0, len(written.read))
    return restored(body, written, within)


def restored(value: Any, written: Written, within: tuple[int, int]) -> Any:
    """Return a value of a draft with every text within it as the notice has it."""
    if isinstance(value, str):
        return written.text(value, within)
    if isinstance(value, tuple):
        return tuple(restored(each, written, within) for each in value)
    if isinstance(value, Field):
        return replace(value, value=restored(value.value, written, within))
    if isinstance(value, Inline):
        return Inline(tuple(restored(each, written, within) for each in value.fields))
    return value
