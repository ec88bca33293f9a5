"""The words of comparisons, `comparisons.json`, as patterns: which operators each may stand for. Pure.

The table in docs/rules.zh.md shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from policy_explorer.text.patterns import regex

PATH = Path(__file__).with_name("comparisons.json")
FIGURE = "……"  # stands for the figure in a phrase

KINDS = ("", "elapsed_", "age_")  # of figures: how the operators of numbers, of lengths and of ages begin
OPPOSITE_OF_FIGURES = {
    "at_least": "less_than",
    "less_than": "at_least",
    "at_most": "more_than",
    "more_than": "at_most",
}
OPPOSITE = {f"{kind}{one}": f"{kind}{other}" for kind in KINDS for one, other in OPPOSITE_OF_FIGURES.items()} | {
    "on_or_after": "before",
    "before": "on_or_after",
    "on_or_before": "after",
    "after": "on_or_before",
}
# The same direction, with the bound where the other is without.
STRICTNESS_OF_FIGURES = {
    "at_least": "more_than",
    "more_than": "at_least",
    "at_most": "less_than",
    "less_than": "at_most",
}
OTHER_STRICTNESS = {
    f"{kind}{one}": f"{kind}{other}" for kind in KINDS for one, other in STRICTNESS_OF_FIGURES.items()
} | {
    "on_or_after": "after",
    "after": "on_or_after",
    "on_or_before": "before",
    "before": "on_or_before",
}
INCLUSIVE = frozenset(
    {"on_or_after", "on_or_before", *(f"{kind}{end}" for kind in KINDS for end in ("at_least", "at_most"))}
)

Operators = frozenset[str]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole.

    Phrases by operator, of numbers, dates, lengths of time and ages; words of these that may stand apart from their figure; words before a phrase that turn it into the
    opposite; and for polarity: words that take something out, that bar from a measure, that say what someone is barred
    from, and who is barred, that a question may begin with and a notice leave out, that
    may turn a meaning round, that negate, that ask, and that only look like negations.
    """

    number: dict[str, tuple[str, ...]]
    date: dict[str, tuple[str, ...]]
    elapsed: dict[str, tuple[str, ...]]
    age: dict[str, tuple[str, ...]]
    apart: tuple[str, ...]
    reversing: tuple[str, ...]
    light: tuple[str, ...]
    excluded: tuple[str, ...]
    barring: tuple[str, ...]
    barred_from: tuple[str, ...]
    barred: tuple[str, ...]
    turning: tuple[str, ...]
    negations: tuple[str, ...]
    asking: tuple[str, ...]
    harmless: tuple[str, ...]


TABLE = msgspec.json.decode(PATH.read_bytes(), type=Table)


class Phrases(Struct, frozen=True):
    """The phrases of a table as patterns, and what each word says: the operators without a note, and with one."""

    before: re.Pattern[str]  # ends where the figure begins
    after: re.Pattern[str]
    plain: dict[str, Operators]
    noted: dict[str, Operators]

    def operators(self, word: str, note: str | None) -> Operators:
        """Return the operators that `word` may stand for, beside the note （含） or （不含）, or beside none."""
        plain, noted = self.plain.get(word, NONE), self.noted.get(word, NONE)
        if note is None:
            return plain or noted
        inclusive = not note.startswith("不")
        return frozenset(
            operator if (operator in INCLUSIVE) is inclusive else OTHER_STRICTNESS[operator]
            for operator in plain | noted
        )

    def around(self, text: str, start: int, end: int, earliest: int) -> Operators:
        """Return the operators that the words around `text[start:end]` may stand for; none where they decide nothing.

        Words before `earliest` belong to another figure.
        """
        behind = self.after.match(text, end)
        note = behind and (behind["first"] or behind["second"])
        if note is None and behind and OTHER_NOTE.match(text, behind.end()):
            return NONE
        said = self.operators(behind["word"], note) if behind and behind["word"] else NONE
        ahead = text[max(earliest, start - WINDOW) : start]
        found = self.before.search(ahead) or (APART.search(ahead) if not said else None)
        leading = self.operators(found["word"], note) if found else NONE
        if found and REVERSING.search(ahead[: found.start()]):
            leading = frozenset(OPPOSITE[operator] for operator in leading)
        return said & leading or said | leading

    def ahead_of(self, text: str, start: int, earliest: int) -> Operators:
        """Return the operators that the words right before `text[start:]` stand for; none where they decide nothing."""
        ahead = text[max(earliest, start - WINDOW) : start]
        found = self.before.search(ahead)
        return self.operators(found["word"], None) if found and not REVERSING.search(ahead[: found.start()]) else NONE


NONE: Operators = frozenset()
WINDOW = 20  # characters before a figure that may belong to it
NOTE = r"（{of_word}(?P<{name}>不?(?:含|包括|包含))(?:本数|本级|该数|当日|当天|本日|该日|[0-9][^，。；（）]{{0,8}})?）"
OF_WORD = '(?:(?:所称)?[“"]?(?P=word)[”"]?均?)?'  # a note may repeat the word: 以下（“以下”不含本数）
# Of several words at once, which decides nothing here: （“以上”含本数，“以下”不含本数）.
OTHER_NOTE = regex("（[^）]*(?:以[上下内前后]|本数)[^）]*）")
NOTED = regex(r"（(?P<note>含|不含)）\Z")
# Words that may stand apart from their figure, as in 不低于采购合同金额50%.
# Between a figure and its word: 20名员工以上.
COUNTED = r"(?:人民币|（人民币）|(?:(?!的|以|及|起|止|内|不|超|低|高)[一-鿿]){1,4}?)?"
HOUR = "(?:零时|0时|24时)?"


def compiled(phrases: dict[str, tuple[str, ...]], between: str) -> Phrases:
    """Return the patterns of the phrases by operator; `between` may stand between a figure and its word."""
    sides: dict[bool, set[str]] = {True: set(), False: set()}
    plain: dict[str, Operators] = {}
    noted: dict[str, Operators] = {}
    for operator, all_phrases in phrases.items():
        for phrase in all_phrases:
            note = NOTED.search(phrase)
            word = (phrase[: note.start()] if note else phrase).replace(FIGURE, "")
            sides[phrase.startswith(FIGURE)].add(word)
            known = noted if note else plain
            known[word] = known.get(word, NONE) | {operator}
    first, second = NOTE.format(name="first", of_word=""), NOTE.format(name="second", of_word=OF_WORD)
    return Phrases(
        before=regex(rf"(?P<word>{alternatives(sides[False])})\Z"),
        after=regex(rf"(?:{first})?(?:{between}(?P<word>{alternatives(sides[True])}))?(?:{second})?"),
        plain=plain,
        noted=noted,
    )


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern of one of `words`, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


FIGURES = {  # by how the operators begin
    "": compiled(TABLE.number, COUNTED),
    "elapsed_": compiled(TABLE.elapsed, COUNTED),
    "age_": compiled(TABLE.age, COUNTED),
}
DATES = compiled(TABLE.date, HOUR)
# Words that may stand apart from their figure, as in 不低于采购合同金额50%; 满 and 不足 would mean something else.
APART = regex(rf"(?P<word>{alternatives(TABLE.apart)})(?:(?!部分|按|超过|低于|高于)[一-鿿]){{1,12}}\Z")
REVERSING = regex(rf"(?:{alternatives(TABLE.reversing)})\Z")
FIRST_NOTE = regex(NOTE.format(name="first", of_word=""))


def kind_of_figure(operator: str) -> str:
    """Return how the operators begin that compare what this one does: "" of numbers, "elapsed_" of lengths, "age_" of ages."""
    return next(kind for kind in reversed(KINDS) if operator.startswith(kind))
