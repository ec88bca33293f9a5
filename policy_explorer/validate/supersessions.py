"""Rules between documents: they have distinct names, and what one says about superseding another is consistent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from policy_explorer.load.problem import Problem
from policy_explorer.model.base import read_date
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.relations import (
    RelationEntry,
    circles,
    document_files,
    entries_of,
    quote_problems,
    target_problems,
)
from policy_explorer.validate.source_file import SourceFile

NO_REFERENCE = "未编文号"  # what several documents may have


class SupersedesEntry(RelationEntry, frozen=True):
    """One entry of a document's `supersedes`."""

    day: date | None  # the first day on which it is no longer in force: as stated, or when the superseding one begins
    whole: bool  # False where only a part is superseded


def distinct_documents(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that no two documents have the same `short_title` or `reference`, by which lists name them.

    Passes: short titles 清河2031年意见 and 清河2032年意见.
    Fails: both called 清河意见.
    """
    for field, what in (("short_title", "简称"), ("reference", "文号")):
        first: dict[str, SourceFile] = {}
        for notice in content.notices:
            document = notice.document
            name = document.get(field, str) if document else None
            if document is None or not name or name == NO_REFERENCE:
                continue
            if name in first:
                yield document.problem(
                    (field,), f"{what}与另一份文件相同", name, f"{first[name].path} 已经用了；换一个读者分得清的"
                )
            else:
                first[name] = document


def superseded_documents(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that an entry of `supersedes` names another document of the site, its reference, and a clause about it.

    The entry, or the beginning of its document, says from when on. No document may supersede itself by way of others, and
    none may be superseded from two different days on.

    Passes: `{document: qinghe-2029-1, reference: 清政发〔2029〕1号, quote: 清政发〔2029〕1号同时废止, ...}`.
    Fails: the document's own id; an id that no document has; another reference than in that document; a quote that has
    neither its title nor its reference.
    """
    files = document_files(content)
    found = [entry for file in files.values() for entry in supersedes_entries(file)]
    for entry in found:
        yield from target_problems(entry, files, "废止")
        yield from quote_problems(entry, "废止")
        yield from unknown_day(entry)
    yield from circles(found, "废止")
    yield from conflicting_days(found)


def supersedes_entries(file: SourceFile) -> Iterator[SupersedesEntry]:
    """Yield the entries of `supersedes` in the document.yaml `file`."""
    begins = first_day_of(file)
    for at, document in entries_of(file, "supersedes"):
        day = read_date(next(iter(file.values(*at, "from")), begins))
        whole = True not in file.values(*at, "partly")
        yield SupersedesEntry(file, at, document, day if isinstance(day, date) else None, whole)


def first_day_of(file: SourceFile) -> Any:
    """Return when the document of the document.yaml `file` begins, as written; None where it does not say."""
    counted = next(iter(file.values("period", "counted_from", kind=str)), "")
    return next(iter((*file.values("period", "from"), *file.values(counted))), None)


def unknown_day(entry: SupersedesEntry) -> Iterator[Problem]:
    """Yield a problem if neither `entry` nor the beginning of its document says from when on."""
    if entry.day is None and not entry.file.values(*entry.at, "from"):
        hint = "在这里写 from；原文写明施行之日的，写在 period 里"
        yield entry.file.problem(entry.at, "不知道自哪一天起废止", entry.written("title") or "", hint)


def conflicting_days(found: list[SupersedesEntry]) -> Iterator[Problem]:
    """Yield a problem for each entry that gives another day than an earlier one to the same superseded document."""
    first: dict[str, SupersedesEntry] = {}
    for entry in found:
        if entry.document is None or entry.day is None or not entry.whole:
            continue
        other = first.setdefault(entry.document, entry)
        if other.day != entry.day:
            yield entry.file.problem(
                entry.at,
                f"{entry.document} 的废止日期有两种说法",
                entry.day.isoformat(),
                f"{other.file.path} 写的是 {other.day}；核对两份文件",
            )
