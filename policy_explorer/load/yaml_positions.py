"""The positions of a scalar's characters in its YAML text, whichever of YAML's five styles it is written in. Pure.

White space is skipped: YAML folds it, and official wording is compared without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LINE_BREAK = re.compile("\r\n|\r|\n")
ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)", re.DOTALL)
NUMBERED = frozenset("xuU")
# The character after the backslash, of escapes that give neither white space nor this same character.
NAMED = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b"}
# The same, of escapes that give white space.
WHITE = frozenset("tnrfvN_LP \t\r\n")


def character_places(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield (character, index into `text`) for each character of the value of the scalar text[start:end]."""
    match text[start : start + 1]:
        case "'":
            yield from single_quoted(text, start + 1, end - 1)
        case '"':
            yield from double_quoted(text, start + 1, end - 1)
        case "|" | ">":
            header = LINE_BREAK.search(text, start, end)
            yield from plain(text, header.end() if header else end, end)
        case _:
            yield from plain(text, start, end)


def plain(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the characters that stand for themselves, which is all of them but white space."""
    return ((text[index], index) for index in range(start, end) if not text[index].isspace())


def single_quoted(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the characters between the quotes; `''` is one quote."""
    doubled = False
    for character, index in plain(text, start, end):
        doubled = character == "'" == text[index - 1] and index > start and not doubled
        if not doubled:
            yield character, index


def double_quoted(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the characters between the quotes; an escape is one character, at the index of its backslash."""
    index = start
    while index < end:
        escape = ESCAPE.match(text, index, end)
        if escape is None:
            if not text[index].isspace():
                yield text[index], index
            index += 1
            continue
        sign = escape[1][0]
        character = chr(int(escape[1][1:], 16)) if sign in NUMBERED and len(escape[1]) > 1 else NAMED.get(sign, sign)
        if sign not in WHITE and not character.isspace():
            yield character, index
        index = escape.end()


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Return (line, column), both from 1, of the character at `index` of `text`. LF, CRLF and CR end a line."""
    if "\r" not in text:  # a hundred times as fast, and there may be thousands of problems
        return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
    breaks = list(LINE_BREAK.finditer(text, 0, index))
    return len(breaks) + 1, index - (breaks[-1].end() if breaks else 0) + 1
