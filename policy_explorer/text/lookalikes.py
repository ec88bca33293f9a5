"""Two characters where there should be one -> how an editor is told of both. Pure.

A comma and its full-width twin, a dash and the Chinese one, a Cyrillic а: on a screen they look the
same, so those are told with their code points.
"""

from __future__ import annotations

import unicodedata

from policy_explorer.text.invisible import INVISIBLE, code_point, escaped

HAN = (
    ("\u3005", "\u3005"),
    ("\u3007", "\u3007"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\U00020000", "\U0003ffff"),
)
WIDTHS = {"F": "，全角", "H": "，半角", "Na": "，半角"}
# Signs that people and programs take for one another.
LOOK_ALIKE = (
    "-_‐‑‒–—―−─━－＿ー一",
    "\"'`´“”„‟‘’‚‛′″「」『』〝〞＂＇",
    ".·•‧∙⋅・。．｡●",
    ",，、､‚",
    "~∼〜～",
    "0oO〇○◯零０",
    "×xX✕✖╳",
    "<〈《‹«",
    ">〉》›»",
    "[〔【［",
    "]〕】］",
    ":：∶︰",
    "…⋯",
    "%％﹪‰",
)


def contrast(written: str, official: str) -> str:
    """`写的是“三”，原文是“3”`; an empty side is one that has nothing more."""
    named = any(map(unseen, (written, official))) or bool(written and official and alike(written, official))
    if not official:
        return f"写的是{told(written, named)}，原文到这里已经结束"
    if not written:
        return f"写到这里就断了，原文接着是{told(official, named)}"
    return f"写的是{told(written, named)}，原文是{told(official, named)}"


def told(character: str, named: bool) -> str:
    carried = "◌" if unicodedata.category(character).startswith("M") else ""
    return f"“{carried}{escaped(character)}”" + (f"（{described(character)}）" if named else "")


def described(character: str) -> str:
    """`U+FF0C，全角`."""
    return code_point(character) + WIDTHS.get(unicodedata.east_asian_width(character), "")


def alike(one: str, other: str) -> bool:
    """Whether an eye may take one for the other."""
    if unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other):
        return True
    return foreign(one) or foreign(other) or any(one in group and other in group for group in LOOK_ALIKE)


def foreign(character: str) -> bool:
    """A letter neither Chinese nor of the English alphabet has come in by mistake, looking like one that is."""
    return (
        character.isalpha() and not character.isascii() and not any(first <= character <= last for first, last in HAN)
    )


def unseen(character: str) -> bool:
    """Whether it shows nothing, or nothing by itself, or depends on the font (what PDFs leave behind)."""
    return bool(character) and (
        bool(INVISIBLE.match(character)) or unicodedata.category(character) in ("Mn", "Mc", "Me", "Co", "Cn")
    )
