"""Text -> its invisible characters. Pure.

Bidirectional controls change the order in which a text is read, zero-width characters make two words differ that look the
same, and U+FFFD replaces characters that a conversion could not read. None of them belongs in a notice or in what an editor
writes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from policy_explorer.text.patterns import regex

# Tab, line feed and carriage return are layout; a form feed is a page break in a notice.
INVISIBLE = regex(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
NAMES = {
    "\ufeff": "字节顺序标记",
    "\ufffd": "替换字符，说明转换编码时丢了字",
    "\u200b": "零宽空格",
    "\xad": "软连字符",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
}
BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def invisible(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (line, column, character) of each invisible character, both counted from 1."""
    line, start = 1, 0
    for match in INVISIBLE.finditer(text):
        line += text.count("\n", start, match.start())
        start = match.start()
        yield line, start - text.rfind("\n", 0, start), match.group()


def escaped(text: str) -> str:
    """Return the text with every invisible character written as its code point, safe to print."""
    return INVISIBLE.sub(lambda match: f"⟨{code_point(match.group())}⟩", text)


def describe_character(character: str) -> str:
    """Return the code point and the name of an invisible character, such as `U+202E，双向控制符`."""
    if character in BIDIRECTIONAL:
        name = "双向控制符"
    elif character in NAMES:
        name = NAMES[character]
    else:
        name = "控制字符" if unicodedata.category(character) == "Cc" else "不可见字符"
    return f"{code_point(character)}，{name}"


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"
