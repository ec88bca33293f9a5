"""A scalar as it is written in a YAML text -> where each character of its value stands. Pure.

White space is left out on both sides: wording is compared without it, and YAML folds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LINE_BREAK = re.compile("\r\n|\r|\n")
ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n|.)", re.DOTALL)
NUMBERED = frozenset("xuU")
# Those that stand for neither white space nor themselves.
NAMED = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b"}
WHITE = frozenset("tnrfvN_LP \t\r\n")


def character_places(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield (character, index into the text) of the scalar that stands at text[start:end]."""
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
    return ((text[index], index) for index in range(start, end) if not text[index].isspace())


def single_quoted(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    doubled = False
    for character, index in plain(text, start, end):
        doubled = character == "'" == text[index - 1] and index > start and not doubled
        if not doubled:
            yield character, index


def double_quoted(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
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
    """Both from 1."""
    if "\r" not in text:  # counted a hundred times faster: there may be thousands of problems
        return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
    breaks = list(LINE_BREAK.finditer(text, 0, index))
    return len(breaks) + 1, index - (breaks[-1].end() if breaks else 0) + 1
