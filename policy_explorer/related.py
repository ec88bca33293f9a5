"""Which measures stand close to which: by what they share, the rarer the shared word the closer.

Each sector, audience, kind, leading unit and chapter is a word; a word shared by few measures says
more than one shared by many (inverse document frequency). The sector that stands for all sectors,
and words of more than a third of all measures, say nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import log

from .model import Catalogue, Document, Measure

MOST_RELATED = 5
MOST_HOLDERS = 200  # a word held by more measures than this is too common to bring two together


def related_measures(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """For each measure key, the keys of the nearest others, nearest first, ties by order."""
    general = {("sector", sector.name) for sector in catalogue.vocabulary.sectors if sector.everything}
    words_of = {
        f"{notice.document.id}/{measure.number}": frozenset(words(notice.document, measure)) - general
        for notice in catalogue.notices
        for measure in notice.measures
    }
    holders = defaultdict(list)
    for key, its_words in words_of.items():
        for word in its_words:
            holders[word].append(key)
    most = min(MOST_HOLDERS, max(2, len(words_of) // 3))
    order = {key: at for at, key in enumerate(words_of)}
    related = {}
    for key, its_words in words_of.items():
        closeness = defaultdict(float)
        for word in sorted(its_words):
            others = holders[word]
            if len(others) <= most:
                for other in others:
                    closeness[other] += log(1 + len(words_of) / len(others))
        closeness.pop(key, None)
        nearest = sorted(closeness, key=lambda other: (-closeness[other], order[other]))
        related[key] = tuple(nearest[:MOST_RELATED])
    return related


def words(document: Document, measure: Measure) -> Iterable[tuple[str, str]]:
    yield from (("sector", tag.name) for tag in measure.sectors)
    yield from (("audience", tag.name) for tag in measure.audiences)
    yield from (("kind", benefit.kind) for benefit in measure.benefits)
    yield from (("lead", name) for name in measure.lead)
    yield ("chapter", f"{document.id}/{measure.chapter}")
