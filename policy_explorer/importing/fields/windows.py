"""When one can apply, as far as a sentence surely says so: every year, once, or within a time after an event. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from policy_explorer.importing.draft import Absent, Field, Figure, Inline, Span
from policy_explorer.importing.fields.figures import spans_of
from policy_explorer.importing.wording.headings import marker_of
from policy_explorer.text.lengths import lengths, to_field
from policy_explorer.text.month_days import YearDays, in_digits, year_days
from policy_explorer.text.quantities import AFTER, BEFORE, narrow, numbers
from policy_explorer.text.verbatim import without_whitespace

APPLYING = re.compile(
    r"申报|申请(?!人|单位|企业|表|材料)|受理|报名|提交|递交|申[请报](?:表|书|材料|资料)[^，。；]{0,14}报送|填报|申领"
)
LATER = re.compile(
    r"发布[^，。；]{0,8}(?:通知|公告|指南)|(?:兑付|兑现|拨付|发放)(?![^，。；]{0,4}申[请报])|审核(?!后)|评审|公示|办结|完成|暂停|停止"
)
EVERY_YEAR = re.compile(r"每个?(?:自然)?年度?|各年度?|逐年|历年")
NEXT_YEAR = re.compile(r"(?:次年|翌年)(?:的)?(?=[0-9]{1,2}月|第?[一二三四1-4]季度|年[初底末])")
OF_THE_YEAR_BEFORE = re.compile("上一?个?年|[上前]一年|次年|翌年")
BETWEEN = re.compile(r"(?:（[^）]*）)?起?(?:[-—－–~～]+|至|到)")
EVENT = re.compile(
    r"[自从在于](?P<event>[^，。；自从于]{2,24}?(?:之日)?)(?:起|之?后|以后)?(?:[0-9]+(?:个)?(?:月|日|天|年|工作日)[之以]?内)"
)
# The same in a column of times: 认定后60日内.
EVENT_ALONE = re.compile(
    EVENT.pattern.replace("[自从在于]", "[自从在于]?", 1).replace("(?:起|之?后|以后)?", "(?:起|之?后|以后)", 1)
)
# Of one measure, or of something else than an application.
OF_SOME = re.compile("第[0-9一二三四五六七八九十]{1,3}[条项款]|《|异议|预算|年报")
NO_APPLICATION = re.compile(
    "[自从在于]每|复核|复议|复查|申诉|异议|退回|退还|整改|变更|注销|迁出|公示|审[核查批定]|收到|接到|送达|告知|受理之日"
)
UNITS_OF_TIME = ("年", "个月", "月", "日", "天", "号", "工作日", "个工作日")  # beside a cell, whose clause is longer
AROUND_GUESS = "申请时间写在各项以外，像是管各项的；不管这一项的删去"
CELL_GUESS = "取自表里写申请时间的一栏，请核对"
WINDOW_GUESS = "从“申报”“受理”一类的字眼看是申请的时间，请核对"


def window_fields(text: str, spans: Sequence[Span], cell: str = "") -> tuple[tuple[Field, ...], frozenset[str]]:
    """Return the field `windows`, if the text says when one can apply, and the clauses that say so.

    `cell` is that of a table, within the text, which says nothing else.
    """
    told = [window for clause in clauses_of(cell) for window in window_in(clause, spans_of(clause), told=True)]
    if told:
        fields = (Field("windows", tuple(told), CELL_GUESS),)
        return fields, quotes_of(fields)
    found = [window for clause in clauses_of(text) for window in window_in(clause, spans)]
    if not found:
        return (), frozenset()
    fields = (Field("windows", tuple(found), WINDOW_GUESS),)
    return fields, quotes_of(fields)


def quotes_of(fields: tuple[Field, ...]) -> frozenset[str]:
    """Return the quotes of the windows in the field `windows`."""
    windows = (window for field in fields for window in field.value)
    return frozenset(field.value for window in windows for field in window.fields if field.key == "quote")


def windows_around(texts: Sequence[str]) -> tuple[Field, ...]:
    """Return the field `windows` of each measure, if one sentence of `texts`, which stand around them, says it for all.

    A length of time after an event is taken only where the event is none of the procedure: it may be one for appeals.
    """
    found = {}
    lines = (line[marker.end if (marker := marker_of(line)) else 0 :] for text in texts for line in text.split("\n"))
    for sentence in (each for line in lines for each in re.findall("[^。；]+", without_whitespace(line))):
        spans = spans_of(sentence)
        said = [each for clause in clauses_of(sentence) for each in window_in(clause, spans) if is_for_all(each)]
        if len(said) == 1 or (said and all(each.fields[0].key == "yearly" for each in said)):
            found[sentence] = tuple(said)
    if len(found) != 1 or OF_SOME.search(next(iter(found))):
        return ()
    ((sentence, windows),) = found.items()
    return (Field("windows", windows, AROUND_GUESS),)


def after_the_term(fields: Iterable[Field | Absent], last: date | None, ends: bool) -> tuple[Field | Absent, ...]:
    """Return the fields of a measure, its windows marked in which one applies after its term.

    `last` is the last day of the document's term, None where it is not written; `ends` is whether that term has an end.
    """
    fields = tuple(fields)
    own = next((each.value for each in fields if isinstance(each, Field) and each.key == "period"), ())
    stated = {each.key: each.value for each in (own.fields if isinstance(own, Inline) else own)}
    if stated.get("basis") == "stated":
        last, ends = stated.get("until"), "until" in stated
    return tuple(
        Field("windows", tuple(marked(each, last) for each in field.value), field.guess)
        if ends and isinstance(field, Field) and field.key == "windows"
        else field
        for field in fields
    )


def marked(window: Inline, last: date | None) -> Inline:
    """Return a window, marked if it has days after `last`, or comes in each year for the year before."""
    kind, *others = window.fields
    quote = next(each.value for each in others if each.key == "quote")
    later = kind.key == "yearly" and OF_THE_YEAR_BEFORE.search(quote) is not None
    if kind.key == "once" and last:
        later = any(each.value > last for each in kind.value.fields)
    return Inline((kind, Field("afterwards", True), *others)) if later else window


def is_for_all(window: Inline) -> bool:
    """Return whether a window that is written outside the measures may be that of all: it has days, or an event."""
    kind, quote = window.fields
    if kind.key in ("yearly", "once"):
        return "验收" not in quote.value
    return NO_APPLICATION.search(quote.value) is None


def clauses_of(text: str) -> Iterator[str]:
    """Yield the clauses of a text, without white space; one that only says how often or when is joined with the next: 每年一次，3月受理."""
    for sentence in re.findall(r"[^。；！？]+", without_whitespace(text)):
        parts = sentence.split("，")
        joined = [
            f"{before}，{after}" if EVERY_YEAR.search(before) and only_says_when(before) else after
            for before, after in pairwise(["", *parts])
        ]
        yield from joined


def only_says_when(clause: str) -> bool:
    """Return whether a clause says how often, or only on which days: 每年一次, 每年1月10日至2月28日."""
    days = list(year_days(in_digits(clause)))
    if not days:
        return True
    return not re.search(
        "[一-鿿]", EVERY_YEAR.sub("", re.sub("[0-9]|月|日|初|底|上旬|中旬|下旬|至|到|起|止|的", "", in_digits(clause)))
    )


def window_in(clause: str, spans: Sequence[Span], told: bool = False) -> Iterator[Inline]:
    """Yield the window that a clause says, if it surely says one. `told`: it is known to be about applying."""
    words = in_digits(clause)
    if not told and (not APPLYING.search(clause) or LATER.search(clause)):
        return
    mentions = list(year_days(words))
    if mentions and comes_yearly(words, mentions[0]):
        yield from (window("yearly", days, clause) for each in apart(words, mentions) if (days := days_of(words, each)))
    elif span := next((span for span in spans if span.quote == clause and span.first != span.last), None):
        days = tuple(Field(key, day) for key, day in (("from", span.first), ("until", span.last)) if day)
        yield window("once", days, clause)
    elif len(lengths(words)) == 1 and (event := in_time(words, told)) and event["event"] in clause:
        length = to_field(lengths(words)[0])
        if length:
            within = Inline((Field(*length),))
            yield window("after", (Field("event", event["event"]), Field("within", within)), clause)


def in_time(words: str, told: bool) -> re.Match[str] | None:
    """Return the event from which a clause counts a length of time."""
    return EVENT.search(words) or (EVENT_ALONE.match(words) if told else None)


def comes_yearly(words: str, first: YearDays) -> bool:
    """Return whether a clause is about every year: 每年3月, or 于次年3月底前 of no year that it names."""
    next_year = NEXT_YEAR.search(words)
    alone = next_year is not None and next_year.end() == first.start and not re.search("[0-9]{4}年|当年", words)
    return alone or EVERY_YEAR.search(words) is not None


def apart(words: str, mentions: list[YearDays]) -> list[list[YearDays]]:
    """Return the mentions of each window of a clause: 每年3月1日至4月30日、9月1日至10月31日, 每年4月、10月."""
    groups = [mentions[:1]]
    for before, mention in pairwise(mentions):
        joined = BETWEEN.fullmatch(words, before.end, mention.start) or words[before.end - 1] in "-—－–~～至到"
        if len(groups[-1]) == 1 and joined:
            groups[-1].append(mention)
        elif re.fullmatch("、|和|及|以及|或|，", words[before.end : mention.start]):
            groups.append([mention])
        else:
            return [mentions]
    return groups


def days_of(words: str, mentions: list[YearDays]) -> tuple[Field, ...]:
    """Return the first and the last day of the year that the mentions surely give; none where they do not."""
    first = mentions[0]
    if len(mentions) == 1:
        if BEFORE.match(words, first.end) or words.startswith("止", first.end):
            return (Field("until", max(first.last)),)
        if AFTER.match(words, first.end) or words.startswith("起", first.end):
            return (Field("from", min(first.first)),) if len(first.first) == 1 else ()
        return (Field("from", min(first.first)), Field("until", max(first.last))) if len(first.first) == 1 else ()
    joined = BETWEEN.match(words, first.end) or words[first.end - 1] in "-—－–~～至到"
    if len(mentions) == 2 and joined and not re.match("次年|翌年", words[first.end :].lstrip("至到-—－")):
        return (Field("from", min(first.first)), Field("until", max(mentions[1].last)))
    return ()


def window(kind: str, fields: tuple[Field, ...], quote: str) -> Inline:
    """Return a window with its quote."""
    return Inline((Field(kind, Inline(fields)), Field("quote", quote)))


def without_times(figures: Sequence[Figure], quotes: frozenset[str]) -> tuple[Figure, ...]:
    """Return the figures that are not the times of the windows with these quotes."""
    times = {quote: set(times_in(quote)) for quote in quotes}
    return tuple(
        f
        for f in figures
        if not any(
            f.value in times[quote] and (f.quote in quote or (quote in f.quote and f.unit in UNITS_OF_TIME))
            for quote in quotes
        )
    )


def times_in(quote: str) -> Iterator[float]:
    """Yield the numbers that stand only in the days of a year, the years and the lengths of time of a window's quote."""
    places = [(each.start, each.end) for each in year_days(quote)]
    places += [(each.start, each.end) for each in lengths(quote)]
    places += [found.span() for found in re.finditer(r"[0-9]{4}(?=年)", narrow(quote))]
    found = list(numbers(quote))
    elsewhere = {n.value for n in found if not any(start <= n.start < end for start, end in places)}
    yield from (n.value for n in found if n.value not in elsewhere)
