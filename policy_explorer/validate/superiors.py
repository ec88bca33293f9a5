"""Rules: what a document says of the documents that it implements is consistent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policy_explorer.load.problem import Problem
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content, NoticeFiles
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.named_measures import cited_measure
from policy_explorer.validate.relations import (
    RelationEntry,
    circles,
    document_files,
    entries_of,
    quote_problems,
    target_problems,
)
from policy_explorer.validate.source_file import EACH


def superiors_of_measures(content: Content, notice: NoticeFiles) -> Iterator[Problem]:
    """Require that the measures that implement a superior document exist, and that the quote has the `citation`.

    Passes: `measures: [3]`, `citation: 第一条`, quote 落实《青禾市意见》第一条.
    Fails: `measures: [9]` in a document of four measures; `citation: 第二条` with that quote.
    """
    numbers = [file.get("number", int) for file in notice.measures]
    if notice.document is None or None in numbers:
        return
    for at, number in notice.document.select("superiors", EACH, "measures", EACH, kind=int):
        if number not in numbers:
            yield notice.document.problem(at, "没有这个序号的措施", number, "写本文件里落实它的那几项的序号")
    for at, citation in notice.document.select("superiors", EACH, "citation", kind=str):
        quotes = notice.document.values(*at[:-1], "quote", kind=str)
        if quotes and without_whitespace(citation) not in without_whitespace(quotes[0]):
            yield notice.document.problem(at, "引文里没有这一条", citation, "照引文写；引文没有写第几条的，删去")


def implemented_documents(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that an entry of `superiors` names another document and a measure of it, and that none leads back.

    Passes: `{document: qinghe-2029-1, measure: 3, ...}`, where that document has a measure 3.
    Fails: the own id; an id that no document has; `measure: 9` where there are four, or without `document`; `measure: 3`
    where 第四条 of the quote is another measure; two documents that implement each other.
    """
    files = document_files(content)
    found = [RelationEntry(file, *entry) for file in files.values() for entry in entries_of(file, "superiors")]
    for entry in found:
        yield from target_problems(entry, files, "落实")
        if entry.document is not None:
            yield from quote_problems(entry, "落实")
        yield from unknown_measure(entry, facts)
        yield from another_measure(entry, facts)
    yield from circles(found, "落实")


def unknown_measure(entry: RelationEntry, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Yield a problem if the measure that `entry` names is in no document of the site."""
    known = facts.get(entry.document or "")
    for at, number in entry.file.select(*entry.at, "measure", kind=int):
        if entry.document is None:
            yield entry.file.problem(at, "没有写 document，不知道是哪份文件的", number, "本站没有收录的，写 citation")
        elif known and known.readable and number not in known.last_days:
            hint = f"它有第 1 至 {max(known.last_days)} 项" if known.last_days else "那份文件没有措施"
            yield entry.file.problem(at, "那份文件没有这一项", number, hint)


def another_measure(entry: RelationEntry, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Yield a problem if `citation` is, by its label, another measure than the one that `entry` names."""
    known, citation = facts.get(entry.document or ""), entry.written("citation")
    cited = cited_measure(citation, known.labels) if known and known.readable and citation else None
    for at, number in entry.file.select(*entry.at, "measure", kind=int):
        if cited not in (None, number):
            yield entry.file.problem(at, f"{citation}是另一项", number, f"写 measure: {cited}；或改 citation")
