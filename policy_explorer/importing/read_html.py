"""A web page with a notice to its lines and table rows, by lxml. Pure: nothing that the page refers to is loaded.

Menus and scripts are left out. The notice is the innermost element with nearly all of the remaining text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement

from policy_explorer.importing.blocks import Block, ImportFailed, Line, Reading, Row
from policy_explorer.importing.read_txt import decoded

DROPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "button",
    "select",
    "svg",
    "iframe",
    "title",
)
INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i ins label mark q s small span strike strong sub sup u var o:p".split()
)
DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([-\w]+)", re.IGNORECASE)
NEARLY_ALL = 0.85


def read_html(content: bytes) -> Reading:
    """Return the lines and rows of the web page `content`; raise ImportFailed where it has no text."""
    text, notes = text_of(content)
    try:
        # lxml refuses a string that declares an encoding.
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.ParserError, ValueError):
        raise ImportFailed("网页里没有内容") from None
    body = root.find("body")
    body = root if body is None else body
    etree.strip_elements(body, etree.Comment, *DROPPED, with_tail=False)
    whole = letters(body)
    found = innermost(body, whole)
    blocks = tuple(blocks_of(found))
    if not blocks:
        raise ImportFailed("网页里没有正文")
    if (left := whole - letters(found)) > 0:
        notes = (*notes, f"网页里正文以外的 {left} 个字（菜单、页脚等）没有读入")
    return Reading(blocks, notes)


def text_of(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of the page `content`, and a note where its encoding is not UTF-8."""
    declared = DECLARED.search(content[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)):
        try:
            return content.decode("gb18030" if name.startswith("gb") else name), ()
        except (LookupError, UnicodeDecodeError):
            pass
    text, encoding = decoded(content)
    return text, () if encoding == "UTF-8" else (f"编码是 {encoding}，notice.txt 已转成 UTF-8",)


def letters(element: HtmlElement) -> int:
    """Return the number of characters in `element` that are not white space."""
    return len("".join("".join(element.itertext()).split()))


def innermost(element: HtmlElement, whole: int) -> HtmlElement:
    """Return the innermost block element within `element` that has nearly all of its `whole` characters."""
    while True:
        child = next((c for c in element if isinstance(c.tag, str) and letters(c) >= NEARLY_ALL * whole), None)
        if child is None or child.tag in ("table", "p", "tbody", "tr") or child.tag in INLINE:
            return element
        element = child


def blocks_of(root: HtmlElement) -> Iterator[Block]:
    """Yield the lines and rows within `root`. Iterative: a page may be nested deeper than Python can recurse."""
    pending: list[str] = []

    def flush() -> Iterator[Line]:
        line = " ".join("".join(pending).split())
        pending.clear()
        if line:
            yield Line(line)

    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                pending.append(element.tail or "")
            continue
        if event == "start" and element.tag == "tr":
            yield from flush()
            cells = tuple(" ".join("".join(cell.itertext()).split()) for cell in element if cell.tag in ("td", "th"))
            yield from (Row(cells),) if len(cells) > 1 else (Line(cell) for cell in cells if cell)
            skipped = element
            continue
        if element.tag not in INLINE:
            yield from flush()
        if event == "start":
            pending.append(element.text or "")
        elif element is not root:
            pending.append(element.tail or "")
    yield from flush()
