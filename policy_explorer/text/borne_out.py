"""Whether the figures and dates of an editor's text are those of an official text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import DateMention, dates, narrow
from policy_explorer.text.units import Quantity, counting, quantities

DIGIT = regex("[0-9０-９]")
DIGIT_BEFORE = regex(r"[0-9][.,]?\Z")


class Figure(Struct, frozen=True):
    """A quantity or a date as an editor writes it."""

    words: str
    meaning: Quantity | DateMention


class OfficialText(Struct, frozen=True, dict=True):
    """A text without white space, and days that are recorded beside it."""

    text: str
    days: frozenset[date] = frozenset()

    @cached_property
    def narrowed(self) -> str:
        """The text with narrow digits."""
        return narrow(self.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of the text."""
        return quantities(self.text)

    @cached_property
    def dates(self) -> list[DateMention]:
        """The dates of the text."""
        return list(dates(self.text))

    def bears_out(self, figure: Figure) -> bool:
        """Return whether the text has `figure`: in the same words, as an equal quantity, or as a date within or around it."""
        if self.has_words(figure.words):
            return True
        meaning = figure.meaning
        if isinstance(meaning, Quantity):
            return any(self.is_equal(quantity, meaning) for quantity in self.quantities)
        spans = [(mention.first, mention.last) for mention in self.dates] + [(day, day) for day in self.days]
        return any(first <= meaning.last and meaning.first <= last for first, last in spans)

    def is_equal(self, quantity: Quantity, meaning: Quantity) -> bool:
        """Return whether `quantity` of the text may be `meaning`. A unit may be missing in a cell of a table only."""
        if meaning.unit.dimension and not quantity.unit.dimension:
            beside = self.text[max(0, quantity.start - 1) : quantity.start] + self.text[quantity.end : quantity.end + 1]
            return not beside.strip("。") and quantity.may_be(meaning.count, meaning.unit)
        return quantity.may_be(meaning.count, meaning.unit)

    def has_words(self, words: str) -> bool:
        """Return whether `words` are in the text, not as the end of a longer number."""
        start = self.narrowed.find(words)
        while start >= 0 and DIGIT_BEFORE.search(self.narrowed[max(0, start - 2) : start]) and words[0].isdecimal():
            start = self.narrowed.find(words, start + 1)
        return start >= 0


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures of an editor's text, which is without white space.

    一年 and the like may be figures of speech, and 第1档 counts what the text does not.
    """
    if not DIGIT.search(text) and not counting("").search(text):
        return
    narrowed = narrow(text)
    for mention in dates(narrowed):
        yield Figure(narrowed[mention.start : mention.end], mention)
    for quantity in quantities(narrowed):
        words = narrowed[quantity.start : quantity.end]
        if words[0] != "一" and narrowed[max(0, quantity.start - 1) : quantity.start] != "第":
            yield Figure(words, quantity)


def not_borne_out(text: str, officials: Sequence[OfficialText]) -> Iterator[str]:
    """Yield the words of each figure of `text` that none of `officials`, tried in their order, bears out."""
    return (figure.words for figure in figures(text) if not any(each.bears_out(figure) for each in officials))
