"""From when until when a document is in force, as far as its text says. Pure."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from policy_explorer.importing.draft import Field, Inline
from policy_explorer.importing.structure.provisions import SELF
from policy_explorer.model.period import CountedFrom
from policy_explorer.text.lengths import WORKING_DAYS, lengths, to_field
from policy_explorer.text.month_days import in_digits
from policy_explorer.text.quantities import dates, narrow
from policy_explorer.text.term_ends import is_provisional, says_end
from policy_explorer.text.verbatim import without_whitespace

YEAR = "[0-9０-９〇○零一二三四五六七八九]{4}年"
FORCE = "施行|实施|执行|生效"
STARTS = re.compile(
    rf"自(?P<counted>发布|印发|公布|下发|成文)之日(?:起|(?={FORCE}))"
    rf"|[自从][^，。；]{{0,4}}{YEAR}[^，。；]{{0,12}}(?:起(?:{FORCE})?|日(?=(?:开始|正式)?(?:{FORCE})))"
    rf"|{YEAR}[^，。；年]{{2,8}}日起(?:正式)?(?:{FORCE})"
)
HEADED = re.compile(
    r"(?:上述|以上)?(?:各项|全部)?(?:政策|措施)?(?:的)?(?:有效期限?|(?:执行|实施|施行)(?:期限?|时间|日期))[：:为自从至到]|(?:本次|补贴)?活动自"
)
UNTIL = re.compile(rf"[至到][^，。；0-9]{{0,2}}{YEAR}[^，。；]{{2,8}}日")  # behind the beginning
# Behind 起: it is in force so long after the day, not from the day.
DELAYED = re.compile(r"(?:满)?[0-9０-９一二三四五六七八九十]{1,3}(?:个?工作)?(?:日|天|个?月)[之以]?后")
LASTS = re.compile(
    r"有效期|截至|截止|执行至|施行至|实施至|期限(?:至|为)|试行|暂定|[不非未]?长期有效|另行通知|(?:执行|实施|施行)期限?(?=[0-9０-９一二三四五六七八九十两])"
)
# 有效期自2024年1月1日至2026年12月31日: both ends at once.
SPAN = re.compile(
    rf"(?:有效期|(?:执行|实施|施行|政策|有效)(?:期限?|时间))[^，。；0-9]{{0,6}}{YEAR}[^，。；]{{2,8}}日[^，。；0-9]{{0,4}}[至到—－-]+[^，。；0-9]{{0,2}}{YEAR}[^，。；]{{2,8}}日"
)
NUMBERED = re.compile(
    r"(?:(?:说明|备注|注)[：:]|第[^，。；条]{1,6}条|[0-9]{1,3}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[）)、．.])\s*"
)
SAYS_OF_OTHERS = re.compile(
    "》[^。；]{0,40}(?:延长|延续|顺延|展期|继续(?:执行|实施|施行|有效|沿用)[至到]|修改为)|修改为[：:]?“"
)
VERB = re.compile(r"(?:正式|开始)?(?:施行|实施|执行|生效)?")
COUNTED: dict[str, CountedFrom] = {
    "成文": "issued",
    "印发": "published",
    "下发": "published",
    "发布": "announced",
    "公布": "announced",
}
END_OF_YEAR = re.compile("[至到](?P<year>20[0-9]{2})年?[底末]")  # 有效期至2026年底: no day is written
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
    own = [text for text in texts if not SAYS_OF_OTHERS.search(without_whitespace(text))]
    clauses = [
        NUMBERED.sub("", clause, count=1) if NUMBERED.match(clause) else clause
        for text in own
        for clause in re.findall(r"[^。；\n]+", without_whitespace(text))
    ]
    if whole := next((span for clause in clauses if concerns_all(clause) and (span := SPAN.search(clause))), None):
        first, *_, last = days_in(whole.group())
        if first < last:
            return FoundPeriod((Field("from", first),), (Field("until", last),), whole.group(), whole.group())
    starting = best_start(clauses)
    if starting is None:
        says = (part for clause in clauses if concerns_all(clause) for part in clause.split("，"))
        quote = next((part for part in says if LASTS.search(part)), "")
        end = end_fields(quote, begins=False)
        return FoundPeriod((), end, "", quote) if end else None
    clause, said = starting
    delayed = DELAYED.match(clause, said.end())
    verb = VERB.match(clause[said.end() :])
    start_quote = clause[: said.end()].split("，")[-1] + (verb.group() if verb else "")
    quote = duration_clause(clauses, clause)
    start = () if delayed else start_fields(said, counted)
    return FoundPeriod(start, end_fields(quote, bool(start)), start_quote, quote)


def best_start(clauses: list[str]) -> tuple[str, re.Match[str]] | None:
    """Return the clause that says since when the document is in force: rather one that names the document, and a verb."""
    found = [
        (2 * concerns_all(clause) + bool(re.search(FORCE, clause[said.start() :])), (clause, said))
        for clause in clauses
        if (said := STARTS.search(clause))
    ]
    points, best = max(found, key=lambda pair: pair[0], default=(0, None))
    return best if points else None


def concerns_all(clause: str) -> bool:
    """Return whether a clause is about the document itself: 本措施自……."""
    return re.search(SELF, clause) is not None or any(map(HEADED.match, clause.split("，")))


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
    """Return what says how long the document is in force: the end of the clause `starting`, one of the next two, or another that names it."""
    begun = STARTS.search(starting)
    if begun and (until := UNTIL.match(starting, begun.end())):
        return until.group()
    if lasts := LASTS.search(starting):
        first, *others = starting[lasts.start() :].split("，")
        says = days_in(first) or length_in(first)
        return first if says else "，".join((first, *others))
    if until := UNTIL.search(starting):
        return until.group()
    at = clauses.index(starting)
    near = (clause for clause in clauses[at + 1 : at + 3] if LASTS.search(clause))
    named = (clause for clause in clauses if re.match(rf"{SELF}(?:的)?(?:{LASTS.pattern})", clause))
    return next(iter((*near, *named)), "")


def end_fields(quote: str, begins: bool) -> tuple[Field, ...]:
    """Return the fields of the end as `quote` writes it: a day, a length from a day that is known, or words."""
    provisional = (Field("provisional", True),) if is_provisional(quote) else ()
    if written := days_in(quote):
        return (Field("until", written[-1]), *provisional)
    if year := END_OF_YEAR.search(narrow(quote)):
        return (Field("until", date(int(year["year"]), 12, 31)), *provisional)
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
