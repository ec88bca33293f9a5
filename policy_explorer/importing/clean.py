"""Lines and table rows -> paragraphs: hard line wraps, page numbers, running heads and stray spaces removed. Pure.

A wrapped text is told by its many lines of nearly one length that end in the middle of a sentence. There a shorter line ends
a paragraph, and so does whatever begins like a heading; where lines are not wrapped, each is a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from policy_explorer.importing.blocks import Block, Line, Reading, Row
from policy_explorer.importing.headings import begins_with_marker
from policy_explorer.importing.units import find_clause
from policy_explorer.text.invisible import INVISIBLE

PAGE_NUMBER = re.compile(
    r"[-—–－─·]+\s*[0-9０-９]{1,4}\s*[-—–－─·]+|第\s*[0-9０-９]{1,4}\s*页(?:[，,\s/]*共\s*[0-9０-９]{1,4}\s*页)?"
)
BARE_NUMBER = re.compile(r"[0-9０-９]{1,4}(?:\s*/\s*[0-9０-９]{1,4})?")
SENTENCE_END = ("。", "；", "：", "！", "？", ":", ";", "）", ")", "】", "”", "》")
# Beside a Han character or a full-width sign a space means nothing.
STRAY_SPACE = re.compile(r"(?<=[⺀-鿿　-〿＀-￯‘’“”—…])\s+|\s+(?=[⺀-鿿　-〿＀-￯‘’“”—…])")
NARROWEST, WIDEST = 24, 110  # of a wrapped line, where a Han character is 2 wide
RAGGED = 7  # by how much a full line may be shorter than others
INDENTATION = 4
FEWEST_FULL = 5
REPEATED = 3  # on so many pages' edges, a line is a running head


class Cleaned(Struct, frozen=True):
    """Paragraphs and rows, and the page numbers and running heads that were left out, each once."""

    parts: tuple[str | Row, ...]
    dropped: tuple[str, ...]
    hidden: int  # characters that nobody sees
    wrapped: bool


def clean(reading: Reading) -> Cleaned:
    hidden = sum(
        len(INVISIBLE.findall(text))
        for block in reading.blocks
        for text in ([block.text] if isinstance(block, Line) else block.cells)
    )
    blocks = [visible(block) for block in reading.blocks]
    repeated = running_heads(blocks)
    dropped = [block.text.strip() for block in blocks if isinstance(block, Line) and artefact(block, repeated)]
    kept = [b for b in blocks if (any(b.cells) if isinstance(b, Row) else b.text.strip() and not artefact(b, repeated))]
    width = wrapped_width([block.text for block in kept if isinstance(block, Line)])
    return Cleaned(tuple(paragraphs(kept, width)), tuple(dict.fromkeys(dropped)), hidden, width is not None)


def visible(block: Block) -> Block:
    if isinstance(block, Line):
        return Line(INVISIBLE.sub("", block.text).replace("\xa0", " ").rstrip(), block.edge)
    return Row(tuple(tidy(INVISIBLE.sub("", cell)) for cell in block.cells))


def artefact(block: Line, repeated: frozenset[str]) -> bool:
    text = block.text.strip()
    if PAGE_NUMBER.fullmatch(text):
        return True
    return block.edge and (text in repeated or BARE_NUMBER.fullmatch(text) is not None)


def running_heads(blocks: Iterable[Block]) -> frozenset[str]:
    edges = Counter(block.text.strip() for block in blocks if isinstance(block, Line) and block.edge)
    return frozenset(text for text, count in edges.items() if count >= REPEATED and not text.endswith(SENTENCE_END))


def tidy(text: str) -> str:
    """Without spaces, but for those between Latin words."""
    return STRAY_SPACE.sub("", " ".join(text.split()))


def width_of(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def wrapped_width(lines: list[str]) -> int | None:
    """The width of a full line, or None where lines are whole paragraphs."""
    widths = [width_of(line) for line in lines]
    counts = Counter(width for width in widths if NARROWEST <= width <= WIDEST)
    best, full = None, 0
    for width in sorted(counts):
        within = sum(counts[w] for w in range(width - RAGGED, width + 1))
        if within >= full:
            best, full = width, within
    if best is None or full < FEWEST_FULL or full * 4 < len(lines):
        return None
    open_ended = sum(
        not line.endswith(SENTENCE_END) for line, width in zip(lines, widths, strict=True) if width > best - RAGGED
    )
    longer = sum(width > best + RAGGED for width in widths)
    return best if open_ended * 2 >= full and longer * 8 < full else None


def paragraphs(blocks: list[Block], width: int | None) -> Iterator[str | Row]:
    pending = ""
    open_ended = False  # whether the line before was full, so that the paragraph may go on
    for block in blocks:
        if isinstance(block, Row):
            yield from filter(None, [tidy(pending)])
            pending, open_ended = "", False
            yield block
            continue
        if not (open_ended and goes_on(pending, block.text)):
            yield from filter(None, [tidy(pending)])
            pending = ""
        pending += joint(pending, block.text) + block.text.strip()
        open_ended = width is not None and is_full(block.text, width)
    yield from filter(None, [tidy(pending)])


def is_full(line: str, width: int) -> bool:
    """A paragraph's first line may have lost its indentation of two characters."""
    lacking = width - width_of(line)
    return lacking < RAGGED or (lacking < RAGGED + INDENTATION and not line.endswith(SENTENCE_END))


def joint(before: str, after: str) -> str:
    latin = (
        before[-1:].isascii()
        and before[-1:].isalpha()
        and after.lstrip()[:1].isascii()
        and after.lstrip()[:1].isalpha()
    )
    return " " if latin else ""


def goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with a paragraph whose last line was full."""
    if line.startswith(("　　", "    ")) or (before.endswith(tuple("）)】]")) and names_units_last(before)):
        return False
    return not begins_with_marker(line.strip()) or not before.endswith(SENTENCE_END)


def names_units_last(text: str) -> bool:
    """Whether it ends with the clause that ends a measure."""
    clause = find_clause(text[-600:])
    return clause is not None and "：" in clause.replace(":", "：") and text.endswith(clause)
