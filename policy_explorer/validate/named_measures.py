"""The measures that a clause names: of the other document, which it extends, amends or implements, or of its own.

Only what is certain is a problem: numbers that the labels of that document have, next to its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.chinese_numbers import read_number
from policy_explorer.text.patterns import regex
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.relations import RelationEntry
from policy_explorer.validate.source_file import SourceFile

DIGITS = "[0-9]{1,4}|[〇○零一二三四五六七八九十百]+"
MENTION = regex(f"第[（(]?(?P<number>{DIGITS})[）)]?(?P<unit>条|项)")
LABEL = regex(f"第(?P<article>{DIGITS})条|[（(]?(?P<item>{DIGITS})[）)]?")
# What may stand between the name of the document, or the beginning of the quote, and the first number.
BEFORE_FIRST = regex("》?(?:[（(]?[^（）()《》，；。、]{0,20}[〕\\]]?[0-9]+号[）)])?[）)]?(?:将|对|其中|中|的|有关)*")
CHANGED = regex("中|的|修改|调整|改为|删")  # what follows a number that is not that of this document's own article
OTHERS = regex("其余|其他|其它|全文|各条|各项")
OWN = regex(
    "^(?:享受|申请|对于?|按照?|依据?)?(?:本(?:办法|规定|措施|细则|意见|通知|政策|方案|条例))?(?:的|中)?(?=第)"
)  # before the first
BETWEEN = regex("、|和|及|以及|与")
UNCLEAR = regex("[至到—~～-]|[之以]?(?:外|前|后)|除|等|第|[（(]")  # what follows a number and makes it another thing
ENDED = regex("不再延续|不予延续|不再延长|不予延长|停止执行|停止实施")
CONTINUED = regex("延续|延长|继续|顺延|展期|续期|至")


def named_measure_problems(
    entry: RelationEntry, facts: Mapping[str, DocumentFacts], beside: Iterable[RelationEntry] = ()
) -> Iterator[Problem]:
    """Yield a problem if the quote of `entry` names measures of the other document, and `measures` has others or not all.

    `beside` are entries that may have the rest of them: 第七条延续一年，第八条延续两年.
    """
    known = facts.get(entry.document or "")
    if known is None or not known.readable or entry.document == entry.by:
        return
    quote = without_whitespace(entry.written("quote") or "")
    named = named_measures(entry, quote, known.labels)
    mentioned = {measure_of(match, known.labels) for match in MENTION.finditer(quote)}
    rest = {number for each in beside if each.document == entry.document for number in each.measures}
    others = () if None in mentioned else (entry.measures & known.labels.keys()) - mentioned
    if not named or (mentioned & entry.measures and not others and not named - entry.measures - rest):
        return
    message = (
        "引文只写了其中几项，这里没有写 measures"
        if not entry.measures
        else "引文写的几项没有都写"
        if mentioned & entry.measures and not others
        else "引文写的是另外几项"
    )
    numbers = ", ".join(map(str, sorted(named)))
    field = "measures" if entry.measures else "quote"
    yield entry.file.problem((*entry.at, field), message, entry.written("quote"), f"写 measures: [{numbers}]")


def cited_measure(citation: str, labels: Mapping[int, str]) -> int | None:
    """Return the number of the only measure that is labelled so, or that 第三条 of a citation names; None without one."""
    words = without_whitespace(citation)
    labelled = [number for number, label in labels.items() if without_whitespace(label) == words]
    mention = MENTION.fullmatch(words)
    return labelled[0] if len(labelled) == 1 else measure_of(mention, labels) if mention else None


def clause_measure_problems(
    file: SourceFile, at: FieldPath, quote: str, measures: frozenset[int], labels: Mapping[int, str]
) -> Iterator[Problem]:
    """Yield a problem if a general clause, at path `at`, begins with the measures that it is about, and has others.

    Passes: `measures: [3, 5]`, quote 第三条、第五条所称企业，成立不满五年.
    Fails: `measures: [3, 8]`, or none, with that quote.
    """
    words = OWN.sub("", without_whitespace(quote))
    first = MENTION.match(words)
    if first is None or OTHERS.search(words) or "《" in words:
        return
    found, at_end, between = listed(words, first)
    named = {measure_of(match, labels) for match in found}
    if None in named or between or UNCLEAR.match(words, at_end) or {*measures} == named:
        return
    numbers = ", ".join(str(number) for number in sorted(filter(None, named)))
    message = "引文写的是另外几项" if measures else "引文只写了其中几项，这里没有写 measures"
    field = "measures" if measures else "quote"
    yield file.problem((*at, field), message, quote, f"写 measures: [{numbers}]", on_key=True)


def named_measures(entry: RelationEntry, quote: str, labels: Mapping[int, str]) -> frozenset[int]:
    """Return the numbers of the measures, with these `labels`, that the quote of `entry` names first; none if unsure."""
    words = after_name(entry, quote)
    first = MENTION.search(words)
    if first is None or not BEFORE_FIRST.fullmatch(words[: first.start()]) or OTHERS.search(quote):
        return frozenset()
    found, at, between = listed(words, first)
    measures = {measure_of(match, labels) for match in found}
    unsure = UNCLEAR.match(words, at) or between or (words == quote and not CHANGED.match(words, at))
    return frozenset() if unsure or None in measures else frozenset(number for number in measures if number is not None)


def listed(words: str, first: re.Match[str]) -> tuple[list[re.Match[str]], int, bool]:
    """Return the mentions of a list that begins with `first`, where it ends, and whether it goes on with something else."""
    found, at = [first], first.end()
    while (between := BETWEEN.match(words, at)) and (following := MENTION.match(words, between.end())):
        found.append(following)
        at = following.end()
    return found, at, between is not None


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
