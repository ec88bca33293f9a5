"""Text -> the normalised form in which the search compares it. Pure.

What a reader types and what a notice prints differ in ways that mean nothing: width, case, accents, kinds of quotation marks
and brackets, traditional and simplified characters, white space. Each code point is folded by itself, so that the browser
(`static/js/search/normalise.js`, which gets the same table in `data/search.js`) can fold a text and still know the position
of each character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from policy_explorer.memo import Memoize, no_memo
from policy_explorer.text.patterns import regex

# Signs that people type for one another -> the one that represents them. That must not be a straight double quote, which
# delimits a phrase for Pagefind.
SIGNS: Mapping[str, str] = {
    **dict.fromkeys('"”„‟〝〞〟「」『』', "“"),
    **dict.fromkeys("'’‚‛′", "‘"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("〔[【〖", "("),
    **dict.fromkeys("〕]】〗", ")"),
    **dict.fromkeys("《〈", "<"),
    **dict.fromkeys("》〉", ">"),
    **dict.fromkeys("•‧・⋅∙", "·"),
    "〜": "~",
}

# Tokens of the index that no text contains and no reader can type (see `tokens`): normalising drops them.
RESERVED = "␞␠␟"
TAG_PLANE = 0xF

HAN_BLOCKS = ((0x3400, 0x9FFF), (0x20000, 0x2EBEF))  # compatibility forms are left to `fold`
_BREAK = "\x1e"
_INNER_SPACE = regex(r"(?<=[0-9a-z]) +(?=[0-9a-z])")


class Normaliser:
    """Folds texts with a table of characters: signs, and the traditional characters that a site needs."""

    def __init__(self, characters: Mapping[str, str]) -> None:
        self.characters = dict(characters)
        self._folded = _Folded(self.characters)
        self._folded[ord(_BREAK)] = _BREAK

    def __call__(self, text: str) -> str:
        """Return the text folded. White space remains, as one space, only between Latin letters or digits."""
        return self.each([text])[0]

    def each(self, texts: Iterable[str]) -> list[str]:
        """Return several texts, each folded by itself, in one call, which alone costs as much as a hundred characters."""
        folded = _BREAK.join(text.replace(_BREAK, "") for text in texts).translate(self._folded)
        if " " in folded:
            folded = _INNER_SPACE.sub(RESERVED[0], folded).replace(" ", "").replace(RESERVED[0], " ")
        return folded.split(_BREAK)


class _Folded(dict[int, str]):
    """A table for `str.translate` that folds each code point when it first occurs."""

    def __init__(self, characters: Mapping[str, str]) -> None:
        super().__init__()
        self._characters = characters

    def __missing__(self, code: int) -> str:
        folded = "".join(self._characters.get(part, part) for part in fold(chr(code)))
        self[code] = folded
        return folded


def fold(character: str) -> str:
    """Return one code point without width, case and accents; a space for white space, nothing for invisible ones."""
    plain = "".join(part for part in unicodedata.normalize("NFKD", character) if unicodedata.category(part) != "Mn")
    return "".join(map(_visible, unicodedata.normalize("NFC", plain).lower()))


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] == "Z" or character in "\t\n\v\f\r":
        return " "
    reserved = character in RESERVED or ord(character) >> 16 == TAG_PLANE
    return "" if reserved or category in ("Cc", "Cf") else character


# Characters that stand for another one where they are typed by mistake or out of habit -> that one; the dictionary of
# traditional characters has none of them.
VARIANTS: Mapping[str, str] = dict(zip("欵巿帐囯釆収亊", "款市账国采收事", strict=True))


def normaliser(texts: Iterable[str]) -> Normaliser:
    """Return a normaliser that simplifies the traditional forms of the characters in these texts.

    Texts in traditional characters are simplified too, so either script finds the other.
    """
    table = {**simplified_forms(), **VARIANTS}
    characters: set[str] = set()
    for text in texts:
        characters.update(text)
    used = {table.get(character, character) for character in characters}
    return Normaliser({**SIGNS, **{old: new for old, new in table.items() if new in used}})


@lru_cache(maxsize=1)
def every_character() -> Normaliser:
    """Return a normaliser of all traditional characters. For the texts of a site it does the same as the site's own."""
    return Normaliser({**SIGNS, **simplified_forms(), **VARIANTS})


_FORMS: dict[str, str] = {}


def simplified_forms(memoize: Memoize | None = None) -> Mapping[str, str]:
    """Return every traditional character with its simplified form, if that is one other character.

    The table is computed once in a process, or taken from an earlier one by `memoize`.
    """
    if memoize or not _FORMS:
        pairs = (memoize or no_memo)(
            "simplified-forms", lambda: "".join(chain.from_iterable((_FORMS or compute_simplified_forms()).items()))
        )
        _FORMS.update(zip(pairs[::2], pairs[1::2], strict=True))
    return _FORMS


def compute_simplified_forms() -> dict[str, str]:
    """Compute the simplified forms, which takes longer than everything else that a small build does with texts."""
    import opencc  # a build that knows the table from the last one needs no dictionaries

    han = [chr(code) for first, last in HAN_BLOCKS for code in range(first, last + 1)]
    simplified = opencc.OpenCC("t2s").convert("\n".join(han)).split("\n")
    return {old: new for old, new in zip(han, simplified, strict=True) if new != old and len(new) == 1}
