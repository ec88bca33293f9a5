"""Measures of whose text little is taken up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from policy_explorer.doctor.finding import Case, Finding, at
from policy_explorer.text.verbatim import squeeze
from policy_explorer.validate.content import SourceFile
from policy_explorer.validate.quotes import quotes

LEAST_COVERED = 0.7
LONGEST_LEFT = 30
SHOWN = 40
# What a quote of these is drawn from is the whole measure, or who does it: it takes nothing up.
TAKES_NOTHING_UP = ("summary", "units_quote")


def quotes_cover_little(case: Case) -> Iterator[Finding]:
    """Of a measure's text, the clause of units aside, quotes of benefits, conditions, figures, periods and tags reach
    seven tenths, and no stretch of 30 characters is left out: there may be a benefit or a condition in it that was
    overlooked. Signs do not count.
    """
    for file in case.content.measures:
        reached = reach(file)
        words = [i for i, character in enumerate(file.text) if character.isalnum() and reached[i] is not None]
        share = sum(bool(reached[i]) for i in words) / len(words) if words else 1.0
        text = longest(file.text, reached)
        if share < LEAST_COVERED or len(text) >= LONGEST_LEFT:
            text = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
            yield at(file, ("text",), f"引文只盖住正文的 {share:.0%}，最长的一段没有引到：“{text}”")


def reach(file: SourceFile) -> list[bool | None]:
    """Of each character of the text, whether a quote reaches it; None in the clause of units."""
    reached: list[bool | None] = [False] * len(file.text)
    for field, quote in quotes(file):
        if field[0] not in TAKES_NOTHING_UP:
            mark(reached, file.text, squeeze(quote), True)
    mark(reached, file.text, squeeze(file.get("units_quote", str) or ""), None)
    return reached


def mark(reached: list[bool | None], text: str, quote: str, as_: bool | None) -> None:
    start = text.find(quote) if quote else -1
    while start >= 0:
        reached[start : start + len(quote)] = [as_] * len(quote)
        start = text.find(quote, start + 1)


def longest(text: str, reached: list[bool | None]) -> str:
    """The longest stretch that no quote reaches, without signs at its ends."""
    stretches = (
        "".join(text[i] for i in run)
        for free, run in groupby(range(len(text)), key=lambda i: reached[i] is False)
        if free
    )
    return max(stretches, key=len, default="").strip("，。；、：（）")
