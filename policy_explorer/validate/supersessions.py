"""What documents say of each other, and what tells them apart, holds across all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.model.base import read_date
from policy_explorer.text.verbatim import squeeze
from policy_explorer.validate.content import EACH, Content, SourceFile
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.messages import meant


class Link(Struct, frozen=True):
    """One entry of `supersedes`. `document` is the id of the one that is ended, where it is said to be in the site."""

    file: SourceFile
    at: FieldPath
    document: str | None
    day: date | None  # from which on, as stated or by the superseding document's own beginning
    whole: bool

    @property
    def by(self) -> str | None:
        return self.file.get("id", str)

    def written(self, field: str) -> str | None:
        return next((value for _, value in self.file.select(*self.at, field, sort=str)), None)


def documents_told_apart(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """No two documents share a `short_title` or a `reference`: a list of measures of both names them so."""
    for field, what in (("short_title", "简称"), ("reference", "文号")):
        seen: dict[str, SourceFile] = {}
        for notice in content.notices:
            own = notice.document and notice.document.get(field, str)
            if own and own in seen:
                yield notice.document.problem(
                    (field,), f"{what}与另一份文件相同", own, f"{seen[own].path} 已经用了；换一个读者分得清的"
                )
            elif own:
                seen[own] = notice.document


def superseded_documents(content: Content, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """A document that is said to be superseded is another one, bears the reference that is written, and is named in the
    quote; documents do not supersede each other in a circle, and no one is superseded on two different days.
    """
    files = {notice.id: notice.document for notice in content.notices if notice.document}
    found = [link for file in files.values() for link in links(file)]
    for link in found:
        yield from misnamed(link, files)
        yield from not_in_quote(link)
    yield from circles(found)
    yield from two_days(found)


def links(file: SourceFile) -> Iterator[Link]:
    begins = next((value for _, value in file.select("period", "from")), None)
    for at, written in file.select("supersedes", EACH, sort=dict):
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
    quote = squeeze(link.written("quote") or "")
    names = [squeeze(name) for name in (link.written("title"), link.written("reference")) if name]
    if quote and names and not any(name in quote for name in names):
        yield link.file.problem(
            (*link.at, "quote"), "引文没有提到被废止的文件", link.written("quote"), "引文要写到它的标题或文号"
        )


def circles(found: list[Link]) -> Iterator[Problem]:
    """A problem for each link that leads back to its own document, over others."""
    ends: dict[str | None, set[str]] = {}
    for link in found:
        if link.document and link.document != link.by:
            ends.setdefault(link.by, set()).add(link.document)
    for link in found:
        if link.document and link.document != link.by and link.by in reached(link.document, ends):
            yield link.file.problem((*link.at, "document"), "几份文件互相废止", link.document, "核对是哪一份废止哪一份")


def reached(start: str, ends: dict[str | None, set[str]]) -> set[str]:
    known, waiting = {start}, [start]
    while waiting:
        new = ends.get(waiting.pop(), set()) - known
        known |= new
        waiting += new
    return known


def two_days(found: list[Link]) -> Iterator[Problem]:
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
