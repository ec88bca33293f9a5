"""A web page with a notice to its lines and table rows, by lxml. Pure: nothing that the page refers to is loaded.

`page_notice` finds the notice among what else the page has.
"""

from __future__ import annotations

import codecs
import re

from lxml import etree, html
from lxml.html import HtmlElement

from policy_explorer.importing.blocks import ImportFailed, Reading
from policy_explorer.importing.readers.page_lines import lines_of
from policy_explorer.importing.readers.page_notice import notice_of
from policy_explorer.importing.readers.read_txt import decoded

# Of no page's text. A form may hold the whole page.
DROPPED = "script style noscript template nav aside button select textarea input svg iframe object title".split()
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([-\w]+)", re.IGNORECASE)
ENCODINGS = re.compile(r"utf-?8|utf-?16(?:-?[lb]e)?|gb_?2312|gbk|gb18030|big5(?:-?hkscs)?|hz(?:-gb-2312)?")
TAG = re.compile(r"<[a-zA-Z][^<>]{10000,}")
MOST_ATTRIBUTES = 1_000
TOO_DEEP = "网页的层次太深（超过两千层），读到半路就断了。请另存为只有正文的 .txt 再导入"


def read_html(content: bytes) -> Reading:
    """Return the lines and rows of the notice in the page `content`; raise ImportFailed where it has no text."""
    text, notes = text_of(content)
    root = parsed(text)
    titles = tuple(filter(None, (*(meta.get("content") for meta in root.iter("meta") if named(meta)), title_of(root))))
    body = root.find("body")
    body = root if body is None else body
    etree.strip_elements(body, etree.Comment, *DROPPED, with_tail=False)
    for element in [each for each in body.iter() if is_hidden(each)]:
        if element.getparent() is not None and element is not body:
            element.drop_tree()
    found = notice_of(lines_of(body), titles)
    if not found.blocks:
        raise ImportFailed("网页里没有正文")
    return Reading(found.blocks, (*notes, *found.notes), found.facts)


def parsed(text: str) -> HtmlElement:
    """Return the root of the page `text`; raise ImportFailed where the parser would lose some of it."""
    for tag in TAG.finditer(text):
        if len(re.findall(r"\s[^\s=]+=", tag.group()[:1_000_000])) > MOST_ATTRIBUTES:
            raise ImportFailed(
                f"网页里有一个标签写了 {MOST_ATTRIBUTES} 个以上的属性，没有读取。请另存为只有正文的 .txt 再导入"
            )
    parser = html.HTMLParser(huge_tree=True)
    try:
        # lxml refuses a string that declares an encoding.
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (etree.ParserError, ValueError):
        raise ImportFailed("网页里没有内容") from None
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise ImportFailed(TOO_DEEP)
    return root


def named(meta: HtmlElement) -> bool:
    """Return whether the element says what the title of the article is."""
    return (meta.get("name") or meta.get("property") or "").lower() in ("articletitle", "og:title")


def title_of(root: HtmlElement) -> str:
    """Return the title of the page."""
    title = next(root.iter("title"), None)
    return "" if title is None else title.text_content()


def is_hidden(element: HtmlElement) -> bool:
    """Return whether the page does not show `element`."""
    return isinstance(element.tag, str) and (
        "hidden" in element.attrib or HIDDEN.search(element.get("style") or "") is not None
    )


def text_of(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of the page `content`, and a note where its encoding is not UTF-8."""
    declared = DECLARED.search(content[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8))
    if ENCODINGS.fullmatch(name) and not marked:
        try:
            return content.decode("gb18030" if name.startswith("gb") else name), ()
        except (LookupError, UnicodeError):
            pass
    text, encoding = decoded(content)
    return text, () if encoding == "UTF-8" else (f"编码是 {encoding}，notice.txt 已转成 UTF-8",)
