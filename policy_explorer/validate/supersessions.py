"""Rules between documents: they have distinct names, and what one says about superseding another is consistent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.base import read_date
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.messages import suggestion
from policy_explorer.validate.source_file import EACH, SourceFile


class SupersedesEntry(Struct, frozen=True):
    """One entry of a document's `supersedes`."""

    file: SourceFile  # the document.yaml of the superseding document
    at: FieldPath  # of the entry
    document: str | None  # the id of the superseded document; None where the site does not contain it
    day: date | None  # the first day on which it is no longer in force: as stated, or when the superseding one begins
    whole: bool  # False where only a part is superseded

    @property
    def by(self) -> str | None:
        """The id of the superseding document."""
        return self.file.get("id", str)

    def written(self, field: str) -> str | None:
        """Return the value of `field` of the entry, if it is a string."""
        return next((value for _, value in self.file.select(*self.at, field, kind=str)), None)


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
            if document is None or not name:
                continue
            if name in first:
                yield document.problem(
                    (field,), f"{what}与另一份文件相同", name, f"{first[name].path} 已经用了；换一个读者分得清的"
                )
            else:
                first[name] = document


def superseded_documents(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Require that an entry of `supersedes` names another document of the site, its reference, and a clause about it.

    No document may supersede itself by way of others, and none may be superseded from two different days on.

    Passes: `{document: qinghe-2029-1, reference: 清政发〔2029〕1号, quote: 清政发〔2029〕1号同时废止, ...}`.
    Fails: the document's own id; an id that no document has; another reference than in that document; a quote that has
    neither its title nor its reference.
    """
    files = {notice.id: notice.document for notice in content.notices if notice.document}
    found = [entry for file in files.values() for entry in supersedes_entries(file)]
    for entry in found:
        yield from target_problems(entry, files)
        yield from quote_problems(entry)
    yield from cycles(found)
    yield from conflicting_days(found)


def supersedes_entries(file: SourceFile) -> Iterator[SupersedesEntry]:
    """Yield the entries of `supersedes` in the document.yaml `file`."""
    begins = next((value for _, value in file.select("period", "from")), None)
    for at, written in file.select("supersedes", EACH, kind=dict):
        document = written.get("document")
        day = read_date(written.get("from", begins))
        yield SupersedesEntry(
            file=file,
            at=at,
            document=document if isinstance(document, str) else None,
            day=day if isinstance(day, date) else None,
            whole=written.get("partly") is not True,
        )


def target_problems(entry: SupersedesEntry, files: dict[str, SourceFile]) -> Iterator[Problem]:
    """Yield a problem if `entry` names no other document of `files`, by id, or gives it another reference."""
    if entry.document is None:
        return
    place = (*entry.at, "document")
    if entry.document == entry.by:
        yield entry.file.problem(place, "文件不能废止自己", entry.document, "写被废止的那一份的代号")
    elif entry.document not in files:
        hint = suggestion(entry.document, [id for id in files if id != entry.by]) or "本站没有收录这份文件的，整行删去"
        yield entry.file.problem(place, "没有这个代号的文件", entry.document, hint)
    else:
        reference, own = entry.written("reference"), files[entry.document].get("reference", str)
        if reference and own and without_whitespace(reference) != without_whitespace(own):
            yield entry.file.problem(
                (*entry.at, "reference"), "文号与所指的文件不一致", reference, f"{entry.document} 的文号是 {own}"
            )


def quote_problems(entry: SupersedesEntry) -> Iterator[Problem]:
    """Yield a problem if the quote of `entry` has neither the title nor the reference of the superseded document."""
    quote = without_whitespace(entry.written("quote") or "")
    names = [without_whitespace(name) for name in (entry.written("title"), entry.written("reference")) if name]
    if quote and names and not any(name in quote for name in names):
        yield entry.file.problem(
            (*entry.at, "quote"), "引文没有提到被废止的文件", entry.written("quote"), "引文要写到它的标题或文号"
        )


def cycles(found: list[SupersedesEntry]) -> Iterator[Problem]:
    """Yield a problem for each entry that leads back to its own document by way of others."""
    ends: dict[str | None, set[str]] = {}
    for entry in found:
        if entry.document and entry.document != entry.by:
            ends.setdefault(entry.by, set()).add(entry.document)
    for entry in found:
        if entry.document and entry.document != entry.by and entry.by in reached(entry.document, ends):
            yield entry.file.problem(
                (*entry.at, "document"), "几份文件互相废止", entry.document, "核对是哪一份废止哪一份"
            )


def reached(start: str, ends: dict[str | None, set[str]]) -> set[str]:
    """Return the documents that `start` supersedes, directly or not, and itself. `ends` are those of each document."""
    known, waiting = {start}, [start]
    while waiting:
        new = ends.get(waiting.pop(), set()) - known
        known |= new
        waiting += new
    return known


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
