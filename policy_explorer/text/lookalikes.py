"""A character as written and as the official text has it -> a message that tells them apart. Pure.

A comma and its full-width form, a dash and the Chinese dash, a Cyrillic and a Latin a look the same on a screen, so the
message gives the code points of such lookalikes.
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
LOOKALIKES = (
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


def describe_difference(written: str, official: str) -> str:
    """Return how two characters differ, as `写的是“三”，原文是“3”`; an empty one means that its text has ended."""
    named = any(map(invisible_alone, (written, official))) or bool(
        written and official and look_alike(written, official)
    )
    if not official:
        return f"写的是{quoted(written, named)}，原文到这里已经结束"
    if not written:
        return f"写到这里就断了，原文接着是{quoted(official, named)}"
    return f"写的是{quoted(written, named)}，原文是{quoted(official, named)}"


def quoted(character: str, named: bool) -> str:
    carried = "◌" if unicodedata.category(character).startswith("M") else ""
    return f"“{carried}{escaped(character)}”" + (f"（{code_point_and_width(character)}）" if named else "")


def code_point_and_width(character: str) -> str:
    """Return such as `U+FF0C，全角`."""
    return code_point(character) + WIDTHS.get(unicodedata.east_asian_width(character), "")


def look_alike(one: str, other: str) -> bool:
    """Return whether a reader may take one character for the other."""
    if unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other):
        return True
    return foreign(one) or foreign(other) or any(one in group and other in group for group in LOOKALIKES)


def foreign(character: str) -> bool:
    """Return whether a letter is neither Chinese nor of the English alphabet: it was typed by mistake for one that is."""
    return (
        character.isalpha() and not character.isascii() and not any(first <= character <= last for first, last in HAN)
    )


def invisible_alone(character: str) -> bool:
    """Return whether a character shows nothing, nothing by itself, or only with a certain font (as PDFs leave behind)."""
    return bool(character) and (
        bool(INVISIBLE.match(character)) or unicodedata.category(character) in ("Mn", "Mc", "Me", "Co", "Cn")
    )
