"""From when until when a document is in force, as far as its text says. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from policy_explorer.text.chinese_numbers import read_number
from policy_explorer.text.quantities import dates, narrow
from policy_explorer.text.verbatim import without_whitespace

STARTS = re.compile(
    r"自(?:发布|印发|公布|下发)之日起|自[^，。；]{0,4}[0-9０-９]{4}年[^，。；]{0,12}起(?:施行|实施|执行|生效)?"
)
LASTS = re.compile(r"有效期|截至|截止|执行至|施行至|实施至|期限(?:至|为)|试行")
VERB = re.compile(r"(?:正式)?(?:施行|实施|执行|生效)?")
YEARS = re.compile(r"(?P<number>[0-9]{1,2}|[一二两三四五六七八九十])\s*(?P<unit>年|个月)")


class FoundPeriod(Struct, frozen=True):
    """The period of a document, with the clauses that give it."""

    start: date | None
    until: date | None
    start_quote: str
    quote: str
    why: str  # how `until` was worked out; "" where it is written


def find_period(texts: list[str], issued: date | None) -> FoundPeriod | None:
    """Return the period that the paragraphs `texts` give, None where they have no beginning.

    `issued` is the beginning of a document that is in force from its issue on.
    """
    clauses = [clause for text in texts for clause in re.findall(r"[^。；\n]+", without_whitespace(text))]
    starting = next(((clause, said) for clause in clauses if (said := STARTS.search(clause))), None)
    if starting is None:
        return None
    clause, said = starting
    verb = VERB.match(clause[said.end() :])
    start_quote = clause[: said.end()].split("，")[-1] + (verb.group() if verb else "")
    start = next(iter(days_in(said.group())), issued)
    quote = duration_clause(clauses, clause)
    until, why = end_of(quote, start)
    return FoundPeriod(start, until, start_quote, quote, why)


def duration_clause(clauses: list[str], starting: str) -> str:
    """Return what says how long the document is in force: the end of the clause `starting`, or one of the next two."""
    for clause in clauses:
        if lasts := LASTS.search(clause):
            if clause == starting:
                return clause[lasts.start() :]
            if clauses.index(clause) - clauses.index(starting) in (1, 2):
                return clause
    return ""


def end_of(quote: str, start: date | None) -> tuple[date | None, str]:
    """Return the last day that `quote` gives, and how it was worked out if it was from a number of years or months."""
    written = days_in(quote)
    if written:
        return written[-1], ""
    lasting = YEARS.search(narrow(quote))
    number = read_number(lasting["number"].replace("两", "二")) if lasting else None
    if not lasting or not number or start is None:
        return None, ""
    months = number * (12 if lasting["unit"] == "年" else 1)
    year, month = divmod(start.month - 1 + months, 12)
    try:
        ends = start.replace(year=start.year + year, month=month + 1) - timedelta(days=1)
    except ValueError:  # the month has no such day
        ends = start.replace(year=start.year + year, month=month + 1, day=28)
    return ends, f"按“{lasting.group()}”从施行之日推算到前一天"


def days_in(text: str) -> list[date]:
    """Return the single days that `text` mentions, in Arabic or Chinese digits."""
    return [mention.first for mention in dates(without_whitespace(text)) if mention.first == mention.last]
