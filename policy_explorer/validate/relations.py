"""What the rules about superseding, extending and amending have in common: an entry names another document, and a clause.

Messages contain `verb`, what the entry does to that document, such as 废止.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from policy_explorer.load.problem import FieldPath, Problem
from policy_explorer.text.verbatim import without_whitespace
from policy_explorer.validate.content import Content
from policy_explorer.validate.facts import DocumentFacts
from policy_explorer.validate.hints import suggestion
from policy_explorer.validate.source_file import EACH, SourceFile

Files = Mapping[str, SourceFile]  # the readable document.yaml of each document, by its id


class RelationEntry(Struct, frozen=True):
    """One entry of `supersedes`, `extends` or `amends`."""

    file: SourceFile  # the document.yaml that it is in
    at: FieldPath  # of the entry
    document: str | None  # the id of the document that it is about; None where the site does not contain it

    @property
    def by(self) -> str | None:
        """The id of the document that it is in."""
        return self.file.get("id", str)

    def written(self, field: str) -> str | None:
        """Return the value of `field` of the entry, if it is a string."""
        return next((value for _, value in self.file.select(*self.at, field, kind=str)), None)

    @property
    def measures(self) -> frozenset[int]:
        """The numbers of the measures that it names."""
        return frozenset(number for _, number in self.file.select(*self.at, "measures", EACH, kind=int))


def document_files(content: Content) -> Files:
    return {notice.id: notice.document for notice in content.notices if notice.document}


def entries_of(file: SourceFile, field: str) -> Iterator[tuple[FieldPath, str | None]]:
    """Yield (path, id of the document) of each entry of `field` in the document.yaml `file`."""
    for at, written in file.select(field, EACH, kind=dict):
        document = written.get("document")
        yield at, document if isinstance(document, str) else None


def target_problems(entry: RelationEntry, files: Files, verb: str) -> Iterator[Problem]:
    """Yield a problem if `entry` names no other document of `files`, by id, or gives it another reference."""
    if entry.document is None:
        return
    place = (*entry.at, "document")
    if entry.document == entry.by:
        yield entry.file.problem(place, f"文件不能{verb}自己", entry.document, f"写被{verb}的那一份的代号")
    elif entry.document not in files:
        hint = suggestion(entry.document, [id for id in files if id != entry.by]) or "本站没有收录这份文件的，整行删去"
        yield entry.file.problem(place, "没有这个代号的文件", entry.document, hint)
    else:
        reference, own = entry.written("reference"), files[entry.document].get("reference", str)
        if reference and own and without_whitespace(reference) != without_whitespace(own):
            yield entry.file.problem(
                (*entry.at, "reference"), "文号与所指的文件不一致", reference, f"{entry.document} 的文号是 {own}"
            )


def quote_problems(entry: RelationEntry, verb: str, beside: str = "") -> Iterator[Problem]:
    """Yield a problem if neither the quote of `entry` nor the text `beside` it names the other document.

    A document is named by its title or its reference.
    """
    quote = without_whitespace(entry.written("quote") or "")
    names = [without_whitespace(name) for name in (entry.written("title"), entry.written("reference")) if name]
    if quote and names and not any(name in quote or name in beside for name in names):
        yield entry.file.problem(
            (*entry.at, "quote"), f"引文没有提到被{verb}的文件", entry.written("quote"), "引文要写到它的标题或文号"
        )


def measure_problems(entry: RelationEntry, facts: Mapping[str, DocumentFacts]) -> Iterator[Problem]:
    """Yield a problem for each measure that `entry` names and its document does not have."""
    known = facts.get(entry.document or "")
    if known is None or not known.readable:
        return
    for at, number in entry.file.select(*entry.at, "measures", EACH, kind=int):
        if number not in known.last_days:
            hint = f"它有第 1 至 {max(known.last_days)} 项" if known.last_days else "那份文件没有措施"
            yield entry.file.problem(at, "那份文件没有这一项", number, hint)


def circles(found: Iterable[RelationEntry], verb: str) -> Iterator[Problem]:
    """Yield a problem for each entry that leads back to its own document by way of others."""
    entries = [entry for entry in found if entry.document and entry.document != entry.by]
    targets: dict[str | None, set[str]] = {}
    for entry in entries:
        targets.setdefault(entry.by, set()).add(entry.document or "")
    for entry in entries:
        if entry.by in reached(entry.document or "", targets):
            yield entry.file.problem(
                (*entry.at, "document"), f"几份文件互相{verb}", entry.document, f"核对是哪一份{verb}哪一份"
            )


def reached(start: str, targets: Mapping[str | None, set[str]]) -> set[str]:
    """Return the documents that entries of `start` lead to, directly or not, and itself. `targets` are those of each."""
    known, waiting = {start}, [start]
    while waiting:
        new = targets.get(waiting.pop(), set()) - known
        known |= new
        waiting += new
    return known
