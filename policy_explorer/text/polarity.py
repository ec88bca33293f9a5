"""Whether a notice affirms or denies what a question asks: 取得有机认证, 未取得有机认证. Pure.

The words are those of `comparisons.json`. Where they leave it open, so do these functions.
"""

from __future__ import annotations

import re

from policy_explorer.text.comparison_table import TABLE, alternatives
from policy_explorer.text.exclusions import bars, may_exclude
from policy_explorer.text.patterns import regex
from policy_explorer.text.verbatim import Surroundings

NEGATION = regex(rf"{alternatives((*TABLE.asking, *TABLE.harmless))}|(?P<negation>{alternatives(TABLE.negations)})")
TURNING = regex(alternatives(TABLE.turning))
CLAUSE_MARKS = "，。；：、？！（）"
CLAUSE = regex(f"[^{CLAUSE_MARKS}]*")
# Between a negation and what it negates: 未按规定取得有机认证.
ATTACHED = regex("[^的且并和而或，。；：、（）]{0,4}")
# Before the name of an option; 免除 and the like take nothing out.
DENIED = regex(r"(?:非|不是|不属于|不适用于|不包括|不包含|不含|(?<![免解排消扣废清拆删])除)\Z")
# Others of a list in between: （不含民宿、酒店）.
DENIED_IN_LIST = regex(
    r"(?:不适用于|不包括|不包含|不含)(?:(?![，。；：（）的、和及])[一-鿿]){2,12}(?:[、和及](?:(?![，。；：（）的、和及])[一-鿿]){2,12})*[、和及]\Z"
)
# A text without one of these takes nothing out.
TAKING_OUT = regex(alternatives(("非", "不", "除", *TABLE.barring)))
EXCEPTED = regex("(?:等|类)?(?:企业|单位|行业|项目|人员|情形)?的?除外")
# Where something is required, who is excepted need not fulfil it: 须取得许可证，住宿企业除外.
REQUIRING = regex("须|必需|必要|应|需|要求|方可|不得|限")
LIGHT = regex(rf"(?:{alternatives(TABLE.light)})*")
INTRODUCING = regex(rf"(?:{alternatives((*TABLE.light, '凡', '对', '但', '存在', '列入', '从事', '申报'))})*")
# Says that something has happened, as the words around it do: 购买了商品房 is 购买商品房.
HAPPENED = regex("(?<![为除终临未])了(?![解结却断])")
CUT = "\0"
SHORTEST = 2
CERTAIN = 4  # characters that agree by no chance


def negations(text: str) -> list[tuple[int, int]]:
    """Return start and end of each word of `text` that negates."""
    return [match.span() for match in NEGATION.finditer(text) if match["negation"]]


def common_part(left: str, right: str) -> str:
    """Return the longest text that is in both, without a negation in it; "" where none has two characters."""
    negated = negations(left)
    if not negated and len(left) >= SHORTEST and left in right:
        return left
    for start, end in negated:
        left = left[:start] + CUT * (end - start) + left[end:]
    longest = ""
    for start in range(len(left)):
        while len(part := left[start : start + max(SHORTEST, len(longest) + 1)]) > len(longest) and (
            part in right and is_whole(part)
        ):
            longest = part
    return longest


def is_whole(part: str) -> bool:
    """Return whether `part` has `SHORTEST` characters or more, and no negation cut out of it."""
    return len(part) >= SHORTEST and CUT not in part


def says(around: Surroundings, name: str, ask: str) -> bool | None:
    """Return whether the quote affirms or denies what `ask` asks about `name`; None where its words leave it open."""
    quote = around.sentence[around.start : around.end]
    name, ask = (HAPPENED.sub("", words) if "了" in words else words for words in (name, ask))
    if first_word(name) not in quote:
        return None
    enough = min(CERTAIN, max(SHORTEST, 2 * len(name) / 3))
    part = next((each for text in (name, ask) if len(each := common_part(text, quote)) >= enough), "")
    if not part or quote.count(part) > 1:
        return None
    question = ask if part in ask else name
    asked = affirms(question, question.find(part), question.find(part) + len(part))
    found = around.sentence.find(part, around.start)
    said = affirms(around.sentence, found, found + len(part))
    if asked is None or said is None:
        return None
    return said is asked


def first_word(name: str) -> str:
    """Return the first two characters of what `name` says, which a text on the contrary would not use: 拖欠工资."""
    light = LIGHT.match(name)
    start = light.end() if light and light.end() <= len(name) - SHORTEST else 0
    return name[start : start + SHORTEST]


def affirms(text: str, start: int, end: int) -> bool | None:
    """Return whether the clause around `text[start:end]` affirms it; None where its words leave it open."""
    begin, stop = clause(text, start, end)
    before = [span for span in negations(text) if begin <= span[0] < start]
    attached = bool(before and ATTACHED.fullmatch(text, before[-1][1], start))
    if text[end:stop].endswith("除外") or is_barred(text, start, end):
        return (True if attached and len(before) == 1 else None) if before else False
    if may_exclude(text):
        return None
    if attached:
        return False if len(before) == 1 else None
    turning = TURNING.search(text, begin, start) or TURNING.search(text, end, stop)
    open_to_doubt = before or turning or any(index >= end for index, _ in within(text, begin, stop))
    return None if open_to_doubt else True


def is_barred(text: str, start: int, end: int) -> bool:
    """Return whether the clause names nothing but `text[start:end]` and bars it: 欠税企业不得享受本措施.

    小微企业中欠税的不予支持 bars 小微企业 only where they owe tax.
    """
    begin, _ = clause(text, start, end)
    return INTRODUCING.fullmatch(text, begin, start) is not None and bars(text, end)


def within(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """Return the negations between `begin` and `stop`."""
    return [(start, end) for start, end in negations(text) if begin <= start < stop]


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause around `text[start:end]` begins and ends."""
    begin = start
    while begin and text[begin - 1] not in CLAUSE_MARKS:
        begin -= 1
    behind = CLAUSE.match(text, end)
    return begin, behind.end() if behind else end


def denies(sentence: str) -> bool:
    """Return whether any word of `sentence` may deny something."""
    return bool(negations(sentence) or TURNING.search(sentence) or may_exclude(sentence))


def names(quote: str, label: str) -> str:
    """Return the part of `label` that `quote` contains, half of it or `CERTAIN` characters; "" where it does not name it."""
    part = common_part(label, quote)
    return part if len(part) >= min(CERTAIN, len(label) / 2) else ""


def may_take_out(quote: str) -> bool:
    """Return whether `quote` may take something out."""
    return TAKING_OUT.search(quote) is not None


def takes_out(quote: str, part: str) -> bool:
    """Return whether each mention of `part` in `quote` is surely denied: 不适用于民宿, （不含民宿）, 民宿除外, 民宿不得申报.

    非民宿不得申报 denies it not.
    """
    spans = [match.span() for match in re.finditer(re.escape(part), quote)]
    return bool(spans) and all(is_taken_out(quote, start, end) for start, end in spans)


def is_taken_out(quote: str, start: int, end: int) -> bool:
    """Return whether the words around `quote[start:end]` surely deny it."""
    if DENIED.search(quote, 0, start) or ("不" in quote[:start] and DENIED_IN_LIST.search(quote, 0, start)):
        return not bars(quote, end)
    begin, stop = clause(quote, start, end)
    excepted = EXCEPTED.fullmatch(quote, end, stop) and INTRODUCING.fullmatch(quote, begin, start)
    return bool(excepted and not REQUIRING.search(quote)) or is_barred(quote, start, end)


def denies_after(text: str, end: int) -> bool:
    """Return whether the clause that contains `text[:end]` goes on with a negation: 3年内无不良记录."""
    _, stop = clause(text, end, end)
    return bool(within(text, end, stop))
