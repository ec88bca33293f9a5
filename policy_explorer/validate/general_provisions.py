"""Rules: general clauses govern measures that exist and are where they are cited; terms are compared with dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from policy_explorer.derive.resolve_period import resolve_period
from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model import Document
from policy_explorer.text.chinese_numbers import read_number
from policy_explorer.text.patterns import regex
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.answers import Questions, questions_in
from policy_explorer.validate.content import Content, NoticeFiles, periods
from policy_explorer.validate.effective_rules import document_model, period_of
from policy_explorer.validate.facts import labels
from policy_explorer.validate.named_measures import clause_measure_problems
from policy_explorer.validate.source_file import EACH, SourceFile

ARTICLE = regex("第(?P<number>[0-9]{1,4}|[〇○零一二三四五六七八九十百]+)条")
BEGINNING = regex(rf"(?P<before>^|[。；：])\s*{ARTICLE.pattern}(?P<space>\s)?(?!\s*(?:规定|所))")
COUNTED = regex("第.+(?:款|项|段|点|部分)")  # ways to cite that need not be words of the notice
MOST_PLACES = 20  # words that occur more often are in no certain article
BETWEEN_PARTS = regex("[、，,（）()]+")  # of a citation such as 三（二）


class Beginning(Struct, frozen=True):
    """Where an article may begin: at the character `at` of the official text. It is certain if it begins a line."""

    at: int
    number: int | None
    certain: bool


def clauses_govern_measures(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the measures that a general clause names are measures of its document, each named once.

    A clause with conditions has to govern a benefit with a rule.

    Passes: `measures: [3, 4]` in a document with four measures.
    Fails: `measures: [5]` in that document; `measures: [3, 3]`; `eligibility` where measure 3 has no rule, with
    `measures: [3]`.
    """
    numbers = [file.get("number", int) for file in notice.measures]
    if notice.document is None or None in numbers:
        return
    with_rules = {file.get("number", int) for file in notice.measures if file.select("benefits", EACH, "eligibility")}
    for at, _ in notice.document.select("clauses", EACH, "eligibility"):
        named = notice.document.select(*at[:-1], "measures", EACH, kind=int)
        governed = {number for _, number in named} & {*numbers} if named else {*numbers}
        if governed and not governed & with_rules:
            hint = "这几项都是政府的工作；改 measures，或删去 eligibility"
            yield notice.document.problem(at, "所管的各项都没有规则，这个条件用不上", hint=hint, on_key=True)
    for at, written in notice.document.select("clauses", EACH, "measures", kind=list):
        for index, number in enumerate(written):
            if not isinstance(number, int):
                continue
            if number not in numbers:
                yield notice.document.problem(
                    (*at, index), "没有这个序号的措施", number, "写所管措施的序号；管全部的不写 measures"
                )
            elif number in written[:index]:
                yield notice.document.problem((*at, index), "序号重复", number, "删去一个")


def clauses_name_their_measures(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that a general clause whose quote begins with measures is about these.

    Passes: `measures: [3, 5]`, quote 第三条、第五条所称企业，成立不满五年.
    Fails: `measures: [3, 8]`, or none, with that quote.
    """
    if notice.document is None:
        return
    known = labels(notice)
    for at, quote in notice.document.select("clauses", EACH, "quote", kind=str):
        place = at[:-1]
        named = frozenset(number for _, number in notice.document.select(*place, "measures", EACH, kind=int))
        yield from clause_measure_problems(notice.document, place, quote, named, known)


def clauses_are_where_cited(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the citation of a general clause is in the notice, before the quote.

    No other article may begin between them, at the beginning of a line and before a space.

    Passes: `citation: 第二条`, where the quote follows 第二条 in the notice, before 第三条 begins.
    Fails: `citation: 第三条` with that quote; `citation: 第九条` in a notice of eight articles.
    """
    if notice.document is None or not notice.official:
        return
    for at, citation in notice.document.select("clauses", EACH, "citation", kind=str):
        quotes = notice.document.values(*at[:-1], "quote", kind=str)
        places = [match.span() for quote in quotes for match in occurrences(quote, notice.official)]
        if not is_mentioned(citation, notice.official):
            yield notice.document.problem(at, "原文里没有这个条号", citation, "照原文写；原文没有条号的不写")
        elif 0 < len(places) <= MOST_PLACES and not any(is_within(citation, *place, notice) for place in places):
            yield notice.document.problem(at, "引文不在这一条里", citation, "核对引文在原文的哪一条")


def occurrences(words: str, official: str) -> Iterator[re.Match[str]]:
    """Yield where `words` are in the text `official`, which has no white space."""
    sought = without_whitespace(words)
    return re.finditer(re.escape(sought), official) if sought else iter(())


def articles_in(citation: str) -> frozenset[int | None]:
    """Return the numbers of the articles that a citation names, such as 2 of 第二条第一款."""
    return frozenset(read_number(match["number"]) for match in ARTICLE.finditer(without_whitespace(citation)))


def is_mentioned(citation: str, official: str) -> bool:
    """Tell whether `official` has the citation: one of its articles, in whatever digits, or else its words."""
    if cited := articles_in(citation):
        return bool(cited & articles_in(official))
    words = without_whitespace(citation)
    parts = [part for part in BETWEEN_PARTS.split(words) if part]
    in_parts = len(parts) > 1 and all(part in official for part in parts)
    return words in official or in_parts or COUNTED.search(words) is not None


def is_within(citation: str, start: int, end: int, notice: NoticeFiles) -> bool:
    """Tell whether the quote from `start` to `end` of the official text may be in the article of `citation`.

    Of a citation of anything but an article, it is not known.
    """
    cited = articles_in(citation)
    found = list(beginnings(notice))
    latest = max((each.at for each in found if each.at < end and each.number in cited), default=-1)
    if not cited or any(latest < each.at <= start and each.certain for each in found):
        return not cited
    return latest >= 0 or bool(cited & articles_in(notice.official[:end]))


def beginnings(notice: NoticeFiles) -> Iterator[Beginning]:
    """Yield where the articles of a notice may begin, in order."""
    artefacts = notice.document.values("page_artefacts", EACH, kind=str) if notice.document else []
    left_out, at = {without_whitespace(artefact) for artefact in artefacts}, 0
    for line in (notice.text or "").splitlines():
        words = without_whitespace(line)
        if words in left_out:
            continue
        for match in BEGINNING.finditer(line):
            start = at + len(without_whitespace(line[: match.end("before")]))
            yield Beginning(start, read_number(match["number"]), bool(match["space"]) and not match["before"])
        at += len(words)


def terms_compared_with_answers(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the fact of a term is a question for a date, and that rule and days are there to compare.

    Passes: `period: {fact: tax_period, ...}`, where tax_period is a date question, in a measure with a rule, whose last
    day is known.
    Fails: the fact of a number question; work of the government; a term without a first and a last day.
    """
    if content.questions is None:
        return
    questions, document = questions_in(content.questions), document_model(notice.document)
    for file in notice.measures:
        for at, written in periods(file):
            if isinstance(written.get("fact"), str):
                yield from term_problems(file, at, written["fact"], questions, document)


def term_problems(
    file: SourceFile, at: FieldPath, fact: str, questions: Questions, document: Document | None
) -> Iterator[Problem]:
    """Yield the problems of the term at path `at` of the measure `file`, which is compared with `fact`."""
    place, question = (*at, "fact"), questions.valid.get(fact)
    if unknown := questions.unknown(fact):
        yield file.problem(place, unknown.message, fact, unknown.hint)
    elif question and question.type != "date":
        yield file.problem(place, f"期限只能按 date 题判断，这一题是 {question.type} 题", fact, "换成问日期的题")
    if not any("eligibility" in benefit for benefit in benefits_with(file, at)):
        yield file.problem(place, "这里没有条件，期限无从并入", fact, "政府的工作不写 fact")
    period = period_of(file, at)
    if period and document:
        resolved = resolve_period(period, document)
        if resolved.from_ is None and resolved.until is None:
            yield file.problem(place, "原文没有写起始日，也没有写截止日，无从比较", fact, "删去 fact")


def benefits_with(file: SourceFile, at: FieldPath) -> list[dict[str, Any]]:
    """Return the benefits, as written, to which the period at path `at` applies."""
    if len(at) > 1:
        return [benefit for _, benefit in file.select(*at[:-1], kind=dict)]
    return [benefit for _, benefit in file.select("benefits", EACH, kind=dict) if "period" not in benefit]
