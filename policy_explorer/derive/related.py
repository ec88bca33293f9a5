"""Which measures stand close to which: by what they share, the rarer the shared word the closer.

Each sector, audience, kind, leading unit and chapter is a word; a word shared by few measures says
more than one shared by many (inverse document frequency). The sector that stands for all sectors,
and words of more than a third of all measures, say nothing.

Sets of measures are held as the bits of a number, the first measure lowest: ten thousand of them are
split by a word in one step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log

from policy_explorer.model import Catalogue, Document, Measure, Notice, Vocabulary

MOST_RELATED = 5
MOST_HOLDERS = 200  # a word held by more measures than this is too common to bring two together

Word = tuple[str, str]


def related_measures(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """For each measure key, the keys of the nearest others, nearest first, ties by order."""
    words_of: dict[str, frozenset[Word]] = {}
    for notice in catalogue.notices:
        words_of |= words_of_notice(notice)
    return related(words_of, general_words(catalogue.vocabulary))


def general_words(vocabulary: Vocabulary) -> frozenset[Word]:
    """Those that say nothing, since they stand for everything."""
    return frozenset(("sector", sector.name) for sector in vocabulary.sectors if sector.everything)


def words_of_notice(notice: Notice) -> dict[str, frozenset[Word]]:
    """The words of its measures, by their keys."""
    return {
        f"{notice.document.id}/{measure.number}": frozenset(words(notice.document, measure))
        for measure in notice.measures
    }


def words(document: Document, measure: Measure) -> Iterator[Word]:
    yield from (("sector", tag.name) for tag in measure.sectors)
    yield from (("audience", tag.name) for tag in measure.audiences)
    yield from (("kind", benefit.kind) for benefit in measure.benefits)
    yield from (("lead", name) for name in measure.lead)
    yield ("chapter", f"{document.id}/{measure.chapter}")


def related(words_of: Mapping[str, Iterable[Word]], general: frozenset[Word]) -> dict[str, tuple[str, ...]]:
    """By the words of all measures alone; their order is that of the keys."""
    places: dict[Word, list[int]] = defaultdict(list)
    for at, its_words in enumerate(words_of.values()):
        for word in its_words:
            places[word].append(at)
    most = min(MOST_HOLDERS, max(2, len(words_of) // 3))
    telling = {word: held for word, held in places.items() if len(held) <= most and word not in general}
    holders = {word: sum(1 << at for at in held) for word, held in telling.items()}
    weights = {word: log(1 + len(words_of) / len(held)) for word, held in telling.items()}
    keys = tuple(words_of)
    found = {}
    for at, (key, its_words) in enumerate(words_of.items()):
        shared = sorted(word for word in its_words if word in holders)
        nearest = nearest_first([(holders[word] & ~(1 << at), weights[word]) for word in shared])
        found[key] = tuple(keys[other] for other in nearest)
    return found


def nearest_first(shared: Iterable[tuple[int, float]]) -> list[int]:
    """The places of those that hold the weightiest of some words, given as their holders and weight."""
    groups: dict[float, int] = {}  # those with the same weight so far
    for holders, weight in shared:
        groups = split(groups, holders, weight)
    nearest: list[int] = []
    for weight in sorted(groups, reverse=True):
        left = groups[weight]
        while left:
            if len(nearest) == MOST_RELATED:
                return nearest
            lowest = left & -left
            nearest.append(lowest.bit_length() - 1)
            left ^= lowest
    return nearest


def split(groups: Mapping[float, int], holders: int, weight: float) -> dict[float, int]:
    """The groups after one more word, with those that hold this word alone."""
    found: dict[float, int] = defaultdict(int)
    for so_far, group in groups.items():
        among = group & holders
        holders ^= among
        if among:
            found[so_far + weight] |= among
        if among != group:
            found[so_far] |= group ^ among
    if holders:
        found[weight] |= holders
    return found
