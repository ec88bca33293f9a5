"""Plain text in whatever encoding Chinese offices save it -> lines. Pure."""

from __future__ import annotations

import codecs

from policy_explorer.importing.blocks import ImportFault, Line, Reading
from policy_explorer.load.encoding import looks_like_utf16

BINARY = frozenset(map(chr, (*range(9), *range(14, 32))))
MOST_BINARY = 0.01
HAN = ("\u4e00", "\u9fff")


def read_txt(content: bytes) -> Reading:
    text, encoding = decoded(content)
    notes = () if encoding == "UTF-8" else (f"编码是 {encoding}，notice.txt 已转成 UTF-8",)
    return Reading(tuple(lines(text)), notes)


def lines(text: str):
    """A form feed begins a page."""
    for page in text.replace("\r\n", "\n").replace("\r", "\n").split("\f"):
        written = page.split("\n")
        places = [at for at, line in enumerate(written) if line.strip()]
        edges = {places[0], places[-1]} if places and "\f" in text else ()
        yield from (Line(line, at in edges) for at, line in enumerate(written))


def decoded(content: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding as an editor may have heard it."""
    for mark, codec, name in (
        (codecs.BOM_UTF8, "utf-8", "UTF-8（带 BOM）"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    ):
        if content.startswith(mark):
            return attempt(content.removeprefix(mark), ((codec, name),))
    candidates = [("utf-8", "UTF-8"), ("gb18030", "GB18030（GBK、GB2312）")]
    if looks_like_utf16(content):
        candidates = [utf16(content)]
    elif han_as_utf16(content):
        candidates.insert(1, utf16(content))
    return attempt(content, candidates)


def utf16(content: bytes) -> tuple[str, str]:
    zeros = content[:4096]
    big = zeros[0::2].count(0) > zeros[1::2].count(0) or han_share(content, "utf-16-be") > han_share(
        content, "utf-16-le"
    )
    return ("utf-16-be" if big else "utf-16-le"), "UTF-16（不带 BOM）"


def han_as_utf16(content: bytes) -> bool:
    """Han alone has no zeros in UTF-16; read as GB18030 it is nonsense."""
    best = max(han_share(content, codec) for codec in ("utf-16-le", "utf-16-be"))
    return best > 0.6 and best > han_share(content, "gb18030")


def han_share(content: bytes, codec: str) -> float:
    text = content[:4096].decode(codec, errors="replace")
    return sum(HAN[0] <= c <= HAN[1] for c in text) / max(1, len(text))


def attempt(content: bytes, candidates) -> tuple[str, str]:
    for codec, name in candidates:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if sum(c in BINARY for c in text) <= len(text) * MOST_BINARY:
            return text, name
    raise ImportFault(
        "这不是文字文件，或者编码认不出（认得 UTF-8、GB18030、UTF-16）。用编辑器打开，另存为 UTF-8 后再导入"
    )
