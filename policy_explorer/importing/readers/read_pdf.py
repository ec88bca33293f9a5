"""A PDF to the lines and table rows of its pages, by PDFium. Pure.

The text comes in the order in which the pages draw it, which in notices is the order of reading. `pdf_tables` finds
tables; a page of which it would lose a character is read as lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import normalize

import pypdfium2
import pypdfium2.raw

from policy_explorer.importing.blocks import Block, ImportFailed, Line, Reading, Row
from policy_explorer.importing.readers.pdf_footnotes import footnotes_of
from policy_explorer.importing.readers.pdf_tables import PageTable, tables_of
from policy_explorer.text.verbatim import without_whitespace

RADICALS = re.compile("[\u2e80-\u2fdf]")
MOST_PAGES = 500
SHOWN = 14  # characters of a footnote
FEWEST_LETTERS = 20  # on a page: less is a scan with a stamp of text
PASSWORD = "PDF 设了密码，读不了。用知道密码的程序打开，另存（打印）为没有密码的 PDF 后再导入"
BROKEN = "PDF 打不开：文件可能坏了，或者没有下载完。请重新下载"
SCANNED = "PDF 里没有文字，看来是扫描件。先用文字识别（OCR）软件转成 .docx 或 .txt，校对后再导入"


def read_pdf(content: bytes) -> Reading:
    """Return the lines of the PDF `content`; raise ImportFailed where it cannot be read or has no text."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise ImportFailed(PASSWORD if locked or "assword" in str(error) else BROKEN) from None
    try:
        if len(document) > MOST_PAGES:
            raise ImportFailed(f"PDF 有 {len(document)} 页，最多读 {MOST_PAGES} 页；把要的几页另存（打印）为单独的 PDF")
        read = [blocks_of(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        raise ImportFailed(BROKEN) from None
    finally:
        document.close()
    pages = [blocks for blocks, _ in read]
    lengths = [sum(map(letters, blocks)) for blocks in pages]
    bare = [number for number, length in enumerate(lengths, start=1) if length < FEWEST_LETTERS]
    if len(bare) == len(pages) and sum(lengths) < FEWEST_LETTERS:
        raise ImportFailed(SCANNED)
    notes = [f"第 {'、'.join(map(str, bare))} 页几乎没有文字，可能是图片，请对照原件"] if bare else []
    rows = sum(isinstance(block, Row) for blocks in pages for block in blocks)
    if rows:
        notes.append(f"按框线认出表格 {rows} 行，请对照原件")
    if footnotes := [note for _, found in read for note in found]:
        shown = "、".join(f"“{note[:SHOWN]}{'…' if len(note) > SHOWN else ''}”" for note in footnotes[:3])
        notes.append(f"脚注没有读入，请对照原件：{shown}{'等' if len(footnotes) > 3 else ''}")
    return Reading(tuple(block for blocks in pages for block in blocks), tuple(notes))


def letters(block: Block) -> int:
    """Return the number of characters of a line or row, without white space."""
    return len(without_whitespace(block.text if isinstance(block, Line) else "".join(block.cells)))


def blocks_of(document: pypdfium2.PdfDocument, number: int) -> tuple[list[Block], tuple[str, ...]]:
    """Return the lines and rows of page `number`, from 0, and its footnotes, which are not among them."""
    page = document[number]
    words = page.get_textpage()
    try:
        whole = str(words.get_text_bounded())
        lines: list[Block] = list(page_lines(whole))
        tables = tables_of(page, words)
        if not tables:
            found = footnotes_of(words)
            return (list(page_lines(found.text)), found.notes) if found else (lines, ())
        divided = list(with_tables(page, words, tables))
        # Of a page that is drawn in an unusual way, a character could be in no part or in two.
        kept = Counter(written(divided)) == Counter(written(lines))
        return (divided if kept else lines), ()
    finally:
        words.close()
        page.close()


def with_tables(page: pypdfium2.PdfPage, words: pypdfium2.PdfTextPage, tables: list[PageTable]) -> Iterator[Block]:
    """Yield the lines above, between and below the tables of a page, and the rows of these."""
    left, bottom, right, top = page.get_mediabox()
    edges = [top, *(edge for table in tables for edge in (table.top, table.bottom)), bottom]
    bands = [words.get_text_bounded(left, edges[at + 1], right, edges[at]) for at in range(0, len(edges), 2)]
    for at, band in enumerate(bands):
        found = list(page_lines(band))
        first, last = at == 0, at == len(bands) - 1
        for place, line in enumerate(found):
            yield Line(line.text, (first and place == 0) or (last and place == len(found) - 1))
        if not last:
            yield from (Row(tuple(map(readable, row.cells))) for row in tables[at].rows)


def written(blocks: list[Block]) -> str:
    """Return the characters of lines and rows, without white space."""
    parts = (block.text if isinstance(block, Line) else "".join(block.cells) for block in blocks)
    return without_whitespace("".join(parts))


def readable(text: str) -> str:
    """Return `text` with characters in place of radicals (⼈ for 人), which some programs write."""
    # PDFium writes U+FFFE for a hyphen at the end of a line.
    return RADICALS.sub(lambda found: normalize("NFKC", found.group()), text).replace("\ufffe", "-")


def page_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a page. Empty lines are left out."""
    found = [line for line in readable(text).splitlines() if line.strip()]
    for at, line in enumerate(found):
        yield Line(line, at in (0, len(found) - 1))
