"""Words -> how they are read, without tones, as people type them: 旅行社 is lv xing she. Reads dictionaries of pypinyin.

Each character has one usual reading. Phrases in which a character is read differently are listed: 银行, 重新. Where official
texts read a character otherwise than everyday speech does, `USUAL` says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.util import find_spec
from itertools import repeat
from operator import add
from pathlib import Path

from msgspec import Raw, Struct, json

from policy_explorer.memo import Memoize, no_memo
from policy_explorer.resources import STATIC

TONES = "\u0300\u0301\u0304\u030c"
USUAL = {"还": "huan"}  # 还款, 偿还, 返还, of which dictionaries have some wrong; a notice seldom says 还有
HAN = range(0x4E00, 0xA000)
# The script that knows how the frequent characters of GB 2312 are read: syllables, each with the number of its characters.
IN_BROWSER = STATIC / "js" / "understanding" / "syllables.js"
FIRST_ROW, FIRST_CELL, IN_A_ROW = 0xB0, 0xA1, 94
WHITE_SPACE, NOTHING = b" \r\n\t", repeat(b"")  # no phrase and no reading has white space
PARTS = "\n\n"  # between the characters, their readings, and the phrases of the table as text


class Readings(Struct, frozen=True):
    """The usual reading of each character, and of each phrase that is read differently, joined by spaces."""

    usual: dict[str, str]
    phrases: dict[str, str]
    longest: int  # characters of a phrase
    beginnings: frozenset[str]  # the first two characters of each phrase

    def may_depart(self, word: str) -> bool:
        """Return whether some character of `word` may be read otherwise than usual. Most words have none."""
        return not self.beginnings.isdisjoint(map(add, word, word[1:]))

    def of(self, word: str) -> Iterator[str]:
        """Yield the reading of each Han character of `word`."""
        at = 0
        while at < len(word):
            begins = word[at : at + 2] in self.beginnings  # few places do
            for end in range(min(len(word), at + self.longest), at + 1, -1) if begins else ():
                if found := self.phrases.get(word[at:end]):
                    yield from found.split()
                    at = end
                    break
            else:
                if reading := self.usual.get(word[at]):
                    yield reading
                at += 1

    def usually(self, word: str) -> Iterator[str]:
        """Yield the usual reading of each Han character of `word`."""
        return (self.usual[character] for character in word if character in self.usual)


def readings(memoize: Memoize = no_memo) -> Readings:
    """Return all readings; computed once, or taken from an earlier build by `memoize`."""
    return read_table(memoize("pinyin", table))


@lru_cache(maxsize=1)
def known_to_browser() -> dict[str, str]:
    """Return the readings of frequent characters that the browser has already."""
    counts = "".join(re.findall(r"^  '([a-z0-9]+)'", IN_BROWSER.read_text("utf-8"), re.MULTILINE))
    syllables = [syllable for syllable, count in re.findall(r"([a-z]+)([0-9]+)", counts) for _ in range(int(count))]
    places = (divmod(at, IN_A_ROW) for at in range(len(syllables)))
    characters = bytes(byte for row, cell in places for byte in (FIRST_ROW + row, FIRST_CELL + cell)).decode("gb2312")
    return dict(zip(characters, syllables, strict=True))


@lru_cache(maxsize=1)
def read_table(text: str) -> Readings:
    """Return the readings that `table` wrote."""
    characters, usual, phrases = text.split(PARTS)
    of_phrases = dict(line.split(" ", 1) for line in phrases.splitlines())
    longest, beginnings = max(map(len, of_phrases), default=0), frozenset(phrase[:2] for phrase in of_phrases)
    return Readings(dict(zip(characters, usual.split(), strict=True)), of_phrases, longest, beginnings)


@lru_cache(maxsize=1)  # a tenth of a second of work, where nothing remembers it
def table() -> str:
    """Return the usual readings, and the phrases that depart from them, as text."""
    characters = json.decode(dictionary("pinyin_dict.json"), type=dict[int, str])
    phrases = json.decode(dictionary("phrases_dict.json").translate(None, WHITE_SPACE), type=dict[str, Raw])
    toned = {chr(code): characters[code].partition(",")[0] for code in HAN if code in characters}
    usual = {character: plain(reading) for character, reading in toned.items()} | USUAL
    lines = sorted(departing(phrases.items(), usual, toned))
    return PARTS.join(("".join(usual), " ".join(usual.values()), "\n".join(lines)))


def dictionary(name: str) -> bytes:
    """Return a data file of pypinyin. The package itself is not imported: it prepares much that nobody here needs."""
    package = find_spec("pypinyin")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("pypinyin", name="pypinyin")
    return Path(package.submodule_search_locations[0], name).read_bytes()


def departing(phrases: Iterable[tuple[str, Raw]], usual: dict[str, str], toned: dict[str, str]) -> Iterator[str]:
    """Yield a line for each phrase in which some character is not read as usual.

    Four phrases of five are read as usual with their tones as well. Their bytes are compared, and only the others decoded.
    """
    as_written = {character: json.encode([reading]) for character, reading in toned.items()}
    for phrase, written in phrases:
        if bytes(written) == b"[%b]" % b",".join(map(as_written.get, phrase, NOTHING)):
            continue
        readings = json.decode(written, type=list[list[str]])
        read = [USUAL.get(character) or plain(each[0]) for character, each in zip(phrase, readings, strict=False)]
        if len(read) == len(phrase) and read != [usual.get(character) for character in phrase] and all(read):
            yield " ".join((phrase, *read))


@lru_cache(maxsize=4096)
def plain(reading: str) -> str:
    """Return a reading without its tone, with v for ü as input methods have it."""
    toneless = "".join(part for part in unicodedata.normalize("NFD", reading) if part not in TONES)
    return unicodedata.normalize("NFC", toneless).replace("ü", "v")
