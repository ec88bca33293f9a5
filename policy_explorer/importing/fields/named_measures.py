"""What the text around the measures says of some that it names: 第一条、第二条执行至……, 第三条的奖励于……申请. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policy_explorer.importing.draft import Field, Span
from policy_explorer.importing.fields.document_period import days_in
from policy_explorer.importing.fields.figures import spans_of
from policy_explorer.importing.fields.windows import WINDOW_GUESS, window_in
from policy_explorer.importing.wording.headings import marker_of
from policy_explorer.text.chinese_numbers import read_number
from policy_explorer.text.quantities import narrow
from policy_explorer.text.verbatim import without_whitespace

NUMBER = "(?:[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,5})"
NAMED = re.compile(rf"第{NUMBER}[条项](?:(?:[、和及至到]|以及)第?{NUMBER}[条项])*")
ENDS = re.compile("执行|实施|施行|有效|期限|延续|延长|兑现|兑付")
OF_OTHERS = re.compile("《|复核|异议|预算|验收|年报|修改|款")


def named_in(words: str) -> list[int]:
    """Return the numbers of the measures that `words` list, a run of them with 至."""
    numbers = [int(read_number(narrow(each)) or 0) for each in re.findall(NUMBER, words)]
    joined = re.findall("[至到]|[、和及]|以及", words)
    runs = [
        range(before, after) if sign in "至到" else [before]
        for (before, after), sign in zip(pairwise(numbers), joined, strict=False)
    ]
    return [number for run in runs for number in run] + numbers[-1:]


def sentences_of(texts: Sequence[str]) -> Iterator[str]:
    """Yield the sentences of `texts` without the numbers that begin lines, and without white space."""
    for text in texts:
        for line in text.split("\n"):
            body = line[marker.end if (marker := marker_of(line)) else 0 :]
            yield from re.findall("[^。；]+", without_whitespace(body))


def periods_of_named(texts: Sequence[str]) -> dict[int, Span]:
    """Return until when measures are available that a clause of `texts` names: 第一条、第二条政策执行至2034年12月31日."""
    found: dict[int, Span] = {}
    clauses = (clause for sentence in sentences_of(texts) for clause in sentence.split("，"))
    for clause in clauses:
        named, days = NAMED.search(clause), days_in(clause)
        if named and len(days) == 1 and ENDS.search(clause, named.end()) and not OF_OTHERS.search(clause):
            if re.search("[至到止]", clause[named.end() :]):
                found |= {number: Span(None, days[0], clause, True) for number in named_in(named.group())}
    return found


def windows_of_named(texts: Sequence[str]) -> dict[int, tuple[Field, ...]]:
    """Return the field `windows` of measures that a sentence of `texts` names beside the days of an application."""
    found: dict[int, tuple[Field, ...]] = {}
    for sentence in sentences_of(texts):
        named = NAMED.search(sentence)
        if named is None or OF_OTHERS.search(sentence):
            continue
        spans = spans_of(sentence)
        windows = tuple(each for clause in sentence.split("，") for each in window_in(clause, spans))
        if windows:
            found |= {number: (Field("windows", windows, WINDOW_GUESS),) for number in named_in(named.group())}
    return found
