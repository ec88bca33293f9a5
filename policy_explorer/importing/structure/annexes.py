"""What follows the measures to the rest of the closing and the annexes; annexes to fields of document.yaml. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from msgspec import Struct

from policy_explorer.importing.blocks import Row
from policy_explorer.importing.draft import Field
from policy_explorer.importing.structure.table import LONGEST_HEAD, is_header
from policy_explorer.importing.wording.closing import ATTACHMENT, DATE_LINE
from policy_explorer.text.verbatim import without_whitespace

Part = str | Row
BARE = re.compile(r"附\s*件\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?")
LONGEST_TITLE = 60
GUESS = "各段的 role 是推断的；表头有几行写在 header_rows，没有表头的写 0"


class AnnexParts(Struct, frozen=True):
    """An annex: its heading, title, paragraphs and rows, in order."""

    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """Its heading and title on one line."""
        texts = [part for part in self.parts[:2] if isinstance(part, str)]
        words = " ".join(text for text in texts if len(text) <= LONGEST_TITLE)
        return " ".join(words.split()) or "附件"

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of its tables."""
        return tuple(part for part in self.parts if isinstance(part, Row))


def split_attachments(parts: list[Part]) -> tuple[list[Part], tuple[AnnexParts, ...]]:
    """Return what of `parts`, from 附件 on, is still the notice, and the annexes.

    The notice first lists its annexes, then comes the signature; an annex begins where 附件 stands on a line of its own, or
    behind the date, or right before a table.
    """
    starts = [at for at in range(len(parts)) if begins_annex(parts, at)]
    if not starts and (first := next((at for at, part in enumerate(parts) if isinstance(part, Row)), None)) is not None:
        names = [at for at in range(first) if isinstance(parts[at], str) and ATTACHMENT.match(str(parts[at]))]
        starts = [first] if not names or names[-1] < first - 2 else [names[-1]]
    if not starts:
        return parts, ()
    ends = [*starts[1:], len(parts)]
    return parts[: starts[0]], tuple(AnnexParts(tuple(parts[a:b])) for a, b in zip(starts, ends, strict=True))


def begins_annex(parts: list[Part], at: int) -> bool:
    """Return whether parts[at] heads an annex."""
    part = parts[at]
    if not isinstance(part, str) or at + 1 == len(parts):
        return False
    text = without_whitespace(part)
    if BARE.fullmatch(text):
        # A list of annexes may have 附件： on a line of its own too.
        return not text.endswith(("：", ":")) or isinstance(parts[at + 1], Row)
    dated = any(isinstance(each, str) and DATE_LINE.fullmatch(without_whitespace(each)) for each in parts[:at])
    return dated and len(text) <= LONGEST_TITLE and ATTACHMENT.match(text) is not None


def annex_fields(annexes: tuple[AnnexParts, ...]) -> Iterator[Field]:
    """Yield the field `annexes`, if there are any."""
    if annexes:
        drafted = tuple(
            (
                Field("id", f"annex-{number}"),
                Field("title", annex.title),
                Field("passages", tuple(passage_fields(annex))),
            )
            for number, annex in enumerate(annexes, start=1)
        )
        yield Field("annexes", drafted, GUESS)


def passage_fields(annex: AnnexParts) -> Iterator[tuple[Field, ...]]:
    """Yield the fields of each paragraph and table of an annex."""
    titled = False
    for is_table, run in groupby(annex.parts, key=lambda part: isinstance(part, Row)):
        if is_table:
            for rows, *heads in tables_of(tuple(part for part in run if isinstance(part, Row))):
                yield (Field("role", "table"), Field("rows", rows), *heads)
            continue
        for part in run:
            text = str(part)
            if BARE.fullmatch(without_whitespace(text)):
                role = "heading"
            elif not titled and len(text) <= LONGEST_TITLE and not re.search(r"[。；：，]$", text):
                role, titled = "title", True
            else:
                role = "paragraph"
            yield (Field("role", role), Field("text", text))


def tables_of(rows: tuple[Row, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of each table, which all have as many cells, and the field `header_rows` where it is not 1."""
    for _, run in groupby(rows, key=lambda row: len(row.cells)):
        table = tuple(run)
        heads = head_rows(table)
        yield (tuple(row.cells for row in table), *(() if heads == 1 else (Field("header_rows", heads),)))


def head_rows(parts: tuple[Row, ...]) -> int:
    """Return 1 where the first row of a table is its head, otherwise 0: its cells are short, without figures."""
    first = parts[0]
    if len(parts) < 2:
        return 0
    short = all(len(cell) <= LONGEST_HEAD and not re.search(r"[0-9]", cell) for cell in first.cells)
    return int(is_header(first) or (short and len(set(filter(None, first.cells))) > 1))
