"""What a search must find, computed from the values of the site without an index, and phrases to search for. Pure.

A measure answers to a phrase when its heading or its text contains it, or when it is tagged with the vocabulary entry so
named; where no measure does, when what stands beside it contains the phrase. No number is contained in another.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any

from policy_explorer.derive.site import SiteMeasure, WholeSite
from policy_explorer.search.documents import beside

SEED = 20230411
FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|％|‰|[\u4e00-\u9fff]{1,2})?")


@cache
def plain(text: str) -> str:
    """Folded as a reader would: width, case, white space, and signs that stand for one another."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"(?<![0-9a-z])\s+|\s+(?![0-9a-z])", "", text)
    return text.translate(str.maketrans("”〔〕《》—～", "“()<>-~"))


def spellings_of(site: WholeSite) -> list[tuple[str, ...]]:
    vocabulary = site.catalogue.vocabulary
    entries: Iterator[Any] = chain(
        vocabulary.departments, vocabulary.sectors, vocabulary.audiences, vocabulary.kinds, vocabulary.terms
    )
    return [(entry.name, *entry.aliases) for entry in entries]


def borne_names(entry: SiteMeasure) -> set[str]:
    return {each.name for each in (*entry.lead, *entry.responsible, *entry.sectors, *entry.audiences, *entry.kinds)}


def expected(site: WholeSite, query: str) -> set[str]:
    """The keys of the measures that contain the query, read as one phrase."""
    phrase = plain(query)
    names = {spellings[0] for spellings in spellings_of(site) if phrase in map(plain, spellings)}
    phrases = {phrase, *map(plain, names)}

    def contains(*texts: str) -> bool:
        return any(stands_in(each, plain(text)) for text in texts for each in phrases)

    measures = site.measures.values()
    official = {e.key for e in measures if contains(e.heading, e.measure.text) or names & borne_names(e)}
    return official or {entry.key for entry in measures if contains(*(text for _, text in beside(entry)))}


def stands_in(phrase: str, text: str) -> bool:
    before = r"(?<!\d)(?<!\d[.,])" if phrase[0].isdigit() else ""
    behind = r"(?![\d十百千万亿])(?!\.\d)(?!,\d{3}(?!\d))" if phrase[-1].isdigit() else ""
    return bool(re.search(before + re.escape(phrase) + behind, text))


def sentences(site: WholeSite) -> list[str]:
    return [part for entry in site.measures.values() for part in re.findall(r"[^。；]+", entry.measure.text)]


def cut_phrases(site: WholeSite, count: int) -> list[str]:
    """Phrases of 2 to 8 characters, cut anywhere inside a sentence but not inside a number; signs are included."""
    chance = random.Random(SEED)
    phrases: list[str] = []
    while len(phrases) < count:
        sentence = chance.choice(sentences(site))
        length = chance.randint(2, 8)
        start = chance.randrange(max(1, len(sentence) - length))
        phrase = sentence[start : start + length]
        if any(map(str.isalnum, phrase)) and stands_in(plain(phrase), plain(sentence)):
            phrases.append(phrase)
    return phrases


def figures(site: WholeSite) -> list[str]:
    """The figures of the texts, whole and without their first or last digit: 50%, 0%, 5%."""
    found = {figure for sentence in sentences(site) for figure in FIGURE.findall(sentence)}
    shorter = {figure[1:] for figure in found if figure[1:2].isdigit()}
    without_last = {re.sub(r"\d(?=\D*$)", "", figure, count=1) for figure in found if re.match(r"\d\d", figure)}
    return sorted(found | shorter | without_last)


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
