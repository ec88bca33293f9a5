"""How notices number their parts, and what stands as a heading in front. Pure.

The styles are in the order in which official documents nest them: 第一章, 第一条, 一、, （一）, 1., （1）.
"""

from __future__ import annotations

import re

from msgspec import Struct

from policy_explorer.importing.chinese_numbers import read_number
from policy_explorer.text.quantities import narrow

HAN_NUMBER = "[〇○零一二三四五六七八九十百]{1,5}"
STYLES: dict[str, re.Pattern[str]] = {
    "part": re.compile(rf"第\s*(?P<number>{HAN_NUMBER}|[0-9]{{1,3}})\s*[章部编](?:分)?\s*"),
    "article": re.compile(rf"第\s*(?P<number>{HAN_NUMBER}|[0-9]{{1,3}})\s*条\s*[、：:]?\s*"),
    "han": re.compile(rf"(?P<number>{HAN_NUMBER})\s*[、．.]\s*"),
    "han_bracket": re.compile(rf"[（(]\s*(?P<number>{HAN_NUMBER})\s*[）)]\s*[、.]?\s*"),
    "arabic": re.compile(r"(?P<number>[0-9]{1,3})\s*[.．、](?![0-9])\s*"),
    "arabic_bracket": re.compile(r"[（(]\s*(?P<number>[0-9]{1,3})\s*[）)]\s*[、.]?\s*"),
}
LEVELS = tuple(STYLES)
SENTENCE = ("。", "；", "：", "！")
LONGEST_TITLE = 50
LONGEST_LABEL = 20  # of a title before a colon
TITLE_END = re.compile(r"。|[：:](?=.)|　| {2,}")
NO_TITLE = "原文这一项没有标题，暂取正文开头的几个字"


class Marker(Struct, frozen=True):
    """The number in front of a heading: its style, its value, and how much of the text it takes."""

    style: str
    number: int
    end: int


class Heading(Struct, frozen=True):
    """A paragraph cut behind its title. `heading` is verbatim, number and stop included; `guess` says why the title is a guess."""

    heading: str
    title: str
    rest: str
    guess: str = ""


def marker_of(text: str) -> Marker | None:
    narrowed = narrow(text)
    for style, pattern in STYLES.items():
        if (found := pattern.match(narrowed)) and (number := read_number(found["number"])):
            return Marker(style, number, found.end())
    return None


def begins_with_marker(text: str) -> bool:
    return marker_of(text) is not None


def split_heading(text: str, start: int, followed: bool) -> Heading:
    """Cut a paragraph that begins with a number of `start` characters. `followed`: more paragraphs belong to it."""
    end = TITLE_END.search(text, start)
    if end is None:
        if followed and len(text) - start <= LONGEST_TITLE:
            return Heading(text, text[start:].rstrip("：:，。 "), "")
    elif is_title(text, start, end, followed):
        return Heading(text[: end.end()], text[start : end.start()], text[end.end() :])
    return without_title(text, start)


def is_title(text: str, start: int, end: re.Match[str], followed: bool) -> bool:
    """A short sentence with more behind it; before a colon, a short label."""
    length = end.start() - start
    if (
        not length
        or (end.end() == len(text) and not followed)
        or text[end.end() :].lstrip().startswith(("（责任", "(责任", "（牵头", "(牵头", "【"))
    ):
        return False
    return length <= (LONGEST_LABEL if end.group() in "：:" else LONGEST_TITLE)


def without_title(text: str, start: int) -> Heading:
    """Its number alone is the heading; the first words of the text stand in for a title."""
    words = re.match(r"[^，。；：:,;（(]{1,30}", text[start:])
    title = words.group().strip() if words else ""
    return Heading(text[:start], title or text[start:][:30] or text, text[start:], NO_TITLE)


def short_line(text: str) -> bool:
    return len(text) <= 40 and not text.endswith(SENTENCE)
