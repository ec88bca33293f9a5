"""Rules between documents: what one says about extending or amending another is consistent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from policy_explorer.load.problem import Problem
from policy_explorer.model.base import read_date
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.named_measures import ending_problems, named_measure_problems
from policy_explorer.validate.relations import (
    RelationEntry,
    circles,
    document_files,
    entries_of,
    measure_problems,
    quote_problems,
    target_problems,
)
from policy_explorer.validate.source_file import EACH, SourceFile

ENDS = ("until", "lasts", "ends")
PASSAGES = ("opening", "closing")


def extended_documents(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that an entry of `extends` names another document, measures that it has, and a later end than before.

    `lasts` needs a last day to count from, or `from`. An extension of a whole document has to change a term. A quote that names measures requires `measures`. No document may extend itself by way of others, and no two documents may say
    different ends at the same time, nor a later one an earlier end.

    Passes: `{document: qinghe-2029-1, until: 2033-12-31, quote: 清政发〔2029〕1号延续实施至2033年12月31日, ...}`, where
    that document ends on 2032-12-31.
    Fails: the document's own id; a measure that the other document does not have; `until: 2032-06-30`.
    """
    files = document_files(content)
    found = [RelationEntry(file, *each) for file in files.values() for each in entries_of(file, "extends")]
    for entry in found:
        yield from target_problems(entry, files, "延续")
        yield from quote_problems(entry, "延续")
        yield from measure_problems(entry, facts)
        yield from named_measure_problems(entry, facts, of_file(found, entry))
        yield from ending_problems(entry)
        yield from end_problems(entry, facts)
        yield from idle_problems(entry, facts)
        yield from budget_problems(entry, facts)
    yield from circles(found, "延续")
    yield from contradictions(found)


def amended_documents(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that an entry of `amends` names another document and measures that it has.

    The title or the reference of that document is in the clause, or elsewhere in the text outside the measures. No
    document may amend itself by way of others. A quote that names measures requires `measures`.

    Passes: `{document: qinghe-2029-1, measures: [3], quote: 第三条修改为……, ...}`, where the opening names 清政发〔2029〕1号.
    Fails: a measure that the other document does not have; another reference than that document's.
    """
    files = document_files(content)
    found = [RelationEntry(file, *each) for file in files.values() for each in entries_of(file, "amends")]
    for entry in found:
        yield from target_problems(entry, files, "修改")
        yield from quote_problems(entry, "修改", text_of(entry.file))
        yield from measure_problems(entry, facts)
        yield from named_measure_problems(entry, facts, of_file(found, entry))
    yield from circles(found, "修改")


def of_file(found: list[RelationEntry], entry: RelationEntry) -> list[RelationEntry]:
    """Return the entries of the document that `entry` is in."""
    return [each for each in found if each.file is entry.file]


def text_of(file: SourceFile) -> str:
    """Return the text outside the measures of the document.yaml `file`, without white space."""
    passages = (text for field in PASSAGES for text in file.values(field, EACH, "text", kind=str))
    return without_whitespace("\n".join(passages))


def end_problems(entry: RelationEntry, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Yield a problem if the end of an extension does not come after the last day, or counts from one that is unknown."""
    known = facts.get(entry.document or "")
    if known is None or entry.document == entry.by:
        return
    days = [known.last_days.get(number, "") for number in sorted(entry.measures)] or [known.last_day]
    until = day_of(entry, "until")
    if until and (latest := max((day for day in days if day), default="")) >= until.isoformat():
        yield entry.file.problem(
            (*entry.at, "until"), "延续到的这一天不晚于原来的截止日", until.isoformat(), f"原来的截止日是 {latest}"
        )
    counts = entry.file.values(*entry.at, "lasts") and not entry.file.values(*entry.at, "from")
    if known.readable and counts and None in days:
        hint = "写 until 或 ends；被延续的文件写明截止日的，先补在它的 period 里"
        yield entry.file.problem((*entry.at, "lasts"), "不知道原来的截止日，无从起算", hint=hint, on_key=True)


def idle_problems(entry: RelationEntry, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Yield a problem if the extension of a whole document changes no term."""
    known = facts.get(entry.document or "")
    if known is None or entry.document == entry.by or entry.measures or known.extendable:
        return
    if known.last_days:
        hint = "那份文件没有写统一的期限，各项都另有期限；延续其中几项的，写 measures"
    else:
        hint = "那份文件没有措施，也没有写期限；延续的是它所延续的那份文件时，写那一份的代号"
    yield entry.file.problem((*entry.at, "document"), "这一条延续不改变任何期限", entry.document, hint)


def budget_problems(entry: RelationEntry, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Yield a problem if the budget of an extension is used up, and neither it nor the other document has one."""
    known = facts.get(entry.document or "")
    has_end = bool(entry.file.values(*entry.at, "ends"))
    if known and not known.has_budget and not has_end and entry.file.values(*entry.at, "used_up"):
        hint = "那份文件没有写额满即止；删去 used_up，或补上它的 ends: budget"
        yield entry.file.problem((*entry.at, "used_up"), "没有额度可以用完", hint=hint, on_key=True)


def contradictions(found: list[RelationEntry]) -> Iterator[Problem]:
    """Yield a problem for each extension that contradicts the one before it, in the order in which they were issued."""
    by_document: dict[str, list[RelationEntry]] = {}
    for entry in found:
        if entry.document and entry.document != entry.by:
            by_document.setdefault(entry.document, []).append(entry)
    for entries in by_document.values():
        for before, entry in pairwise(sorted(entries, key=issued)):
            overlap = not before.measures or not entry.measures or before.measures & entry.measures
            if overlap and bool(before.measures) == bool(entry.measures) and contradicts(before, entry):
                yield entry.file.problem(
                    entry.at,
                    f"{entry.document} 延续到什么时候有两种说法",
                    end_of(entry),
                    f"{before.file.path} 写的是 {end_of(before)}；核对两份文件",
                )


def contradicts(before: RelationEntry, entry: RelationEntry) -> bool:
    """Tell whether two extensions issued on one day end differently, or the later one ends earlier."""
    first, second = day_of(before, "until"), day_of(entry, "until")
    if issued(before)[0] == issued(entry)[0]:
        return end_of(before) != end_of(entry)
    return bool(first and second and second < first)


def issued(entry: RelationEntry) -> tuple[str, str]:
    """Return the sorting key of an entry: when its document was issued, and the id of that."""
    return str(next(iter(entry.file.values("issued")), "")), entry.by or ""


def end_of(entry: RelationEntry) -> str:
    """Return the end of an extension as written."""
    return str({field: value for field in ENDS for value in entry.file.values(*entry.at, field)})


def day_of(entry: RelationEntry, field: str) -> date | None:
    """Return the date in `field` of the entry, None where there is none."""
    read: Any = next((read_date(value) for value in entry.file.values(*entry.at, field)), None)
    return read if isinstance(read, date) else None
