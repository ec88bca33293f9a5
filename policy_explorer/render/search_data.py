"""Render data/search.js: what the browser needs to read a query. No effects.

    characters  two strings of equal length: characters, and what each is folded to (`text.normalise`)
    entries     the vocabulary entries that are tags, in the order of their numbers: [name, alias…]
    terms       the terms of the field: [name, alias…]

Names and aliases are normalised.
"""

from __future__ import annotations

from policy_explorer.model import Entry, SearchTerm, Vocabulary
from policy_explorer.search.documents import site_normaliser, tagged_entries
from policy_explorer.text.data_script import data_script
from policy_explorer.text.data_shapes.search import SearchData
from policy_explorer.text.normalise import Normaliser


def file(vocabulary: Vocabulary, characters: frozenset[str]) -> tuple[str, bytes]:
    """Return path and content of data/search.js. `characters` are all that the texts of measures contain."""
    normalise = site_normaliser(vocabulary, sorted(characters))
    folded = sorted(normalise.characters.items())
    data: SearchData = {
        "characters": ("".join(old for old, _ in folded), "".join(new for _, new in folded)),
        "entries": [spellings(entry, normalise) for entry in tagged_entries(vocabulary)],
        "terms": [spellings(term, normalise) for term in vocabulary.terms],
    }
    return "data/search.js", data_script("searchData", data)


def spellings(entry: Entry | SearchTerm, normalise: Normaliser) -> list[str]:
    """Return the normalised name and aliases, each once."""
    return list(dict.fromkeys(map(normalise, (entry.name, *entry.aliases))))
