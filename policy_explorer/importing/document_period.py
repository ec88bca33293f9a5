"""From when until when a document is in force, as far as its text says. Pure."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from policy_explorer.importing.draft import Field, Inline
from policy_explorer.model.period import CountedFrom
from policy_explorer.text.lengths import WORKING_DAYS, lengths, to_field
from policy_explorer.text.month_days import in_digits
from policy_explorer.text.quantities import dates
from policy_explorer.text.term_ends import is_provisional, says_end
from policy_explorer.text.verbatim import without_whitespace

STARTS = re.compile(
    r"自(?P<counted>发布|印发|公布|下发|成文)之日(?:起|(?=施行|实施))"
    r"|自[^，。；]{0,4}[0-9０-９〇○零一二三四五六七八九]{4}年[^，。；]{0,12}(?:起(?:施行|实施|执行|生效)?|日(?=施行|实施|执行|生效))"
)
LASTS = re.compile(r"有效期|截至|截止|执行至|施行至|实施至|期限(?:至|为)|试行|暂定|[不非未]?长期有效|另行通知")
VERB = re.compile(r"(?:正式)?(?:施行|实施|执行|生效)?")
COUNTED: dict[str, CountedFrom] = {
    "成文": "issued",
    "印发": "published",
    "下发": "published",
    "发布": "announced",
    "公布": "announced",
}
OPEN_ENDS = ("indefinite", "further_notice")


class FoundPeriod(Struct, frozen=True):
    """The period of a document: the fields of its beginning and of its end, and the clauses that give them."""

    start: tuple[Field, ...]
    end: tuple[Field, ...]
    start_quote: str
    quote: str

    def fields(self) -> tuple[Field, ...]:
        """Return the fields of `period` in document.yaml."""
        quoted = (*self.start, Field("from_quote", self.start_quote)) if self.start else ()
        return (*quoted, *self.end, Field("quote", self.quote)) if self.end else quoted


def find_period(texts: list[str], counted: dict[CountedFrom, date | None]) -> FoundPeriod | None:
    """Return the period that the paragraphs `texts` give, None where they say of none.

    `counted` are the days from which a text may count. A day that is not known is not counted from.
    """
    clauses = [clause for text in texts for clause in re.findall(r"[^。；\n]+", without_whitespace(text))]
    starting = next(((clause, said) for clause in clauses if (said := STARTS.search(clause))), None)
    if starting is None:
        return None
    clause, said = starting
    verb = VERB.match(clause[said.end() :])
    start_quote = clause[: said.end()].split("，")[-1] + (verb.group() if verb else "")
    quote = duration_clause(clauses, clause)
    start = start_fields(said, counted)
    return FoundPeriod(start, end_fields(quote, bool(start)), start_quote, quote)


def start_fields(said: re.Match[str], counted: dict[CountedFrom, date | None]) -> tuple[Field, ...]:
    """Return the field of the first day: the day that is written, or the one that the text counts from."""
    if said["counted"]:
        # 发布 and 印发 are used for one another: what is recorded is counted from.
        field = COUNTED[said["counted"]]
        field = "published" if field == "announced" and not counted.get("announced") else field
        return (Field("counted_from", field),) if counted.get(field) else ()
    written = days_in(said.group())
    return (Field("from", written[0]),) if written else ()


def duration_clause(clauses: list[str], starting: str) -> str:
    """Return what says how long the document is in force: the end of the clause `starting`, or one of the next two."""
    for clause in clauses:
        if lasts := LASTS.search(clause):
            if clause == starting:
                return clause[lasts.start() :]
            if clauses.index(clause) - clauses.index(starting) in (1, 2):
                return clause
    return ""


def end_fields(quote: str, begins: bool) -> tuple[Field, ...]:
    """Return the fields of the end as `quote` writes it: a day, a length from a day that is known, or words."""
    provisional = (Field("provisional", True),) if is_provisional(quote) else ()
    if written := days_in(quote):
        return (Field("until", written[-1]), *provisional)
    if begins and (lasts := length_in(quote)):
        return (Field("lasts", Inline((lasts,))), *provisional)
    ends = next((each for each in OPEN_ENDS if says_end(each, quote)), None)
    return (*((Field("ends", ends),) if ends else ()), *provisional)


def length_in(quote: str) -> Field | None:
    """Return the first length of time in `quote` in whole years, months or days."""
    counted = [each for each in lengths(in_digits(quote)) if each.unit != WORKING_DAYS]
    found = next(filter(None, map(to_field, counted)), None)
    return Field(*found) if found else None


def days_in(text: str) -> list[date]:
    """Return the single days that `text` mentions, in Arabic or Chinese digits."""
    return [mention.first for mention in dates(without_whitespace(text)) if mention.first == mention.last]
