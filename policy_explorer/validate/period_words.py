"""Rule: a period, an extension and a window say what the words of their quotes say, beside the dates in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from policy_explorer.derive.days import last_day_of
from policy_explorer.load.problem import Problem
from policy_explorer.model import Length
from policy_explorer.model.base import read_date
from policy_explorer.text.comparisons import directions
from policy_explorer.text.days import next_day
from policy_explorer.text.lengths import is_length, is_well_formed, lengths, to_field
from policy_explorer.text.patterns import regex
from policy_explorer.text.quantities import dates
from policy_explorer.text.term_ends import (
    ENDS,
    is_provisional,
    last_days_before_end,
    may_be_provisional,
    says_end,
    stays_provisional,
    surely_open,
    surely_until,
    surely_until_budget,
)
from policy_explorer.text.term_starts import days_counted_from, days_named, may_be_later, offsets
from policy_explorer.text.units import Quantity
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.period_claims import Claim, claims, recorded_days, text_in

# Ends right before the length of a term; 有效期满前3个月 is none.
TERM = regex("(?:有效期|期限|为期|执行|实施|施行|暂定|试行|延长|延续)(?:(?!满|前|后)[一-鿿：]){0,6}\\Z")
INEXACT = regex("最|不|超|少|约|原")
# Ends right before a length that counts from the end of a term: 有效期届满前3个月, 期满后1年.
FROM_END = regex("(?:满|到期|结束|终止|失效)(?:之|以)?[前后]的?\\Z")
CHINESE = {"issued": "成文", "published": "印发", "announced": "公布（发布）"}
LONGEST = {"月": 1200, "日": 36500}


def periods_fit_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the words of a quote bear out the fields of the period beside it: see also `dates_in_quotes`.

    `lasts` is a length that the quote gives for the term, from a day that is known or counted; the day of `counted_from`
    is recorded; `until` beside a length alone is the last day of that length; `ends`, `provisional` and `counted_from`
    are put in words, and what is put as provisional is marked so.

    Passes: `lasts: {years: 3}`, quote 有效期三年; `ends: budget`, quote 额满即止.
    Fails: `until: 2036-09-07`, quote 有效期3年, from 2032-09-08 (the last day is 2035-09-07).
    Fails: `ends: further_notice`, quote 后续视情况调整; quote 试行两年, or 继续试行两年 of an extension, without
    `provisional: true`.
    Fails: `ends: further_notice` alone, quote 有效期3年，国家有新规定的，从其规定; `until` alone, quote 至2032年12月31日，额满即止.
    Fails: `counted_from: published`, quote 自公布之日起施行, where `announced` is recorded; quote 自印发之日起30日后施行.
    """
    days = recorded_days(notice.document)
    for claim in claims(notice, days):
        yield from direction_problems(claim)
        yield from start_problems(claim, days)
        yield from end_problems(claim)
        yield from provisional_problems(claim)


def direction_problems(claim: Claim) -> Iterator[Problem]:
    """Yield a problem for a first day that the quote gives as the last, and the other way round."""
    for field, quote, start in (("from", claim.start_quote, True), ("until", claim.end_quote, False)):
        day = read_date(claim.mapping.get(field))
        if not isinstance(day, date) or (not start and day in last_days_before_end(quote)):
            continue
        if directions(quote, day) == {not start}:
            said = "截止" if start else "起始"
            yield claim.problem(field, f"引文里这是{said}的日子", "起始日写 from，截止日写 until")


def start_problems(claim: Claim, days: Mapping[str, date]) -> Iterator[Problem]:
    """Yield the problems of the beginning."""
    counted, day, quote = (
        text_in(claim.mapping, "counted_from"),
        read_date(claim.mapping.get("from")),
        claim.start_quote,
    )
    named, surely = days_named(quote), days_counted_from(quote)
    if counted in CHINESE and counted not in days:
        hint = f"在 document.yaml 里写 {counted}；原文没有这个日期的，不写 counted_from"
        yield claim.problem("counted_from", f"文件没有记{CHINESE[counted]}日期，无从起算", hint)
    elif counted in CHINESE and quote:
        also = {"published"} if "announced" in named and "announced" not in days else set()
        if counted not in named | also:
            hint = (
                f"引文说的是：自{'、'.join(CHINESE[each] for each in CHINESE if each in named)}之日起" if named else ""
            )
            yield claim.problem("counted_from", f"引文没有说自{CHINESE[counted]}之日起", hint or "换成这样写的原文")
        elif all(offsets(quote, named)):
            hint = "不写 counted_from，写 from：起始的那一天"
            yield claim.problem("counted_from", f"引文说的起始日在{CHINESE[counted]}之日以后", hint)
    elif isinstance(day, date) and surely and not any(day in (each.first, each.adjacent) for each in dates(quote)):
        # 发布 and 印发 are used for one another; which day was meant is the editor's to know.
        known = sorted({each for field, each in days.items() if surely != {"issued"} or field == "issued"})
        found = offsets(quote, surely)
        fits = any(may_be_later(each, (day - recorded).days) for each in found for recorded in known)
        if known and not fits:
            advice = "；再加引文写的天数" if all(found) else "" if claim.extension else "；也可以写 counted_from"
            hint = f"document.yaml 写的日期：{'、'.join(map(str, known))}{advice}"
            yield claim.problem("from", "引文说的那一天不是这一天", hint)


def end_problems(claim: Claim) -> Iterator[Problem]:
    """Yield the problems of the end."""
    quote, mapping = claim.end_quote, claim.mapping
    if not quote:
        return
    found = lengths(quote)
    if isinstance(mapping.get("lasts"), dict):
        yield from length_problems(claim, terms(claim, found))
    if mapping.get("until") is not None:
        yield from last_day_problems(claim, found)
    yield from unwritten_end_problems(claim, found)
    ends = mapping.get("ends")
    if isinstance(ends, str) and ends in ENDS and not says_end(ends, quote):
        likely = [each for each in ENDS if says_end(each, quote)]
        yield claim.problem("ends", "引文没有这样说", f"照引文应为 {' 或 '.join(likely)}" if likely else "换一段引文")
    if mapping.get("provisional") is True and not may_be_provisional(quote):
        yield claim.problem("provisional", "引文没有说是暂定或试行", "删去 provisional，或换成这样写的原文")


def unwritten_end_problems(claim: Claim, found: Sequence[Quantity]) -> Iterator[Problem]:
    """Yield a problem where the quote surely says how the term ends, and the period says otherwise or leaves that out."""
    quote, mapping = claim.end_quote, claim.mapping
    if mapping.get("until") is not None and not found and surely_open(quote):
        yield claim.problem("until", "引文没有说到这一天为止", "照引文写 ends，不写 until；或换成写明这一天的原文")
    if claim.extension:  # its quote may give the term before, and its budget is that of the other document
        return
    has_day = mapping.get("until") is not None or mapping.get("lasts") is not None
    if not has_day and (surely_until(quote) or (claim.general and any(is_surely_term(quote, each) for each in found))):
        hint = "补上 until 或 lasts" + ("" if mapping.get("ends") in (None, "budget") else "，删去 ends")
        yield claim.problem("quote", "引文写了到哪一天或者多长，没有写 until 或 lasts", hint)
    if has_day and mapping.get("ends") is None and surely_until_budget(quote):
        yield claim.problem("quote", "引文说额满即止，没有写 ends", "加上 ends: budget")


def is_surely_term(quote: str, length: Quantity) -> bool:
    """Return whether a length in `quote` is surely that of the term: 有效期3年, but not 有效期最长3年."""
    said = TERM.search(quote, 0, length.start)
    return said is not None and not INEXACT.search(said[0]) and not quote.startswith(("以", "及以", "的"), length.end)


def provisional_problems(claim: Claim) -> Iterator[Problem]:
    """Yield a problem where a quote surely says that the term is provisional, and the period does not."""
    says = stays_provisional if claim.extension else is_provisional
    if (says(claim.start_quote) or says(claim.end_quote)) and not claim.mapping.get("provisional"):
        field = "quote" if says(claim.end_quote) else "from_quote"
        yield claim.problem(field, "引文说是暂定或试行，没有写 provisional", "加上 provisional: true")


def terms(claim: Claim, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the lengths that may be the term: for a whole document those that are called so, if any are.

    A benefit may last otherwise than what its quote calls a term: 期限3年的贷款，贴息2年.
    """
    named = [each for each in found if TERM.search(claim.end_quote[: each.start])] if claim.general else []
    return named or [each for each in found if not FROM_END.search(claim.end_quote[: each.start])]


def length_problems(claim: Claim, found: Sequence[Quantity]) -> Iterator[Problem]:
    """Yield the problems of `lasts`: another length than the quote gives, or no day to count from."""
    written = claim.mapping["lasts"]
    if is_well_formed(written) and not any(is_length(quantity, written) for quantity in found):
        quoted = "、".join(claim.end_quote[each.start : each.end] for each in found)
        hint = f"引文里的长短：{quoted}" if quoted else "引文没有写多长；换成写明长短的原文"
        yield claim.problem("lasts", "引文写的不是这么长", hint)
    elif not claim.starts:
        hint = "写 from 或 counted_from；整份文件的写在 document.yaml 的 period 里"
        yield claim.problem("lasts", "没有起始日，算不出到哪一天", hint)


def last_day_problems(claim: Claim, found: Sequence[Quantity]) -> Iterator[Problem]:
    """Yield the problem of an `until` that is not the last day of the length that is all that the quote gives.

    The same day of another year passes too: whether the last day counts is not said everywhere.
    """
    day = read_date(claim.mapping["until"])
    quote = claim.end_quote
    named = [each for each in found if TERM.search(quote[: each.start])]
    whole = {quote[each.start : each.end]: length for each in named if (length := length_of(each))}
    elsewhere = claim.mapping.get("basis") == "other" or any(dates(quote))
    if not isinstance(day, date) or claim.first is None or not whole or elsewhere:
        return
    last = [last_day_of(length, claim.first) for length in whole.values()]
    if not any(day in (each, next_day(each)) for each in last):
        hint = f"自 {claim.first} 起{'、'.join(whole)}，到 {'、'.join(map(str, last))}；也可以写 lasts，由此算出"
        yield claim.problem("until", "引文写的长短算出来不是这一天", hint)


def length_of(quantity: Quantity) -> Length | None:
    """Return `quantity` as a length in content; None where that is not whole, or longer than a century."""
    field = to_field(quantity) if quantity.value <= LONGEST.get(quantity.unit.dimension, 0) else None
    return Length.model_validate(dict([field])) if field else None
