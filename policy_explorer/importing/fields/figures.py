"""A measure's text to the figures and dates in it, each with its clause, in the form that validation requires. Pure.

Numbers and dates are those of `text/quantities.py`, which validation uses too. The role of a figure is guessed from the
words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policy_explorer.importing.draft import Figure, Span
from policy_explorer.text.comparators import certain_comparator
from policy_explorer.text.comparisons import readable
from policy_explorer.text.quantities import DateMention, NumberMention, dates, narrow, numbers
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.text.way_words import CALLED
from policy_explorer.validate.amounts import decimal_digits, occurrences
from policy_explorer.validate.comparators import GIVEN

COUNTERS = (
    "元/平方米 元/人次 元/人 元/亩 元/千瓦 元/吨 元/台 元/套 元/辆 元/车 元/间 元/头 元/件 元 美元 欧元 港元 平方米 平方公里 公里 千瓦时 千瓦 小时 分钟 个工作日 工作日 个月 个百分点 个 年 月 日 天 家 场 项 人次 架次 人 名 位 倍 次 条 户 辆 "
    "台 套 吨 亩 米 层 栋 间 张 件 篇 批 种 类 座 处 所 支 强 级 周年 周 岁 份 期 届 期 集 部 % ‰ ％ A T"
).split()
UNIT = re.compile(
    "|".join(f"[万亿]?{re.escape(narrow(unit))}" for unit in sorted(COUNTERS, key=len, reverse=True)) + "|[万亿]"
)
RANGE = re.compile(r"(?:%|[万亿]?[元个])?[-—–－~～至到、][0-9]")
GRANT = re.compile(r"给予|予以|奖励|奖补|补助|补贴|资助|发放|返还|贴息|扶持|支持|最高|不超过")
BOUND = re.compile(r"以上|以下|以内|及以|超过|不低于|不少于|不足|低于|达到|达|满|累计|含\)|含）|超")
BOUND_BEFORE = re.compile(r"(?:超过|不低于|不少于|不足|低于|达到?|满|累计)$")
# A sum that says whom or what the clause is about: 不超过200万元的部分.
BOUND_OF = re.compile(r"的(?:部分|企业|单位|个体|纳税人|项目|$)")
LIMIT = re.compile(r"(?:及?以[上下内]|左右|标准)?(?:（不?含[^）]*）?)?")  # after a figure, and part of its meaning
CLAUSE_END = "，。；！？：\n"
LABEL_LENGTH = 12
DIGITS_AHEAD = re.compile(r"[0-9][.,]?\Z")
OF_NUMBERS = "0123456789０１２３４５６７８９.．,"
NAME_UNIT = "专名"
PERIOD_BEFORE = re.compile(r"(?:执行|实施|延续|延长|有效期|期限|截至|截止|持续|顺延)[^，。；]{0,8}$")
SPAN_BETWEEN = re.compile(r"^(?:（含[^）]*）)?起?(?:（含[^）]*）)?[-—–－~～至到]{1,2}$")
EVERY_YEAR = re.compile("每年|每个年度|每一年度|次年|翌年|各年")
END_OF_YEAR = re.compile(r"年?[底末]")
CONDITION = re.compile("(?:期间|之?间|内)?[^，。；]{2,}的")
OF_TERM = re.compile("执行|有效|实施|施行|期限|延续")
FURTHEST = 80  # characters from a number to its unit, in a range
BEFORE = re.compile(r"(?:（[^）]*）)?(?:之前|以前|前|底前|止)")
AFTER = re.compile(r"(?:（[^）]*）)?(?:之后|以后|后|起)")


def figures_of(text: str) -> tuple[Figure, ...]:
    """Return the figures of `text` that are no part of a date or a telephone number, equal ones of a clause once."""
    text = without_whitespace(text)
    days = [(mention.start, mention.end) for mention in single_dates(text)]
    days += [match.span() for match in CALLED.finditer(text)]
    words = readable(text)
    found = (figure_at(text, words, n) for n in numbers(text) if not any(start <= n.start < end for start, end in days))
    unique = {(figure.value, figure.unit, figure.written, figure.quote): figure for figure in found}
    return tuple(unique.values())


def figure_at(text: str, words: str, number: NumberMention) -> Figure:
    """Return the figure of `number`, which is in `text`, with its unit, role, label and clause; `words` is `readable`."""
    unit, length = unit_at(text, number.end)
    literal = text[number.start : number.end + length]
    start, end = clause_around(text, number.start, number.end + length)
    quote = text[start:end]
    form = f"{decimal_digits(number.value)}{unit}"
    # Whether value followed by unit is the wording, at this place of the clause.
    same = length > 0 and narrow(literal) == narrow(form) and number.start - start in occurrences(form, quote)
    if not same and number.start - start not in occurrences(literal, quote):
        # 1.0.5 is read as two numbers, but `occurrences` finds it only as a whole.
        literal = digits_around(quote, number.start - start)
    before, after = text[start : number.start], text[number.end + length : end]
    limit = LIMIT.match(after)
    label = shortened(before) + text[number.start : number.end + length] + (limit.group() if limit else "")
    role = role_of(unit, before, after)
    bound = certain_comparator(words, number.start, number.end + length) if role in GIVEN else None
    return Figure(number.value, unit, role, label, None if same else literal, quote, bound)


def shortened(before: str) -> str:
    """Return the last characters of `before`, which do not begin within a number."""
    cut = before[-LABEL_LENGTH:]
    within = len(before) > LABEL_LENGTH and DIGITS_AHEAD.search(narrow(before[:-LABEL_LENGTH])) is not None
    return cut.lstrip(OF_NUMBERS) if within else cut


def digits_around(quote: str, at: int) -> str:
    """Return the run of digits, points and commas at index `at` of `quote`."""
    return next(run.group() for run in re.finditer(r"[0-9.,]+", narrow(quote)) if run.start() <= at < run.end())


def unit_at(text: str, end: int) -> tuple[str, int]:
    """Return (unit, its length) at index `end` of `text`; length 0 where it comes later, as in 5至10万元, or never."""
    following = narrow(text[end : end + FURTHEST])
    if found := UNIT.match(following):
        return narrow(found.group()), len(found.group())
    if RANGE.match(following) and (later := next(numbers(following), None)):
        if found := UNIT.match(following, later.end):
            return narrow(found.group()), 0
    return NAME_UNIT, 0


def role_of(unit: str, before: str, after: str) -> str:
    """Return the role of a figure with this `unit`, by the words before and after it in its clause."""
    money, granted = unit.partition("/")[0].endswith("元"), bool(GRANT.search(before))
    if unit in (NAME_UNIT, "强", "级", "A", "T"):
        return "name"
    if (BOUND.match(after) or BOUND_BEFORE.search(before)) and not (money and granted):
        return "threshold"
    if money and before.endswith("不超过") and BOUND_OF.match(after):
        return "threshold"
    if unit in ("%", "‰", "个百分点", "倍"):
        return "rate"
    if money:
        return "amount" if granted or GRANT.search(after) else "threshold"
    return "count"


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the (start, end) indices of the clause around text[start:end], without punctuation at its ends."""
    begin = max(text.rfind(sign, 0, start) for sign in CLAUSE_END) + 1
    stops = [at for sign in CLAUSE_END if (at := text.find(sign, end)) >= 0]
    return begin, min(stops, default=len(text))


def spans_of(text: str) -> tuple[Span, ...]:
    """Return the dates of `text`, each once; two that belong together (自…至…) are one span."""
    text = without_whitespace(text)
    return tuple(dict.fromkeys(span for span in spans_in(text, list(single_dates(text)))))


def single_dates(text: str) -> Iterator[DateMention]:
    """Yield the dates of a text without those that come back every year, whose year would be that of another date."""
    for mention in dates(text):
        begin = max(text.rfind(sign, 0, mention.start) for sign in "。；\n") + 1
        if "年" in text[mention.start : mention.end] or not EVERY_YEAR.search(text, begin, mention.start):
            yield mention


def spans_in(text: str, found: list[DateMention]) -> Iterator[Span]:
    """Yield a span for each of the mentions `found` in `text`, or for two days that are joined by 至 or a dash."""
    at = 0
    while at < len(found):
        first = found[at]
        second = found[at + 1] if at + 1 < len(found) else None
        if second and are_ends(text, first, second):
            start, end = clause_around(text, first.start, second.end)
            # In brackets, days explain a word: 春节期间（2月10日至24日）留岗的.
            explains = text[: first.start].endswith("（") and text.startswith("）", second.end)
            # 在……期间购买新车的: whom it is about.
            condition = CONDITION.match(text[second.end : end]) and not OF_TERM.search(text[start:end])
            yield Span(first.first, second.last, text[start:end], not explains and not condition)
            at += 2
        else:
            yield span_of(text, first)
            at += 1


def are_ends(text: str, first: DateMention, second: DateMention) -> bool:
    """Return whether two mentions are the ends of a span.

    Both are single days: months are drafted one by one, for those of a condition are no period.
    """
    joined = SPAN_BETWEEN.match(text[first.end : second.start]) is not None and first.first <= second.last
    return joined and first.first == first.last and second.first == second.last


def span_of(text: str, mention: DateMention) -> Span:
    """Return the span of one mention of a date in `text`: with one end only before 前 or after 起."""
    start, end = clause_around(text, mention.start, mention.end)
    quote, is_period = text[start:end], bool(PERIOD_BEFORE.search(text[: mention.start]))
    if mention.first != mention.last:
        if is_period and (words := END_OF_YEAR.match(text, mention.end)):
            return Span(None, mention.last, quote, True, text[mention.start : words.end()])
        return Span(mention.first, mention.last, quote, False)
    if is_period or BEFORE.match(text, mention.end):
        return Span(None, mention.last, quote, is_period)
    if AFTER.match(text, mention.end):
        return Span(mention.first, None, quote, False)
    return Span(mention.first, mention.last, quote, False)
