"""Render search/words.js: the words by which a query is corrected, read from pinyin, and completed. No effects.

    words       [kind, words joined by line ends]: titles of measures and of benefits, and words and phrases of the official
                texts; each word once, under its first kind
    named       [kind, number]: what the entries and the terms of data/search.js name, in their order
    printed     names and aliases that are printed otherwise than they stand there
    syllables   the usual reading of each character in all words, unless the browser knows it already
    exceptions  [place, reading]: where a word is read differently, the reading of each of its characters that can be
                read. Places count the words, behind them the everyday words, whatever they say first to last, and then
                the names and aliases of data/search.js

Everyday words, names and aliases stand in data/search.js, and not here again.

The browser loads it when a query finds nothing as it stands, or to suggest words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from policy_explorer.model import Entry, SearchTerm, Vocabulary
from policy_explorer.render.search_data import spellings
from policy_explorer.search.documents import named_words, site_normaliser
from policy_explorer.text.data_script import data_script
from policy_explorer.text.data_shapes.search import SearchWords
from policy_explorer.text.pinyin import Readings, known_to_browser

PATH, BETWEEN = "search/words.js", "\n"
# The most words of a kind; a site of 10,000 measures has more.
MOST_TITLES, MOST_BENEFITS, MOST_TEXT_WORDS = 3000, 2000, 20000


def content(
    vocabulary: Vocabulary,
    titles: Iterable[str],
    benefits: Iterable[str],
    text_words: Sequence[str],
    readings: Readings,
) -> bytes:
    """Return the content of the file. `text_words` are those of the texts of each document, joined by line ends."""
    words = list(words_by_kind(vocabulary, titles, benefits, text_words))
    named = named_by_kind(vocabulary)
    normalise = site_normaliser(vocabulary, ())
    entries = [entry for of_kind in named.values() for entry in of_kind]
    every = [word for _, of_kind in words for word in of_kind]
    every += [word for each in vocabulary.everyday for word in each.say]
    every += [word for entry in entries for word in spellings(entry, normalise)]
    known = known_to_browser()
    used = {character for word in every for character in word if character in readings.usual}
    characters = "".join(sorted(each for each in used if readings.usual[each] != known.get(each)))
    data: SearchWords = {
        "words": [(kind, BETWEEN.join(of_kind)) for kind, of_kind in words],
        "named": [(kind, len(of_kind)) for kind, of_kind in named.items()],
        "printed": [word for entry in entries for word in (entry.name, *entry.aliases) if normalise(word) != word],
        "syllables": {"characters": characters, "readings": " ".join(readings.usually(characters))},
        "exceptions": list(exceptions(every, readings)),
    }
    return data_script("searchWords", data)


def named_by_kind(vocabulary: Vocabulary) -> dict[str, Sequence[Entry | SearchTerm]]:
    """Return the entries and the terms in the order of data/search.js."""
    return {
        "department": vocabulary.departments,
        "sector": vocabulary.sectors,
        "audience": vocabulary.audiences,
        "kind": vocabulary.kinds,
        "term": vocabulary.terms,
    }


def words_by_kind(
    vocabulary: Vocabulary, titles: Iterable[str], benefits: Iterable[str], text_words: Sequence[str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield the words of each kind that are of no kind before."""
    seen = {*(word for each in vocabulary.everyday for word in each.say), *named_words(vocabulary)}
    for kind, words, most in (
        ("title", titles, MOST_TITLES),
        ("benefit", benefits, MOST_BENEFITS),
        ("text", most_frequent(text_words), MOST_TEXT_WORDS),
    ):
        whole = dict.fromkeys(word.replace(BETWEEN, " ") for word in words)
        new = list(islice((word for word in whole if word not in seen), most))
        seen.update(new)
        yield kind, new


def most_frequent(text_words: Sequence[str]) -> list[str]:
    """Return the words of the texts of all documents, those of most documents first. Of many documents, only the first of each."""
    of_each = max(500, 4 * MOST_TEXT_WORDS // max(1, len(text_words)))
    counts = Counter(chain.from_iterable(islice(each.splitlines(), of_each) for each in text_words))
    return [phrase for phrase, _ in counts.most_common()] if len(text_words) > 1 else list(counts)


def exceptions(words: Sequence[str], readings: Readings) -> Iterator[tuple[int, str]]:
    """Yield place and reading of each word that is not read as usual."""
    for place, word in enumerate(words):
        if readings.may_depart(word):
            read = list(readings.of(word))
            if read != list(readings.usually(word)):
                yield place, " ".join(read)
