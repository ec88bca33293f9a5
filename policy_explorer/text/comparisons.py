"""What the words around a figure or a date of a notice say of it: 以上, 不足, （不含）, 之前. Pure.

Words that `comparison_table` does not know decide nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from policy_explorer.text.comparison_table import DATES, FIGURES, FIRST_NOTE, NONE, OTHER_STRICTNESS, Operators
from policy_explorer.text.days import next_day, previous_day
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import DateMention, dates, narrow
from policy_explorer.text.units import Quantity

RANKED = regex("[级等档类期星]")  # 三级以上 is upwards of a rank, whose numbers may count downwards
RANGE = regex(r"(?:（[^）]*）)?(?:至|到|[-—－–～~]+)")
LISTED = regex("、|和|及|以及|或者?")
DATE_BEGINS = regex("[0-9一二三四五六七八九十]")


def readable(text: str) -> str:
    """Return the text, which is as long, with the figures and brackets that the patterns know."""
    return narrow(text).replace("(", "（").replace(")", "）")  # `str.translate` takes ten times as long


def operators_of_figure(
    text: str, found: Sequence[Quantity], at: int, again: bool = False, kind: str = ""
) -> Operators:
    """Return the operators that the words around `found[at]` may stand for; none where they decide nothing.

    `text` is `readable`, and `found` are its quantities. `again` is whether the measure has a figure elsewhere too that is an
    end of a range, `kind` what the figure is: see `kind_of_figure`.
    """
    quantity = found[at]
    earliest = found[at - 1].end if at else 0
    if (
        RANKED.search(text, quantity.start, quantity.end + 1)
        or text[max(0, quantity.start - 1) : quantity.start] == "第"
    ):
        return NONE
    said = FIGURES[kind].around(text, quantity.start, quantity.end, earliest)
    return said or operators_of_range(text, found, at, again, kind) or operators_of_list(text, found, at, kind)


def operators_of_list(text: str, found: Sequence[Quantity], at: int, kind: str) -> Operators:
    """Return the operators that the words before the first figure of a list give to each: 达到1亿元、5亿元的; none for another."""
    first = at
    while first and LISTED.fullmatch(text, found[first - 1].end, found[first].start):
        first -= 1
    if first == at:
        return NONE
    return FIGURES[kind].ahead_of(text, found[first].start, found[first - 1].end if first else 0)


def operators_of_range(text: str, found: Sequence[Quantity], at: int, again: bool, kind: str) -> Operators:
    """Return the operators of the lower or the upper end of a range, such as 5至10人; none for any other figure.

    Both ends count, unless a note （不含） says otherwise. Where the measure has the figure again, as in 5至10人、10至20人,
    it is open which of the two it belongs to; where only the other end has a note, as in 1亿元（含）至5亿元, whether it counts.
    """
    if begins_range(text, found, at):
        operator, other = f"{kind}at_least", found[at + 1]
    elif at and begins_range(text, found, at - 1):
        operator, other = f"{kind}at_most", found[at - 1]
    else:
        return NONE
    noted = FIRST_NOTE.match(text, other.end)
    again = again or (noted is not None and not noted["first"].startswith("不"))
    if note := FIRST_NOTE.match(text, found[at].end):
        return frozenset({OTHER_STRICTNESS[operator] if note["first"].startswith("不") else operator})
    return frozenset({operator, OTHER_STRICTNESS[operator]} if again else {operator})


def begins_range(text: str, found: Sequence[Quantity], at: int) -> bool:
    """Return whether `found[at]` is the lower end of a range whose upper end is the next quantity."""
    return at + 1 < len(found) and RANGE.fullmatch(text, found[at].end, found[at + 1].start) is not None


def is_end_of_range(text: str, found: Sequence[Quantity], at: int) -> bool:
    """Return whether `found[at]` is the lower or the upper end of a range."""
    return begins_range(text, found, at) or (at > 0 and begins_range(text, found, at - 1))


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
    elif not said and earliest and RANGE.fullmatch(text, earliest, mention.start):
        said = frozenset({"on_or_before"})
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
            return Side(True, next_day(last))
        case "on_or_before":
            return Side(False, last)
    return Side(False, previous_day(first))


def opposite_side(side: Side) -> Side:
    """Return the side of all other days."""
    return Side(not side.upwards, previous_day(side.day) if side.upwards else next_day(side.day))
