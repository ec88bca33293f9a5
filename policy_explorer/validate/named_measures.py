"""Parts of the rules about extending and amending: the clause names measures of the other document, which is compared.

Only what is certain is a problem: numbers that the other document's own labels have, next to its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policy_explorer.load.problem import Problem
from policy_explorer.text.chinese_numbers import read_number
from policy_explorer.text.patterns import regex
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.relations import RelationEntry

DIGITS = "[0-9]{1,4}|[〇○零一二三四五六七八九十百]+"
MENTION = regex(f"第[（(]?(?P<number>{DIGITS})[）)]?(?P<unit>条|项)")
LABEL = regex(f"第(?P<article>{DIGITS})条|[（(]?(?P<item>{DIGITS})[）)]?")
# What may stand between the name of the document, or the beginning of the quote, and the first number.
BEFORE_FIRST = regex("》?(?:[（(]?[^（）()《》，；。、]{0,20}[〕\\]]?[0-9]+号[）)])?[）)]?(?:将|对|其中|中|的|有关)*")
CHANGED = regex("中|的|修改|调整|改为|删")  # what follows a number that is not that of this document's own article
OTHERS = regex("其余|其他|其它|全文|各条|各项")
BETWEEN = regex("、|和|及|以及|与")
UNCLEAR = regex("[至到—~～-]|[之以]?(?:外|前|后)|除|等|第|[（(]")  # what follows a number and makes it another thing
ENDED = regex("不再延续|不予延续|不再延长|不予延长|停止执行|停止实施")
CONTINUED = regex("延续|延长|继续|顺延|展期|续期|至")


def named_measure_problems(entry: RelationEntry, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Yield a problem if the quote of `entry` names measures of the other document, and `measures` has none of them."""
    known = facts.get(entry.document or "")
    if known is None or not known.readable or entry.document == entry.by:
        return
    quote = without_whitespace(entry.written("quote") or "")
    named = named_measures(entry, quote, known.labels)
    mentioned = {measure_of(match, known.labels) for match in MENTION.finditer(quote)}
    if named and not mentioned & entry.measures:
        numbers = ", ".join(map(str, sorted(named)))
        field = "measures" if entry.measures else "quote"
        message = "引文写的是另外几项" if entry.measures else "引文只写了其中几项，这里没有写 measures"
        yield entry.file.problem((*entry.at, field), message, entry.written("quote"), f"写 measures: [{numbers}]")


def named_measures(entry: RelationEntry, quote: str, labels: Mapping[int, str]) -> frozenset[int]:
    """Return the numbers of the measures, with these `labels`, that the quote of `entry` names first; none if unsure."""
    words = after_name(entry, quote)
    first = MENTION.search(words)
    if first is None or not BEFORE_FIRST.fullmatch(words[: first.start()]) or OTHERS.search(quote):
        return frozenset()
    found, at = [first], first.end()
    while (between := BETWEEN.match(words, at)) and (following := MENTION.match(words, between.end())):
        found.append(following)
        at = following.end()
    measures = {measure_of(match, labels) for match in found}
    unsure = UNCLEAR.match(words, at) or between or (words == quote and not CHANGED.match(words, at))
    return frozenset() if unsure or None in measures else frozenset(number for number in measures if number is not None)


def after_name(entry: RelationEntry, quote: str) -> str:
    """Return what follows the title of the other document, or else its reference, in `quote`; all of it with neither."""
    for name in (entry.written("title"), entry.written("reference")):
        _, found, after = quote.partition(without_whitespace(name)) if name else ("", "", "")
        if found:
            return after
    return quote


def measure_of(mention: re.Match[str], labels: Mapping[int, str]) -> int | None:
    """Return the number of the only measure that `mention` cites by its label, None without one."""
    group = "article" if mention["unit"] == "条" else "item"
    cited = read_number(mention["number"])
    read = {number: LABEL.fullmatch(without_whitespace(label)) for number, label in labels.items()}
    found = [number for number, match in read.items() if match and match[group] and read_number(match[group]) == cited]
    return found[0] if len(found) == 1 and cited is not None else None


def ending_problems(entry: RelationEntry) -> Iterator[Problem]:
    """Yield a problem if the quote of an extension says that the document is not extended, and nothing else."""
    quote = without_whitespace(entry.written("quote") or "")
    if ENDED.search(quote) and not CONTINUED.search(ENDED.sub("", quote)):
        yield entry.file.problem(
            (*entry.at, "quote"), "引文写的是不再延续", entry.written("quote"), "不再延续的不写 extends"
        )
