"""Rules between documents: they have distinct names, and what one says about superseding another is consistent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.base import read_date
from policy_explorer.text.verbatim import squeeze
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.messages import meant
from policy_explorer.validate.source_file import EACH, SourceFile


class Link(Struct, frozen=True):
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
    found = [link for file in files.values() for link in links(file)]
    for link in found:
        yield from misnamed(link, files)
        yield from not_in_quote(link)
    yield from circles(found)
    yield from two_days(found)


def links(file: SourceFile) -> Iterator[Link]:
    """Yield the entries of `supersedes` of a document.yaml."""
    begins = next((value for _, value in file.select("period", "from")), None)
    for at, written in file.select("supersedes", EACH, kind=dict):
        document = written.get("document")
        day = read_date(written.get("from", begins))
        yield Link(
            file=file,
            at=at,
            document=document if isinstance(document, str) else None,
            day=day if isinstance(day, date) else None,
            whole=written.get("partly") is not True,
        )


def misnamed(link: Link, files: dict[str, SourceFile]) -> Iterator[Problem]:
    """Yield a problem if `link` names no other document of `files`, by id, or gives it another reference."""
    if link.document is None:
        return
    place = (*link.at, "document")
    if link.document == link.by:
        yield link.file.problem(place, "文件不能废止自己", link.document, "写被废止的那一份的代号")
    elif link.document not in files:
        hint = meant(link.document, [id for id in files if id != link.by]) or "本站没有收录这份文件的，整行删去"
        yield link.file.problem(place, "没有这个代号的文件", link.document, hint)
    else:
        reference, own = link.written("reference"), files[link.document].get("reference", str)
        if reference and own and squeeze(reference) != squeeze(own):
            yield link.file.problem(
                (*link.at, "reference"), "文号与所指的文件不一致", reference, f"{link.document} 的文号是 {own}"
            )


def not_in_quote(link: Link) -> Iterator[Problem]:
    """Yield a problem if the quote of `link` has neither the title nor the reference of the superseded document."""
    quote = squeeze(link.written("quote") or "")
    names = [squeeze(name) for name in (link.written("title"), link.written("reference")) if name]
    if quote and names and not any(name in quote for name in names):
        yield link.file.problem(
            (*link.at, "quote"), "引文没有提到被废止的文件", link.written("quote"), "引文要写到它的标题或文号"
        )


def circles(found: list[Link]) -> Iterator[Problem]:
    """Yield a problem for each link that leads back to its own document by way of others."""
    ends: dict[str | None, set[str]] = {}
    for link in found:
        if link.document and link.document != link.by:
            ends.setdefault(link.by, set()).add(link.document)
    for link in found:
        if link.document and link.document != link.by and link.by in reached(link.document, ends):
            yield link.file.problem((*link.at, "document"), "几份文件互相废止", link.document, "核对是哪一份废止哪一份")


def reached(start: str, ends: dict[str | None, set[str]]) -> set[str]:
    """Return the documents that `start` supersedes, directly or not, and itself. `ends` are those of each document."""
    known, waiting = {start}, [start]
    while waiting:
        new = ends.get(waiting.pop(), set()) - known
        known |= new
        waiting += new
    return known


def two_days(found: list[Link]) -> Iterator[Problem]:
    """Yield a problem for each link that gives another day than an earlier one to the same superseded document."""
    first: dict[str, Link] = {}
    for link in found:
        if link.document is None or link.day is None or not link.whole:
            continue
        other = first.setdefault(link.document, link)
        if other.day != link.day:
            yield link.file.problem(
                link.at,
                f"{link.document} 的废止日期有两种说法",
                link.day.isoformat(),
                f"{other.file.path} 写的是 {other.day}；核对两份文件",
            )
