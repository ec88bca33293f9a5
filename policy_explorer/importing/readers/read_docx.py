"""A Word file to its paragraphs and table rows in their order, by python-docx. Pure.

Automatic numbers are not part of the text of a Word file; `word_numbering` computes them. Text boxes, headers, footers
and notes are left out; the report names text boxes and notes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from policy_explorer.importing.blocks import Block, ImportFailed, Line, Reading, Row
from policy_explorer.importing.readers.word_numbering import Numbering

LARGEST_INSIDE = 200_000_000
LARGEST_XML = 40_000_000
MOST_ELEMENTS = 1_500_000
WIDEST = 60  # columns of a table
BROKEN = "Word 文件打不开：文件可能坏了，或者不是 .docx。用 Word 或 WPS 打开，另存为 .docx 后再导入"
TOO_LARGE = "Word 文件解开后过大，没有读取。请新建一份，只把公文的正文粘贴进去再导入"
BOXES = "文本框里的文字没有读入，请对照原件"
NOTES = "脚注、尾注没有读入，请对照原件"
CHANGES = "文件里有修订痕迹：已按接受全部修订读取，请对照原件"
TEXT = tuple(map(qn, ("w:t", "w:br", "w:tab", "w:cr", "w:noBreakHyphen")))
WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")))


def read_docx(content: bytes) -> Reading:
    """Return the lines and rows of the Word file `content`; raise ImportFailed where it cannot be read."""
    require_word(content)
    try:
        document = docx.Document(io.BytesIO(content))
        numbering = Numbering(document)
        blocks = tuple(blocks_of(document.element.body, document, numbering))
    except MemoryError:
        raise
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
            if not any(entry.filename == "word/document.xml" for entry in entries):
                raise ImportFailed(
                    "这是压缩包或别的办公文件，不是 .docx。是压缩包的，先解压；是 WPS 文字的，另存为 .docx"
                )
            parts = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
            if (
                sum(entry.file_size for entry in entries) > LARGEST_INSIDE
                or sum(entry.file_size for entry in parts) > LARGEST_XML
                or sum(archive.read(entry).count(b"<") for entry in parts) > MOST_ELEMENTS
            ):
                raise ImportFailed(TOO_LARGE)
    # zipfile has errors of its own, and lets those of zlib and struct through.
    except (ImportFailed, MemoryError):
        raise
    except Exception:  # noqa: BLE001
        raise ImportFailed(BROKEN) from None


def notes(document: Document, numbering: Numbering) -> Iterator[str]:
    """Yield what the editor should compare with the original."""
    body = document.element.body
    if next(body.iter(qn("w:txbxContent")), None) is not None:
        yield BOXES
    if next(body.iter(qn("w:footnoteReference"), qn("w:endnoteReference")), None) is not None:
        yield NOTES
    if next(body.iter(qn("w:ins"), qn("w:del")), None) is not None:
        yield CHANGES
    if numbering.written:
        yield f"有 {numbering.written} 处序号是 Word 自动编的，已经补成文字"
    if numbering.unknown:
        yield f"有 {numbering.unknown} 处自动编号的样式不认识，没有补上序号，请对照原件"


def blocks_of(parent: Any, document: Document, numbering: Numbering) -> Iterator[Block]:
    """Yield the lines and rows within the element `parent`, those in content controls included."""
    for element in parent:
        if element.tag == qn("w:p"):
            text = paragraph_text(Paragraph(element, document), numbering)
            yield from (Line(line) for line in text.split("\n"))
        elif element.tag == qn("w:tbl"):
            yield from rows_of(element, document, numbering)
        elif element.tag in WRAPPERS:
            yield from blocks_of(element, document, numbering)


def rows_of(table: Any, document: Document, numbering: Numbering) -> Iterator[Block]:
    """Yield the rows of `table`; a row with one cell is a line. A table within a cell is text of that cell."""
    for row in own(table, "w:tr"):
        cells: list[str] = []
        for cell in own(row, "w:tc"):
            texts = (
                paragraph_text(Paragraph(each, document), numbering).strip()
                for each in cell.iter(qn("w:p"))
                if not any(parent.tag == qn("w:txbxContent") for parent in each.iterancestors())
            )
            cells.append("" if continues(cell) else "\n".join(filter(None, texts)))
            cells += [""] * min(span_of(cell) - 1, WIDEST - len(cells))
        single = len(list(own(row, "w:tc"))) == 1
        yield Line(cells[0]) if single else Row(tuple(cells))


def own(parent: Any, name: str) -> Iterator[Any]:
    """Yield the elements `name` of a table or row, those in content controls included, not those of inner tables."""
    for element in parent:
        if element.tag == qn(name):
            yield element
        elif element.tag in WRAPPERS:
            yield from own(element, name)


def span_of(cell: Any) -> int:
    """Return over how many columns `cell` reaches."""
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    written = "" if span is None else span.get(qn("w:val"), "")
    return int(written) if written.isdecimal() else 1


def continues(cell: Any) -> bool:
    """Return whether `cell` continues the merged cell above it."""
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val"), "continue") == "continue"


def paragraph_text(paragraph: Paragraph, numbering: Numbering) -> str:
    """Return the text of `paragraph` with its number: tracked insertions are in it, deletions are not."""
    written = []
    for node in paragraph._p.iter(*TEXT):
        if any(parent.tag in (qn("w:txbxContent"), qn("w:del")) for parent in node.iterancestors()):
            continue
        characters = {qn("w:t"): node.text or "", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
        written.append(characters.get(str(node.tag), "\n"))
    text = "".join(written)
    return numbering.number(paragraph) + text if text.strip() else text
