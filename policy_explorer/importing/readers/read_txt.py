"""Plain text, in any encoding that Chinese offices use, to lines. Pure."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator

from policy_explorer.importing.blocks import ImportFailed, Line, Reading, require_length
from policy_explorer.load.encoding import looks_like_utf16

BINARY = frozenset(map(chr, (*range(9), *range(14, 32))))
MOST_BINARY = 0.01
HAN = ("\u4e00", "\u9fff")


def read_txt(content: bytes) -> Reading:
    """Return the lines of the text `content`; raise ImportFailed where its encoding is not recognised."""
    text, encoding = decoded(content)
    require_length(len(text) - text.count(" ") - text.count("\n"))
    notes = () if encoding == "UTF-8" else (f"编码是 {encoding}，notice.txt 已转成 UTF-8",)
    return Reading(tuple(lines(text)), notes)


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of `text`. Form feeds separate its pages."""
    for page in text.replace("\r\n", "\n").replace("\r", "\n").split("\f"):
        written = page.split("\n")
        places = [at for at, line in enumerate(written) if line.strip()]
        edges = {places[0], places[-1]} if places and "\f" in text else ()
        yield from (Line(line, at in edges) for at, line in enumerate(written))


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text of `content` and the name of its encoding for an editor; raise ImportFailed for binary data."""
    for mark, codec, name in (
        (codecs.BOM_UTF8, "utf-8", "UTF-8（带 BOM）"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    ):
        if content.startswith(mark):
            return decode_with(content.removeprefix(mark), ((codec, name),))
    candidates = [("utf-8", "UTF-8"), ("gb18030", "GB18030（GBK、GB2312）")]
    if looks_like_utf16(content):
        candidates = [utf16(content)]
    elif han_as_utf16(content):
        candidates.insert(1, utf16(content))
    return decode_with(content, candidates)


def utf16(content: bytes) -> tuple[str, str]:
    """Return (codec, name) of UTF-16 in the byte order of `content`."""
    zeros = content[:4096]
    big = zeros[0::2].count(0) > zeros[1::2].count(0) or han_share(content, "utf-16-be") > han_share(
        content, "utf-16-le"
    )
    return ("utf-16-be" if big else "utf-16-le"), "UTF-16（不带 BOM）"


def han_as_utf16(content: bytes) -> bool:
    """Return whether `content` is UTF-16 by its share of Han characters, which have no zero bytes."""
    best = max(han_share(content, codec) for codec in ("utf-16-le", "utf-16-be"))
    return best > 0.6 and best > han_share(content, "gb18030")


def han_share(content: bytes, codec: str) -> float:
    """Return the share of Han characters in `content`, decoded by `codec`."""
    text = content[:4096].decode(codec, errors="replace")
    return sum(HAN[0] <= c <= HAN[1] for c in text) / max(1, len(text))


def decode_with(content: bytes, candidates: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return (text, name) by the first of `candidates`, (codec, name) pairs, that gives text; or raise ImportFailed."""
    for codec, name in candidates:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if sum(c in BINARY for c in text) <= len(text) * MOST_BINARY:
            return text, name
    raise ImportFailed(
        "这不是文字文件，或者编码认不出（认得 UTF-8、GB18030、UTF-16）。用编辑器打开，另存为 UTF-8 后再导入"
    )
