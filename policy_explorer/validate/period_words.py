"""Rule: a period, an extension and a window say what the words of their quotes say, beside the dates in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date

from policy_explorer.derive.days import ONE_DAY, last_day_of
from policy_explorer.load.problem import Problem
from policy_explorer.model import Length
from policy_explorer.model.base import read_date
from policy_explorer.text.comparisons import directions
from policy_explorer.text.lengths import is_length, is_well_formed, lengths, to_field
from policy_explorer.text.month_days import in_digits
from policy_explorer.text.quantities import dates
from policy_explorer.text.term_ends import ENDS, is_provisional, may_be_provisional, says_end
from policy_explorer.text.units import Quantity
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.period_claims import COUNTED_FROM, Claim, claims, recorded_days

# Ends right before the length of a term; 有效期满前3个月 is none.
TERM = re.compile("(?:有效期|期限|为期|执行|实施|施行|暂定|试行|延长|延续)(?:(?!满|前|后)[一-鿿：]){0,6}\\Z")
# Ends right before a length that counts from the end of a term: 有效期届满前3个月, 期满后1年.
FROM_END = re.compile("(?:满|到期|结束|终止|失效)(?:之|以)?[前后]的?\\Z")
# Follows such a word where the period begins some days after that day: 自印发（公布）之日起30日后, 公布之日的次日.
OFFSET = re.compile(
    "(?:[（、和或][一-鿿]{2})?）?(?:之日|之?后|当[日天])?起?[，的]?"
    "(?:(?P<next>次日|翌日)|满?(?P<nth>第)?(?P<count>[0-9]{1,4})(?P<unit>个?工作日|[日天]|个月)"
    "(?:之?后|以后|起|(?=施行|实施|生效)))(?![^，。；]{0,4}(?:失效|废止|终止))"
)
CHINESE = {"issued": "成文", "published": "印发", "announced": "公布（发布）"}
LONGEST = {"月": 1200, "日": 36500}


def periods_fit_words(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the words of a quote bear out the fields of the period beside it: see also `dates_in_quotes`.

    `lasts` is a length that the quote gives for the term, from a day that is known or counted; the day of `counted_from`
    is recorded; `until` beside a length alone is the last day of that length; `ends`, `provisional` and `counted_from`
    are put in words, and what is put as provisional is marked so.

    Passes: `lasts: {years: 3}`, quote 有效期三年; `ends: budget`, quote 额满即止.
    Fails: `until: 2036-09-07`, quote 有效期3年, from 2032-09-08 (the last day is 2035-09-07).
    Fails: `ends: further_notice`, quote 后续视情况调整; quote 试行两年 without `provisional: true`.
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
        if isinstance(day, date) and directions(quote, day) == {not start}:
            said = "截止" if start else "起始"
            yield claim.problem(field, f"引文里这是{said}的日子", "起始日写 from，截止日写 until")


def start_problems(claim: Claim, days: Mapping[str, date]) -> Iterator[Problem]:
    """Yield the problems of the beginning."""
    counted, day, quote = claim.mapping.get("counted_from"), read_date(claim.mapping.get("from")), claim.start_quote
    named = {field for field, words in COUNTED_FROM.items() if words.search(quote)}
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
    elif isinstance(day, date) and named and not any(dates(quote)):
        # 发布 and 印发 are used for one another; which day was meant is the editor's to know.
        known = sorted({each for field, each in days.items() if "issued" not in named or field == "issued"})
        found = offsets(quote, named)
        fits = any(may_be_later(each, (day - recorded).days) for each in found for recorded in known)
        if known and not fits:
            advice = "再加引文写的天数" if all(found) else "也可以写 counted_from"
            hint = f"document.yaml 写的日期：{'、'.join(map(str, known))}；{advice}"
            yield claim.problem("from", "引文说的那一天不是这一天", hint)


def offsets(quote: str, fields: Set[str]) -> list[re.Match[str] | None]:
    """Return for each word of `fields` in `quote` how long after that day the period begins, None where on it."""
    text = in_digits(quote)
    return [OFFSET.match(text, word.end()) for field in fields for word in COUNTED_FROM[field].finditer(text)]


def may_be_later(offset: re.Match[str] | None, days: int) -> bool:
    """Return whether `days` may be `offset`, any number where it is in working days or months.

    Whether 30日后 is the 30th or the 31st day after is not said everywhere.
    """
    if offset is None:
        return days == 0
    if offset["next"]:
        return days == 1
    if offset["unit"] not in ("日", "天"):
        return True
    later = days - int(offset["count"])
    return later in ((-1, 0) if offset["nth"] else (0, 1))


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
    ends = mapping.get("ends")
    if isinstance(ends, str) and ends in ENDS and not says_end(ends, quote):
        likely = [each for each in ENDS if says_end(each, quote)]
        yield claim.problem("ends", "引文没有这样说", f"照引文应为 {' 或 '.join(likely)}" if likely else "换一段引文")
    if mapping.get("provisional") is True and not may_be_provisional(quote):
        yield claim.problem("provisional", "引文没有说是暂定或试行", "删去 provisional，或换成这样写的原文")


def provisional_problems(claim: Claim) -> Iterator[Problem]:
    """Yield a problem where a quote surely says that the term is provisional, and the period does not."""
    said = is_provisional(claim.start_quote) or is_provisional(claim.end_quote)
    if said and not claim.mapping.get("provisional") and not claim.extension:
        field = "quote" if is_provisional(claim.end_quote) else "from_quote"
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
    if not any(day in (each, each + ONE_DAY) for each in last):
        hint = f"自 {claim.first} 起{'、'.join(whole)}，到 {'、'.join(map(str, last))}；也可以写 lasts，由此算出"
        yield claim.problem("until", "引文写的长短算出来不是这一天", hint)


def length_of(quantity: Quantity) -> Length | None:
    """Return `quantity` as a length in content; None where that is not whole, or longer than a century."""
    field = to_field(quantity) if quantity.value <= LONGEST.get(quantity.unit.dimension, 0) else None
    return Length.model_validate(dict([field])) if field else None
