"""Rule: quotes cover most of a measure's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from policy_explorer.doctor.finding import Finding, RuleContext, finding_at
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.quotes import quotes
from policy_explorer.validate.source_file import EACH, SourceFile

LEAST_COVERED = 0.7
LONGEST_GAP = 30  # characters
SHOWN = 40  # characters
BESIDE = ("relations", "superiors")  # fields of document.yaml that quote measures
# Quotes of these are about the whole measure, or about units: they say nothing of benefits or conditions.
NOT_COUNTED = ("summary", "units_quote")


def quotes_cover_the_text(context: RuleContext) -> Iterator[Finding]:
    """Expect quotes that cover seven tenths of a measure's text and leave no gap of 30 characters.

    In a gap a benefit or a condition may have been overlooked. The quotes are those of benefits, conditions, figures,
    periods and tags. The clause about units and punctuation do not count.
    """
    for file, beside in measures(context):
        covered = coverage(file, beside)
        words = [i for i, character in enumerate(file.text) if character.isalnum() and covered[i] is not None]
        share = sum(bool(covered[i]) for i in words) / len(words) if words else 1.0
        text = longest_gap(file.text, covered)
        if share < LEAST_COVERED or len(text) >= LONGEST_GAP:
            text = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
            yield finding_at(file, ("text",), f"引文只盖住正文的 {share:.0%}，最长的一段没有引到：“{text}”")


def measures(context: RuleContext) -> Iterator[tuple[SourceFile, list[str]]]:
    """Yield each measure, with the quotes of its document about relations and what it implements."""
    for notice in context.content.notices:
        found = (notice.document.values(field, EACH, "quote", kind=str) for field in BESIDE) if notice.document else ()
        beside = [quote for quotes_of_field in found for quote in quotes_of_field]
        yield from ((file, beside) for file in notice.measures)


def coverage(file: SourceFile, beside: Iterable[str] = ()) -> list[bool | None]:
    """Return, for each character of the text, whether a quote covers it; None in the clause about units.

    `beside` are quotes of document.yaml.
    """
    covered: list[bool | None] = [False] * len(file.text)
    own = (quote for field, quote in quotes(file) if field[0] not in NOT_COUNTED)
    for quote in (*own, *beside):
        mark(covered, file.text, without_whitespace(quote), True)
    mark(covered, file.text, without_whitespace(file.get("units_quote", str) or ""), None)
    return covered


def mark(covered: list[bool | None], text: str, quote: str, value: bool | None) -> None:
    """Set `covered` to `value` in each occurrence of `quote` in `text`."""
    start = text.find(quote) if quote else -1
    while start >= 0:
        covered[start : start + len(quote)] = [value] * len(quote)
        start = text.find(quote, start + 1)


def longest_gap(text: str, covered: list[bool | None]) -> str:
    """Return the longest part of `text` that no quote covers, without punctuation at its ends."""
    gaps = (
        "".join(text[i] for i in run)
        for uncovered, run in groupby(range(len(text)), key=lambda i: covered[i] is False)
        if uncovered
    )
    return max(gaps, key=len, default="").strip("，。；、：（）")
