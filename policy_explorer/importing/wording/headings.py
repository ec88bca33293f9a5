"""The numbers and headings of the parts of a notice. Pure.

Styles are in the order in which official documents nest them: 第一章, 第一条, 一、, （一）, 1., 1.1, （1）.
"""

from __future__ import annotations

import re

from msgspec import Struct

from policy_explorer.text.chinese_numbers import read_number
from policy_explorer.text.quantities import narrow

HAN_NUMBER = "[〇○零一二三四五六七八九十百]{1,5}"
# Behind 第, where what was scanned and typed again may have spaces between the digits: 第 1 0 条.
SPACED = r"(?:[〇○零一二三四五六七八九十百]\s*){1,5}|(?:[0-9]\s*){1,3}"
STYLES: dict[str, re.Pattern[str]] = {
    "part": re.compile(rf"第\s*(?P<number>{SPACED})(?:[章编]|部分)\s*[、：:]?\s*"),
    "section": re.compile(rf"第\s*(?P<number>{SPACED})节\s*"),
    "article": re.compile(
        rf"(?:第\s*(?P<number>{SPACED})条(?:之(?P<sub>[一二三四五六七八九十]))?|(?:政策|措施|举措|条款)(?P<named>{HAN_NUMBER}|[0-9]{{1,2}})(?=\s*[、：:.]|[一-鿿])(?![些般律定次经并样致直切])|(?:重点)?(?:任务|行动|工程)(?P<task>{HAN_NUMBER}|[0-9]{{1,2}})(?=\s*[、：:.]))\s*[、：:.]?\s*"
    ),
    "han": re.compile(rf"第?(?P<number>{HAN_NUMBER})\s*[、．.]\s*"),
    "han_bracket": re.compile(rf"[（(]\s*(?P<number>{HAN_NUMBER})\s*[）)]\s*[、.]?\s*"),
    "arabic": re.compile(r"(?P<number>[0-9]{1,3})\s*[.．、](?![0-9])\s*"),
    "decimal": re.compile(r"(?P<major>[0-9]{1,2})[.．](?P<number>[0-9]{1,2})(?![0-9.．%％万亿元倍个米亩])\s*[、.]?\s*"),
    "arabic_bracket": re.compile(r"[（(]?\s*(?P<number>[0-9]{1,2})\s*[）)]\s*[、.]?\s*"),
}
# 3.121人才项目 is number 3 only where 2 comes before it: see `levels.accepted_markers`.
BEFORE_DIGITS = re.compile(r"(?P<number>[0-9]{1,2})[.．](?=[0-9]+[^0-9.．%％])")
SIGNS = re.compile(r"[★☆▲△●◆◇■□※◎]+\s*")  # before a number, for the eye
LEVELS = tuple(STYLES)
SENTENCE = ("。", "；", "：", "！")
LONGEST_TITLE = 50
LONGEST_LABEL = 20  # a title before a colon
TITLE_END = re.compile(r"。|[：:](?=.)|　| {2,}")
# A sentence that grants something is no title.
GRANTS = re.compile(r"[0-9０-９][万亿]?元|[0-9０-９][%％]|[，,][^，,。]{0,6}(?:给予|予以)")
SENTENCE_OF_RULES = re.compile("的[，,].*|[，,](?:可以|应当|不得|必须)")
# 第三条（支持对象）……, 【支持研发】……
BRACKETED = re.compile(r"(?:（(?P<round>[^（）。]{2,20})）|【(?P<square>[^【】。：]{2,20})】)[。：:]?")
# Days before what a clause is about: 自2034年1月1日至2037年12月31日，……
DAYS_FIRST = re.compile(
    r"[自从]?[^，。；：\n]{0,6}[0-9〇零一二三四五六七八九]{4}年[^，。；：\n]{0,24}[日底止起][，,]\s*(?=[^。])"
)
NO_TITLE = "原文这一项没有标题，暂取正文开头的几个字"


class Marker(Struct, frozen=True):
    """The number before a heading."""

    style: str  # a key of STYLES
    number: int
    end: int  # its length in the text
    sub: int = 0  # of an article that was put in later: 1 for 第三条之一


class Heading(Struct, frozen=True):
    """A paragraph divided after its title: `heading` and `rest`, joined, are the paragraph."""

    heading: str  # verbatim, with number and full stop
    title: str  # without them
    rest: str
    guess: str = ""  # why the title is a guess


def marker_of(text: str) -> Marker | None:
    """Return the number that `text` begins with, None where it begins with none."""
    narrowed = narrow(text[:40])
    begin = signs.end() if (signs := SIGNS.match(narrowed)) else 0
    for style, pattern in STYLES.items():
        if (found := pattern.match(narrowed, begin)) and (number := read_number("".join(number_in(found).split()))):
            sub = found.groupdict().get("sub")
            return Marker(style, number, found.end(), int(read_number(sub) or 0) if sub else 0)
    return None


def number_in(found: re.Match[str]) -> str:
    """Return the number of a match of one of the styles, as it is printed."""
    parts = found.groupdict()
    return parts["number"] or parts.get("named") or parts.get("task") or ""


def marker_before_digits(text: str) -> Marker | None:
    """Return the number that `text` may begin with although digits follow it, as in 3.121人才项目."""
    found = BEFORE_DIGITS.match(narrow(text[:40]))
    return Marker("arabic", int(found["number"]), found.end()) if found and int(found["number"]) else None


def begins_with_marker(text: str) -> bool:
    """Return whether `text` begins with a number of one of the styles."""
    return marker_of(text) is not None


def split_heading(text: str, start: int, followed: bool) -> Heading:
    """Divide a paragraph whose number takes `start` characters. `followed`: more paragraphs belong to the same part."""
    if start and (bracket := BRACKETED.match(text, start)) and (followed or text[bracket.end() :].strip()):
        return Heading(text[: bracket.end()], bracket["round"] or bracket["square"], text[bracket.end() :])
    end = TITLE_END.search(text, start)
    if end is None:
        if followed and len(text) - start <= LONGEST_TITLE:
            return Heading(text, text[start:].rstrip("：:，。 "), "")
    elif is_title(text, start, end, followed):
        return Heading(text[: end.end()], text[start : end.start()], text[end.end() :])
    return without_title(text, start)


def is_title(text: str, start: int, end: re.Match[str], followed: bool) -> bool:
    """Return whether text[start:end.start()] is a title: short, with more text after it; before a colon, very short."""
    length = end.start() - start
    if (
        not length
        or GRANTS.search(text, start, end.start())
        or SENTENCE_OF_RULES.search(text, start, end.start())
        or (
            length > LONGEST_LABEL
            and re.search("[，；,;]", text[start : end.start()])
            and "的" in text[start : end.start()]
        )
        or (end.end() == len(text) and not followed)
        or text[end.end() :].lstrip().startswith(("（责任", "(责任", "（牵头", "(牵头", "【"))
    ):
        return False
    return length <= (LONGEST_LABEL if end.group() in "：:" else LONGEST_TITLE)


def without_title(text: str, start: int) -> Heading:
    """Divide a paragraph without a title after its number; the first words of the text replace the title."""
    since = DAYS_FIRST.match(text, start)
    words = re.match(r"[^，。；：:,;（(]{1,30}", text[since.end() if since else start :])
    title = words.group().strip() if words else ""
    return Heading(text[:start], title or text[start:][:30] or text, text[start:], NO_TITLE)


def short_line(text: str) -> bool:
    """Return whether `text` is short and does not end a sentence."""
    return len(text) <= 40 and not text.endswith(SENTENCE)
