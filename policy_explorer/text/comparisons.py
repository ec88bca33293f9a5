"""What the words around a figure or a date of a notice say of it: 以上, 不足, （不含）, 之前. Pure.

The words are those of `comparisons.json`, which the table in docs/rules.zh.md shows. Words that the table does not know
decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from policy_explorer.text.quantities import DateMention, dates, narrow
from policy_explorer.text.units import Quantity

PATH = Path(__file__).with_name("comparisons.json")
FIGURE = "……"  # stands for the figure in a phrase
ONE_DAY = timedelta(days=1)

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


NONE: Operators = frozenset()
WINDOW = 20  # characters before a figure that may belong to it
NOTE = r"（{of_word}(?P<{name}>不?(?:含|包括|包含))(?:本数|本级|该数|当日|当天|本日|该日|[0-9][^，。；（）]{{0,8}})?）"
OF_WORD = '(?:(?:所称)?[“"]?(?P=word)[”"]?均?)?'  # a note may repeat the word: 以下（“以下”不含本数）
# Of several words at once, which decides nothing here: （“以上”含本数，“以下”不含本数）.
OTHER_NOTE = re.compile("（[^）]*(?:以[上下内前后]|本数)[^）]*）")
NOTED = re.compile(r"（(?P<note>含|不含)）\Z")
# Words that may stand apart from their figure, as in 不低于采购合同金额50%.
# Between a figure and its word: 20名员工以上.
COUNTED = r"(?:人民币|（人民币）|(?:(?!的|以|及|起|止|内|不|超|低|高)[一-鿿]){1,4}?)?"
HOUR = "(?:零时|0时|24时)?"
RANKED = re.compile("[级等档类期星]")  # 三级以上 is upwards of a rank, whose numbers may count downwards
RANGE = re.compile(r"(?:（[^）]*）)?(?:至|到|[-—－–～~]+)")
DATE_BEGINS = re.compile("[0-9一二三四五六七八九十]")
MARKS = "，。；：、（）"
BRACKETS = str.maketrans("()", "（）")


def readable(text: str) -> str:
    """Return the text, which is as long, with the figures and brackets that the patterns know."""
    return narrow(text).translate(BRACKETS)


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
        before=re.compile(rf"(?P<word>{alternatives(sides[False])})\Z"),
        after=re.compile(rf"(?:{first})?(?:{between}(?P<word>{alternatives(sides[True])}))?(?:{second})?"),
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
APART = re.compile(rf"(?P<word>{alternatives(TABLE.apart)})(?:(?!部分|按|超过|低于|高于)[一-鿿]){{1,12}}\Z")
REVERSING = re.compile(rf"(?:{alternatives(TABLE.reversing)})\Z")
FIRST_NOTE = re.compile(NOTE.format(name="first", of_word=""))
EXCLUDED = re.compile(rf"{alternatives((*TABLE.excluded, *TABLE.barring))}|除[^，。；]*外")
# To the end of a clause: 的企业，一律不得享受本措施. 不予处罚 bars from nothing, and so says nothing of who is eligible.
BARS = re.compile(
    r"(?:[及其]{0,2}以[上下前后内]|之[内前后]|[内前后起])?(?:（[^）]*）)?"
    rf"的?(?:{alternatives(TABLE.barred)})?的?，?(?:一律|均|都|暂|将|则)?"
    rf"(?:{alternatives(TABLE.barring)})(?:{alternatives(TABLE.barred_from)})*的?(?![^，。；：、！？）])"
)


def kind_of_figure(operator: str) -> str:
    """Return how the operators begin that compare what this one does: "" of numbers, "elapsed_" of lengths, "age_" of ages."""
    return next(kind for kind in reversed(KINDS) if operator.startswith(kind))


def operators_of_figure(
    text: str, found: Sequence[Quantity], at: int, again: bool = False, kind: str = ""
) -> Operators:
    """Return the operators that the words around `found[at]` may stand for; none where they decide nothing.

    `text` is `readable`, and `found` are its quantities. `again` is whether the measure has the figure elsewhere too, `kind`
    what the figure is: see `kind_of_figure`.
    """
    quantity = found[at]
    earliest = found[at - 1].end if at else 0
    if (
        RANKED.search(text, quantity.start, quantity.end + 1)
        or text[max(0, quantity.start - 1) : quantity.start] == "第"
    ):
        return NONE
    said = FIGURES[kind].around(text, quantity.start, quantity.end, earliest)
    return said or operators_of_range(text, found, at, again, kind)


def operators_of_range(text: str, found: Sequence[Quantity], at: int, again: bool, kind: str) -> Operators:
    """Return the operators of the lower or the upper end of a range, such as 5至10人; none for any other figure.

    Both ends count, unless a note （不含） says otherwise. Where the measure has the figure again, as in 5至10人、10至20人,
    it is open which of the two it belongs to.
    """
    if begins_range(text, found, at):
        operator = f"{kind}at_least"
    elif at and begins_range(text, found, at - 1):
        operator = f"{kind}at_most"
    else:
        return NONE
    if note := FIRST_NOTE.match(text, found[at].end):
        return frozenset({OTHER_STRICTNESS[operator] if note["first"].startswith("不") else operator})
    return frozenset({operator, OTHER_STRICTNESS[operator]} if again else {operator})


def begins_range(text: str, found: Sequence[Quantity], at: int) -> bool:
    """Return whether `found[at]` is the lower end of a range whose upper end is the next quantity."""
    return at + 1 < len(found) and RANGE.fullmatch(text, found[at].end, found[at + 1].start) is not None


def is_in_note(text: str, index: int) -> bool:
    """Return whether a figure at `index` only repeats the one before it: 10人（含10人）以上."""
    return text.endswith(("（含", "（不含", "（包括", "（不包括"), 0, index)


class Side(Struct, frozen=True):
    """All days from `day` on, or up to it, the day included."""

    upwards: bool
    day: date


def sides_of_date(text: str, mention: DateMention, earliest: int) -> frozenset[Side]:
    """Return the sides that the words around a date of `text`, which is `readable`, may stand for; none as above.

    Words before `earliest` belong to another date.
    """
    said = DATES.around(text, mention.start, mention.end, earliest)
    if not said and (between := RANGE.match(text, mention.end)) and DATE_BEGINS.match(text, between.end()):
        said = frozenset({"on_or_after"})
    return frozenset(side_of(operator, mention.first, mention.last) for operator in said)


def directions(quote: str, day: date) -> frozenset[bool]:
    """Return whether the quote says from `day` on (True), up to it (False), or, by its words, either."""
    found: set[bool] = set()
    text, earliest = readable(quote), 0
    for mention in dates(text):
        sides = sides_of_date(text, mention, earliest)
        earliest = mention.end
        if day in (mention.first, mention.last, mention.adjacent):
            found |= {side.upwards for side in sides} or {True, False}
    return frozenset(found)


def side_of(operator: str, first: date, last: date) -> Side:
    """Return the side that `operator` means beside a date from `first` to `last`."""
    match operator:
        case "on_or_after":
            return Side(True, first)
        case "after":
            return Side(True, last + ONE_DAY)
        case "on_or_before":
            return Side(False, last)
    return Side(False, first - ONE_DAY)


def opposite_side(side: Side) -> Side:
    """Return the side of all other days."""
    return Side(not side.upwards, side.day - ONE_DAY if side.upwards else side.day + ONE_DAY)


def excludes(text: str, start: int, end: int) -> bool:
    """Return whether the words around `text[start:end]` surely take it out: 超过10万元的除外, 超过60周岁的不予补贴, 除10万元以下的以外."""
    begin = max(text.rfind(mark, 0, start) for mark in MARKS) + 1
    stop = min((index for mark in MARKS if (index := text.find(mark, end)) >= 0), default=len(text))
    behind = text[end:stop]
    if bars(text, end) or behind.endswith("除外"):
        return True
    return "除" in text[begin:start] and behind.endswith(("外", "以外", "之外"))


def bars(text: str, end: int) -> bool:
    """Return whether those that `text` names up to `end` are surely barred: 超过60周岁的不予补贴, 欠税企业不得享受本措施."""
    return BARS.match(text, end) is not None


def may_exclude(text: str) -> bool:
    """Return whether some words of `text` take something out."""
    return EXCLUDED.search(text) is not None
