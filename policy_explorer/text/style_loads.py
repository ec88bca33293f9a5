"""What a style sheet asks other places for, however it is written: with escapes, in capitals, between comments. Pure."""

from __future__ import annotations

import re

from policy_explorer.text.patterns import regex

# A comment, an escape, or a string, in which neither begins.
PIECE = regex(
    r"""(?s)/\*.*?(?:\*/|\Z)|\\(?:[0-9A-Fa-f]{1,6}(?:\r\n|[ \t\r\n\f])?|.)|"(?:\\.|[^"\\\n])*|'(?:\\.|[^'\\\n])*"""
)
ESCAPE = regex(r"(?s)\\(?:([0-9A-Fa-f]{1,6})(?:\r\n|[ \t\r\n\f])?|(.))")
# Each way to name another file, but for pictures that are in the sheet itself and parts of the same drawing.
LOAD = regex(
    r"""(?i)@import[^;\n]*|url\(\s*(?!\s|["']?\s*(?:data:image/|\#))[^)\n]*|(?:image-set|image|cross-fade|src)\([^)\n]*"""
)
END = regex(r"(?i)</style|<!--")  # which HTML reads before any style, in comments too


def load_elsewhere(style: str) -> re.Match[str] | None:
    """Return the first place that asks for something from elsewhere, or ends the sheet; in lines as those of the sheet.

    A comment separates words for browsers. A minifier that leaves it out joins them.
    """
    return END.search(style) or LOAD.search(PIECE.sub(apart, style)) or LOAD.search(PIECE.sub(joined, style))


def apart(piece: re.Match[str]) -> str:
    return " " + "\n" * piece[0].count("\n") if piece[0].startswith("/*") else joined(piece)


def joined(piece: re.Match[str]) -> str:
    return "" if piece[0].startswith("/*") else ESCAPE.sub(unescaped, piece[0])


def unescaped(escape: re.Match[str]) -> str:
    """Return the character that an escape stands for; one that none can stand for is U+FFFD."""
    if escape[1] is None:
        return escape[2]
    number = int(escape[1], 16)
    is_character = 0 < number < 0x110000 and not 0xD800 <= number < 0xE000
    return (chr(number) if is_character else "\ufffd") + ("\n" if escape[0].endswith("\n") else "")
