"""A web page with a notice -> its lines and table rows, by lxml. Pure: nothing that the page names is loaded.

Menus and scripts are left out, then the innermost part that still holds nearly all of the text is taken for the notice.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree, html

from policy_explorer.importing.blocks import Block, ImportFault, Line, Reading, Row
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
    text, notes = text_of(content)
    try:
        # An encoding named in the text itself would be taken for the encoding of the string.
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.ParserError, ValueError):
        raise ImportFault("网页里没有内容") from None
    body = root.find("body") if root.find("body") is not None else root
    etree.strip_elements(body, etree.Comment, *DROPPED, with_tail=False)
    whole = letters(body)
    found = innermost(body, whole)
    blocks = tuple(blocks_of(found))
    if not blocks:
        raise ImportFault("网页里没有正文")
    if (left := whole - letters(found)) > 0:
        notes = (*notes, f"网页里正文以外的 {left} 个字（菜单、页脚等）没有读入")
    return Reading(blocks, notes)


def text_of(content: bytes) -> tuple[str, tuple[str, ...]]:
    declared = DECLARED.search(content[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8)):
        try:
            return content.decode("gb18030" if name.startswith("gb") else name), ()
        except (LookupError, UnicodeDecodeError):
            pass
    text, encoding = decoded(content)
    return text, () if encoding == "UTF-8" else (f"编码是 {encoding}，notice.txt 已转成 UTF-8",)


def letters(element) -> int:
    return len("".join("".join(element.itertext()).split()))


def innermost(element, whole: int):
    """Down to the part that holds nearly all letters, as long as one child does."""
    while True:
        child = next((c for c in element if isinstance(c.tag, str) and letters(c) >= NEARLY_ALL * whole), None)
        if child is None or child.tag in ("table", "p", "tbody", "tr") or child.tag in INLINE:
            return element
        element = child


def blocks_of(root) -> Iterator[Block]:
    """Depth first, without recursion: a hostile page may be nested deeper than Python allows."""
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
