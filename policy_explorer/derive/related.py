"""Measures -> the most similar other measures of each. Pure.

Each sector, audience, kind, leading department and chapter of a measure is a feature. Two measures are the more similar the
more features they share, weighted by how rare a feature is (inverse document frequency; K. Spärck Jones, 1972). The sector
that stands for all sectors, and features of more than a third of all measures, do not count.

A set of measures is an integer with one bit for each, the first measure lowest: one operation splits ten thousand measures by a
feature.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log

from policy_explorer.model import Catalogue, Document, Measure, Notice, Vocabulary

MOST_RELATED = 5
MOST_HOLDERS = 200  # a feature of more measures is too common to count

Feature = tuple[str, str]  # its kind, such as "sector", and its name


def related_measures(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Return for each key of a measure the keys of at most `MOST_RELATED` others, the most similar first."""
    features: dict[str, frozenset[Feature]] = {}
    for notice in catalogue.notices:
        features |= features_of_notice(notice)
    return related(features, general_features(catalogue.vocabulary))


def general_features(vocabulary: Vocabulary) -> frozenset[Feature]:
    """Return the features that say nothing, since they stand for everything."""
    return frozenset(("sector", sector.name) for sector in vocabulary.sectors if sector.everything)


def features_of_notice(notice: Notice) -> dict[str, frozenset[Feature]]:
    """Return the features of the measures of a notice, by their keys."""
    return {
        f"{notice.document.id}/{measure.number}": frozenset(features_of_measure(notice.document, measure))
        for measure in notice.measures
    }


def features_of_measure(document: Document, measure: Measure) -> Iterator[Feature]:
    yield from (("sector", tag.name) for tag in measure.sectors)
    yield from (("audience", tag.name) for tag in measure.audiences)
    yield from (("kind", benefit.kind) for benefit in measure.benefits)
    yield from (("lead", name) for name in measure.all_leads)
    yield ("chapter", f"{document.id}/{measure.chapter}")


def related(features_of: Mapping[str, Iterable[Feature]], general: frozenset[Feature]) -> dict[str, tuple[str, ...]]:
    """Return for each key the most similar other keys, most similar first, ties in the order of the keys.

    `features_of` are the features of all measures, `general` those that do not count.
    """
    indices: dict[Feature, list[int]] = defaultdict(list)
    for index, features in enumerate(features_of.values()):
        for feature in features:
            indices[feature].append(index)
    most = min(MOST_HOLDERS, max(2, len(features_of) // 3))
    counted = {feature: found for feature, found in indices.items() if len(found) <= most and feature not in general}
    holders = {feature: sum(1 << index for index in found) for feature, found in counted.items()}
    weights = {feature: log(1 + len(features_of) / len(found)) for feature, found in counted.items()}
    keys = tuple(features_of)
    result = {}
    for index, (key, features) in enumerate(features_of.items()):
        shared = sorted(feature for feature in features if feature in holders)
        nearest = nearest_first((holders[feature] & ~(1 << index), weights[feature]) for feature in shared)
        result[key] = tuple(keys[other] for other in nearest)
    return result


def nearest_first(shared: Iterable[tuple[int, float]]) -> list[int]:
    """Return the indices of the measures with the greatest sum of weights, at most `MOST_RELATED`.

    `shared` are the features of one measure, each as the set of the other measures that have it, and its weight.
    """
    groups: dict[float, int] = {}  # the measures with the same sum so far
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
    """Return the groups after one more feature, with `holders` and its weight. `groups` maps sums of weights to sets."""
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
