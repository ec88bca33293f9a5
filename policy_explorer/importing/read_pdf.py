"""A PDF to the lines of its pages, by PDFium. Pure.

The text comes in the order in which the pages draw it, which in notices is the order of reading. Tables come as lines:
a PDF has no tables, only characters and strokes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

import pypdfium2
import pypdfium2.raw

from policy_explorer.importing.blocks import ImportFailed, Line, Reading

RADICALS = re.compile("[\u2e80-\u2fdf]")
MOST_PAGES = 500
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
        pages = [text_of(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        raise ImportFailed(BROKEN) from None
    finally:
        document.close()
    bare = [number for number, text in enumerate(pages, start=1) if len("".join(text.split())) < FEWEST_LETTERS]
    if len(bare) == len(pages) and sum(len("".join(text.split())) for text in pages) < FEWEST_LETTERS:
        raise ImportFailed(SCANNED)
    notes = (f"第 {'、'.join(map(str, bare))} 页几乎没有文字，可能是图片，请对照原件",) if bare else ()
    return Reading(tuple(line for text in pages for line in page_lines(text)), notes)


def text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return the text of page `number`, from 0."""
    page = document[number]
    words = page.get_textpage()
    try:
        return str(words.get_text_bounded())
    finally:
        words.close()
        page.close()


def page_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a page. Empty lines are left out."""
    # Some programs write a radical for a character (⼈ for 人). PDFium writes U+FFFE for a hyphen at the end of a line.
    written = [
        line
        for line in RADICALS.sub(lambda m: normalize("NFKC", m.group()), text).replace("\ufffe", "-").splitlines()
        if line.strip()
    ]
    for at, line in enumerate(written):
        yield Line(line, at in (0, len(written) - 1))
