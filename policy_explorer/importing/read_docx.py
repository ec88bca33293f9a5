"""A Word file to its paragraphs and table rows in their order, by python-docx. Pure.

Automatic numbers are not part of the text of a Word file; `word_numbering` computes them. Text boxes, headers and
footers are left out, of text boxes with a note.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from policy_explorer.importing.blocks import Block, ImportFailed, Line, Reading, Row
from policy_explorer.importing.word_numbering import Numbering

LARGEST_INSIDE = 200_000_000
BROKEN = "Word 文件打不开：文件可能坏了，或者不是 .docx。用 Word 或 WPS 打开，另存为 .docx 后再导入"
BOXES = "文本框里的文字没有读入，请对照原件"
CHANGES = "文件里有修订痕迹：已按接受全部修订读取，请对照原件"


def read_docx(content: bytes) -> Reading:
    """Return the lines and rows of the Word file `content`; raise ImportFailed where it cannot be read."""
    require_word(content)
    try:
        document = docx.Document(io.BytesIO(content))
        numbering = Numbering(document)
        blocks = tuple(blocks_of(document, numbering))
    # python-docx has no error of its own: a damaged file may raise KeyError, TypeError, zlib.error …
    except Exception:  # noqa: BLE001
        raise ImportFailed(BROKEN) from None
    if not any(block.text.strip() if isinstance(block, Line) else any(block.cells) for block in blocks):
        raise ImportFailed("Word 文件里没有文字；全是图片的，请先用文字识别（OCR）软件转成文字")
    return Reading(blocks, tuple(notes(document, numbering)))


def require_word(content: bytes) -> None:
    """Raise ImportFailed where `content` is no Word file, or a ZIP archive that expands to an enormous size."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise ImportFailed(BROKEN) from None
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise ImportFailed("这是压缩包或别的办公文件，不是 .docx。是压缩包的，先解压；是 WPS 文字的，另存为 .docx")
    if sum(entry.file_size for entry in entries) > LARGEST_INSIDE:
        raise ImportFailed("Word 文件解开后过大，没有读取")


def notes(document: Document, numbering: Numbering) -> Iterator[str]:
    """Yield what the editor should compare with the original."""
    body = document.element.body
    if next(body.iter(qn("w:txbxContent")), None) is not None:
        yield BOXES
    if next(body.iter(qn("w:ins"), qn("w:del")), None) is not None:
        yield CHANGES
    if numbering.written:
        yield f"有 {numbering.written} 处序号是 Word 自动编的，已经补成文字"
    if numbering.unknown:
        yield f"有 {numbering.unknown} 处自动编号的样式不认识，没有补上序号，请对照原件"


def blocks_of(document: Document, numbering: Numbering) -> Iterator[Block]:
    """Yield the lines and rows of the body of `document`."""
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from (Line(line) for line in paragraph_text(block, numbering).split("\n"))
        else:
            yield from rows_of(block, numbering)


def rows_of(table: Table, numbering: Numbering) -> Iterator[Block]:
    """Yield the rows of `table`; a row with one cell is a line."""
    for row in table.rows:
        cells: list[str] = []
        seen: set[Any] = set()
        for cell in row.cells:
            # python-docx lists a cell merged downwards in each of its rows, one merged sideways several times in a row.
            if cell._tc not in seen and not continues(cell):
                cells.append("\n".join(filter(None, (paragraph_text(p, numbering).strip() for p in cell.paragraphs))))
            elif cell._tc not in seen:
                cells.append("")
            seen.add(cell._tc)
        yield Row(tuple(cells)) if len(cells) > 1 else Line(" ".join(cells))


def continues(cell: _Cell) -> bool:
    """Return whether `cell` continues the merged cell above it."""
    return bool(cell._tc.vMerge == "continue")


def paragraph_text(paragraph: Paragraph, numbering: Numbering) -> str:
    """Return the text of `paragraph` with its number: tracked insertions are in it, deletions are not."""
    written = []
    for node in paragraph._p.iter(qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:cr"), qn("w:noBreakHyphen")):
        if any(parent.tag in (qn("w:txbxContent"), qn("w:del")) for parent in node.iterancestors()):
            continue
        characters = {qn("w:t"): node.text or "", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
        written.append(characters.get(str(node.tag), "\n"))
    text = "".join(written)
    return numbering.number(paragraph) + text if text.strip() else text
