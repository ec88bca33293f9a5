"""Render data/search.js: what the browser needs to read a query. No effects.

    characters  two strings of equal length: characters, and what each is folded to (`text.normalise`)
    entries     the vocabulary entries that are tags, in the order of their numbers: [name, alias…]
    terms       the terms of the field: [name, alias…]
    everyday    what people say for words of the texts or for entries, or that no text has; words are joined by
                line ends, and fields without content left out
    figures     the figures and dates of the official texts by value, each with its spellings (`search.figures`)

All words are normalised.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from policy_explorer.model import Entry, EverydayWords, SearchTerm, Vocabulary
from policy_explorer.search.documents import TAGGED, site_normaliser, tagged_entries
from policy_explorer.text.data_script import data_script
from policy_explorer.text.data_shapes.search import EverydayEntry, SearchData
from policy_explorer.text.normalise import Normaliser

BETWEEN = "\n"


def file(
    vocabulary: Vocabulary, characters: frozenset[str], figures: Mapping[str, frozenset[str]]
) -> tuple[str, bytes]:
    """Return path and content of data/search.js. `characters` and `figures` are all that the texts of measures contain."""
    normalise = site_normaliser(vocabulary, sorted(characters))
    folded = sorted(normalise.characters.items())
    data: SearchData = {
        "characters": ("".join(old for old, _ in folded), "".join(new for _, new in folded)),
        "entries": [spellings(entry, normalise) for entry in tagged_entries(vocabulary)],
        "terms": [spellings(term, normalise) for term in vocabulary.terms],
        "everyday": everyday_entries(vocabulary, normalise),
        "figures": [(value, sorted(set(map(normalise, written)))) for value, written in figures.items()],
    }
    return "data/search.js", data_script("searchData", data)


def everyday_entries(vocabulary: Vocabulary, normalise: Normaliser) -> list[EverydayEntry]:
    """Return the everyday words, with places in `entries` for the entries that they name."""
    tagged = [(group, entry.name) for group in TAGGED for entry in getattr(vocabulary, group)]
    places = {entry: place for place, entry in enumerate(tagged)}

    def entry_of(words: EverydayWords) -> EverydayEntry:
        tags = [places[group, name] for group in TAGGED for name in getattr(words, group)]
        found: EverydayEntry = {"say": BETWEEN.join(map(normalise, words.say))}
        if words.find:
            found["find"] = BETWEEN.join(folded(words.find, normalise))
        if words.near:
            found["near"] = BETWEEN.join(folded(words.near, normalise))
        if tags:
            found["tags"] = tags
        if words.absent:
            found["absent"] = True
        return found

    return [entry_of(words) for words in vocabulary.everyday]


def folded(words: Iterable[str], normalise: Normaliser) -> list[str]:
    """Return the normalised words, each once."""
    return list(dict.fromkeys(map(normalise, words)))


def spellings(entry: Entry | SearchTerm, normalise: Normaliser) -> list[str]:
    """Return the normalised name and aliases, each once."""
    return folded((entry.name, *entry.aliases), normalise)
