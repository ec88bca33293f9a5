"""Lines and table rows to paragraphs, without hard line breaks, page numbers, running heads and stray spaces. Pure.

A text has hard line breaks if many lines have nearly the same width and end in the middle of a sentence. A shorter line
then ends a paragraph, and a line that begins like a heading starts one. In other texts each line is a paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from policy_explorer.importing.blocks import Block, Line, PageFacts, Reading, Row
from policy_explorer.importing.structure.provisions import SELF
from policy_explorer.importing.structure.run_together import apart
from policy_explorer.importing.wording.headings import begins_with_marker
from policy_explorer.importing.wording.passages import REFERENCE, TITLE_END
from policy_explorer.importing.wording.unit_clauses import find_clause
from policy_explorer.text.invisible import INVISIBLE
from policy_explorer.text.verbatim import without_whitespace

PAGE_NUMBER = re.compile(
    r"[-—–－─·]+\s*[0-9０-９]{1,4}\s*[-—–－─·]+|第\s*[0-9０-９]{1,4}\s*页(?:[，,\s/]*共\s*[0-9０-９]{1,4}\s*页)?"
)
BARE_NUMBER = re.compile(r"[0-9０-９]{1,4}(?:\s*/\s*[0-9０-９]{1,4})?")
SENTENCE_END = ("。", "；", "：", "！", "？", ":", ";", "）", ")", "】", "〕", "]", "”", "》")
# White space beside a Han character or full-width punctuation.
STRAY_SPACE = re.compile(r"(?<=[⺀-鿿　-〿＀-￯‘’“”—…])\s+|\s+(?=[⺀-鿿　-〿＀-￯‘’“”—…])")
SPACED_OUT = re.compile(r"(?:\S{1,2}\s+){3,}\S{1,2}")
# Digits one by one, and what is counted: 2 0 万元, 1 0 %.
SPACED_NUMBER = re.compile(
    r"(?<![0-9.] )(?<![0-9.])[0-9](?: [0-9.])+(?= ?[万亿元年月日个条家人户店张平立公工小吨亩台辆套项次名场%％])"
)
# Widths: a Han character is 2 wide.
NARROWEST, WIDEST = 24, 110  # a full line
RAGGED = 7  # by how much a full line may be narrower than the widest
INDENTATION = 4
FEWEST_FULL = 5  # lines, in a text with hard line breaks
# A number and a title, a space, and a text: （一）支持首店 对首店给予奖励。
TITLE_AND_TEXT = re.compile(
    r"((?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[0-9]{1,3}[.．、]|第[一二三四五六七八九十0-9]{1,4}条\s{0,2})[^\s，。；：]{3,25})"
    r"[ \u3000]+([^\s（(][^\n]{11,}[。；）)])"
)
STARTS_TERM = re.compile(rf"{SELF}[^，。；]{{0,6}}自")
REPEATED = 3  # a line at the edges of so many pages is a running head


class Cleaned(Struct, frozen=True):
    """The paragraphs of a notice, and what was changed."""

    parts: tuple[str | Row, ...]  # paragraphs and table rows
    dropped: tuple[str, ...]  # page numbers and running heads that were left out, each once
    hidden: int  # how many invisible characters were removed
    wrapped: bool  # whether the text had hard line breaks
    facts: PageFacts = PageFacts()  # of a web page


def clean(reading: Reading) -> Cleaned:
    """Return the paragraphs and table rows of `reading`."""
    hidden = sum(
        len(INVISIBLE.findall(text))
        for block in reading.blocks
        for text in ([block.text] if isinstance(block, Line) else block.cells)
    )
    blocks = digits_closed_up([closed_up(without_invisible(block)) for block in reading.blocks])
    repeated = running_heads(blocks)
    dropped = [block.text.strip() for block in blocks if isinstance(block, Line) and is_artefact(block, repeated)]
    rest = [
        b for b in blocks if (any(b.cells) if isinstance(b, Row) else b.text.strip() and not is_artefact(b, repeated))
    ]
    width = wrapped_width([block.text for block in rest if isinstance(block, Line)])
    rest = rest if width else titles_apart(rest)
    return Cleaned(
        apart(tuple(paragraphs(rest, width))), tuple(dict.fromkeys(dropped)), hidden, width is not None, reading.facts
    )


def titles_apart(blocks: list[Block]) -> list[Block]:
    """Return `blocks` with titles on lines of their own, where several numbered lines have a space behind their title."""
    titled = [TITLE_AND_TEXT.fullmatch(block.text.strip()) if isinstance(block, Line) else None for block in blocks]
    if sum(each is not None for each in titled) < REPEATED:
        return blocks
    pairs = zip(blocks, titled, strict=True)
    return [line for block, found in pairs for line in ((Line(found[1]), Line(found[2])) if found else (block,))]


def without_invisible(block: Block) -> Block:
    """Return `block` without invisible characters, and its cells without stray spaces."""
    if isinstance(block, Line):
        return Line(INVISIBLE.sub("", block.text).replace("\xa0", " ").rstrip(), block.edge)
    return Row(tuple(tidy(INVISIBLE.sub("", cell)) for cell in block.cells))


def closed_up(block: Block) -> Block:
    """Return `block` without the spaces between digits, if it has a space behind nearly each character, as some scans do."""
    if isinstance(block, Row) or not SPACED_OUT.fullmatch(block.text.strip()):
        return block
    return Line(re.sub(r"(?<=[0-9.]) (?=[0-9.%])", "", block.text), block.edge)


def digits_closed_up(blocks: list[Block]) -> list[Block]:
    """Return `blocks` without the spaces between the digits of a number, where a scan has several such: 1 0 0 0 万元."""
    if sum(len(SPACED_NUMBER.findall(block.text)) for block in blocks if isinstance(block, Line)) < REPEATED:
        return blocks
    return [
        Line(SPACED_NUMBER.sub(lambda found: found.group().replace(" ", ""), block.text), block.edge)
        if isinstance(block, Line)
        else block
        for block in blocks
    ]


def is_artefact(block: Line, repeated: frozenset[str]) -> bool:
    """Return whether a line is a page number, or a running head, which are in `repeated`."""
    text = block.text.strip()
    if PAGE_NUMBER.fullmatch(text):
        return True
    return block.edge and (text in repeated or BARE_NUMBER.fullmatch(text) is not None)


def running_heads(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the lines that are at the edges of several pages and do not end a sentence."""
    edges = Counter(block.text.strip() for block in blocks if isinstance(block, Line) and block.edge)
    return frozenset(text for text, count in edges.items() if count >= REPEATED and not text.endswith(SENTENCE_END))


def tidy(text: str) -> str:
    """Return `text` without spaces, except between Latin words."""
    return STRAY_SPACE.sub("", " ".join(text.split()))


def width_of(text: str) -> int:
    """Return the width of `text` in a fixed-width font: 2 for each East Asian wide character, 1 for others."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def wrapped_width(lines: list[str]) -> int | None:
    """Return the width of a full line, or None where the text has no hard line breaks."""
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
    """Yield the paragraphs and rows of `blocks`. `width` is that of a full line, None where a line is a paragraph."""
    pending = ""
    open_ended = False  # whether the line before was full, so that the paragraph may continue
    for block in blocks:
        if isinstance(block, Row):
            yield from filter(None, [tidy(pending)])
            pending, open_ended = "", False
            yield block
            continue
        if not (open_ended and continues(pending, block.text)):
            yield from filter(None, [tidy(pending)])
            pending = ""
        pending += joint(pending, block.text) + block.text.strip()
        open_ended = width is not None and is_full(block.text, width)
    yield from filter(None, [tidy(pending)])


def is_full(line: str, width: int) -> bool:
    """Return whether `line` fills `width`, perhaps without the indentation of a paragraph's first line."""
    lacking = width - width_of(line)
    return lacking < RAGGED or (lacking < RAGGED + INDENTATION and not line.endswith(SENTENCE_END))


def joint(before: str, after: str) -> str:
    """Return what joins two lines of a paragraph: a space between Latin words, or nothing."""
    latin = (
        before[-1:].isascii()
        and before[-1:].isalpha()
        and after.lstrip()[:1].isascii()
        and after.lstrip()[:1].isalpha()
    )
    return " " if latin else ""


def continues(before: str, line: str) -> bool:
    """Return whether `line` continues the paragraph `before`, whose last line was full."""
    if line.startswith(("　　", "    ")) or (before.endswith(tuple("）)】]〕")) and names_units_last(before)):
        return False
    if before.endswith(SENTENCE_END) and STARTS_TERM.match(without_whitespace(line)):
        return False
    if REFERENCE.fullmatch(without_whitespace(line)) and TITLE_END.search(without_whitespace(before)):
        return False
    return not begins_with_marker(line.strip()) or not (before.endswith(SENTENCE_END) or ends_with_units(before))


def ends_with_units(text: str) -> bool:
    """Return whether the last line of `text` is one about units: 责任单位：县甲局."""
    clause = find_clause(text[-600:])
    return clause is not None and text.strip() == clause.strip()


def names_units_last(text: str) -> bool:
    """Return whether `text` ends with a labelled clause about units, which ends a measure."""
    clause = find_clause(text[-600:])
    return clause is not None and "：" in clause.replace(":", "：") and text.endswith(clause)
