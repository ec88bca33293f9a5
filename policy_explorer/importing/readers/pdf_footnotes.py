"""The footnotes of a page of a PDF: small lines at its end that begin with a mark, which stands small in the text above.

They would otherwise stand in the middle of a measure that goes on on the next page. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

import pypdfium2
import pypdfium2.raw
from msgspec import Struct

from policy_explorer.importing.structure.clean import BARE_NUMBER, PAGE_NUMBER

MARK = re.compile(r"\s*[\[［]?(?P<mark>[0-9]{1,2}|[①-⑳])[\]］]?(?![.．、)）])(?=\s*\S)")
SMALL = 0.88  # of the usual height of a character


class Footnotes(Struct, frozen=True):
    """The text of a page without its footnotes and their marks, and the footnotes."""

    text: str
    notes: tuple[str, ...]


class PageLine(Struct, frozen=True):
    """A line of a page, with the index of its first character."""

    begin: int
    text: str


def footnotes_of(words: pypdfium2.PdfTextPage) -> Footnotes | None:
    """Return the page without footnotes; None where it has none."""
    text = str(words.get_text_range())
    lines = list(lines_of(text))
    # A text with characters outside the basic plane has other indices than the page.
    if not any(map(MARK.match, (line.text for line in lines[1:]))) or len(text) != words.count_chars():
        return None
    heights = [height_of(words, at) if not character.isspace() else 0.0 for at, character in enumerate(text)]
    usual = median([height for height in heights if height] or [0.0])
    small = [0 < height < SMALL * usual for height in heights]
    last = len(lines)
    while last and is_page_number(lines[last - 1].text):
        last -= 1
    first = last
    while first and is_small(lines[first - 1], small):
        first -= 1
    while first < last and not MARK.match(lines[first].text):
        first += 1
    if first == last:
        return None
    marks = [found["mark"] for line in lines[first:last] if (found := MARK.match(line.text))]
    raised = [at for mark in marks for at in raised_marks(text[: lines[first].begin], mark, small)]
    if not raised:
        return None
    ends = lines[last].begin if last < len(lines) else len(text)
    left_out = {*raised, *range(lines[first].begin, ends)}
    kept = "".join(character for at, character in enumerate(text) if at not in left_out)
    return Footnotes(kept, tuple(line.text.strip() for line in lines[first:last]))


def lines_of(text: str) -> Iterator[PageLine]:
    """Yield the lines of `text` that are not empty."""
    for found in re.finditer(r"[^\r\n]*\S[^\r\n]*", text):
        yield PageLine(found.start(), found.group())


def height_of(words: pypdfium2.PdfTextPage, at: int) -> float:
    """Return the height of a character: that of its font, as it is drawn."""
    drawn = pypdfium2.raw.FS_MATRIX()
    scaled = pypdfium2.raw.FPDFText_GetMatrix(words.raw, at, drawn)
    return float(pypdfium2.raw.FPDFText_GetFontSize(words.raw, at)) * (abs(drawn.d) if scaled else 1.0)


def is_page_number(text: str) -> bool:
    """Return whether a line is the number of its page."""
    return any(pattern.fullmatch(text.strip()) for pattern in (PAGE_NUMBER, BARE_NUMBER))


def is_small(line: PageLine, small: list[bool]) -> bool:
    """Return whether nearly all characters of a line are small."""
    own = [small[at] for at, character in enumerate(line.text, start=line.begin) if not character.isspace()]
    return sum(own) >= 0.8 * len(own)


def raised_marks(text: str, mark: str, small: list[bool]) -> Iterator[int]:
    """Yield the indices of the characters of `mark` where it stands small behind a character that is not."""
    for found in re.finditer(rf"(?<![0-9]){re.escape(mark)}(?![0-9])", text):
        own = range(found.start(), found.end())
        if found.start() and all(small[at] for at in own) and not small[found.start() - 1]:
            yield from own
