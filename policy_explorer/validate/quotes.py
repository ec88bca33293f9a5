"""Every quote is verbatim: what an editor derived is held by the official text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..fidelity import squeeze
from ..problems import FieldPath, Problem
from .content import DEEP, EACH, Content, SourceFile

QUOTE_FIELDS = ("quote", "units_quote", "from_quote")
# Names of places, which a list of units leaves out from the second unit on: 区甲局、乙局.
LEADING = "省市区县镇乡"
SHORTEST_NAME = 3
NEAREST_SHOWN = 24


def verbatim_quotes(content: Content) -> Iterator[Problem]:
    """Whatever is called a quote is a substring of its measure's text, white space aside; in document.yaml, of the
    notice. A notice may say once for all measures who is in charge, so `units_quote` may stand anywhere in it."""
    for notice in content.notices:
        for file in notice.measures:
            if file.text:
                yield from departing_quotes(file, file.text, "本项正文", notice.official)
        if notice.document and notice.official:
            yield from departing_quotes(notice.document, notice.official, " notice.txt ")


def departing_quotes(file: SourceFile, text: str, where: str, whole: str = "") -> Iterator[Problem]:
    for at, quote in quotes(file):
        squeezed = squeeze(quote)
        if squeezed and squeezed not in text and not (at == ("units_quote",) and squeezed in whole):
            yield file.problem(at, f"引文不在{where}里", quote, difference(squeezed, text))


def quotes(file: SourceFile) -> Iterator[tuple[FieldPath, str]]:
    for at, holder in file.select(DEEP, sort=dict):
        # The answers of an example are named by facts, which may be called anything.
        if at[-1:] != ("answers",):
            yield from (((*at, name), holder[name]) for name in QUOTE_FIELDS if isinstance(holder.get(name), str))


def difference(quote: str, text: str) -> str:
    """Where the quote and the nearest passage part."""
    start = nearest(quote, text)
    if start is None:
        return "正文里找不到相近的话；引文要逐字照录"
    passage = text[start : start + len(quote)]
    at = next((i for i, (ours, theirs) in enumerate(zip(quote, passage)) if ours != theirs), len(passage))
    shown = text[max(start, start + at - NEAREST_SHOWN // 2) : start + at + NEAREST_SHOWN // 2]
    return f"最相近的是“{shown}”，从引文第 {at + 1} 个字起不同"


def nearest(quote: str, text: str) -> int | None:
    """Where in the text the quote would begin, judged by its longest piece that stands there.

    Pieces are halved until one is found, so that a long notice costs a few fast searches.
    """
    length = len(quote) // 2
    while length >= 2:
        for start in range(0, len(quote) - length + 1, max(1, length // 2)):
            found = text.find(quote[start : start + length])
            if found >= 0:
                return max(0, found - start)
        length //= 2
    return None


def units_in_quote(content: Content) -> Iterator[Problem]:
    """`units_quote` names each leading and responsible unit: by its name, by an alias, or by its name
    without the place before it."""
    names = spellings(content.vocabularies.get("departments"))
    for file in content.measures:
        quote = squeeze(file.get("units_quote", str) or "")
        for field in ("lead", "responsible"):
            for at, unit in file.select(field, EACH, sort=str):
                if quote and unit in names and not any(squeeze(name) in quote for name in names[unit]):
                    yield file.problem(at, "units_quote 里没有提到这个单位", unit, "换成提到它的那一段，或删去这个单位；简写可在词表里列为别名")


def spellings(departments: SourceFile | None) -> dict[str, list[str]]:
    known: dict[str, list[str]] = {}
    for _, entry in departments.select(EACH, sort=dict) if departments else ():
        name: Any = entry.get("name")
        if isinstance(name, str) and name:
            aliases = entry.get("aliases")
            known[name] = [name, *(a for a in (aliases if isinstance(aliases, list) else ()) if isinstance(a, str) and a)]
            if name[0] in LEADING and len(name) > SHORTEST_NAME:
                known[name].append(name[1:])
    return known
