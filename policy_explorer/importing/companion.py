"""A guide in a file to a companion of a document in the content folder. Reads files, and writes one: the text of the guide.

No existing file is changed: the fields to add to document.yaml are printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from policy_explorer.importing.blocks import ImportFailed
from policy_explorer.importing.draft import Absent, Field, Inline
from policy_explorer.importing.fields.guide import Statement, bare, statements, title_of, values
from policy_explorer.importing.import_notice import Runner, here
from policy_explorer.importing.readers.read import read
from policy_explorer.importing.structure.clean import clean
from policy_explorer.importing.structure.outline import flat
from policy_explorer.importing.writing.write_folder import write_new_file
from policy_explorer.importing.writing.yaml_text import lines
from policy_explorer.load.loader import load
from policy_explorer.text.verbatim import without_whitespace

GUESS = "从“{heading}”认出的，核对是哪几项的；只管其中一项的，移到那一项里"
CONDITIONS = "“{heading}”没有单独的一栏可写，在这里留着对照：{said}。按它写各项的规则，引文只能引公文原文；公文没有写的，写成由部门判断"


class CompanionDraft(Struct, frozen=True):
    """The whole text of a companion, its fields for document.yaml as lines by field, and what else to look at."""

    text: str
    sources: tuple[str, ...]
    ways: tuple[str, ...]
    remarks: tuple[str, ...]


def import_companion(file: Path, document: str, id: str, content: Path, seen: date, run: Runner = here) -> str:
    """Write the text of the guide in `file` to sources/<id>.txt of `document`; return what to add to document.yaml.

    Raise ImportFailed where there is no such document, or has one of that name; nothing is written then.
    """
    folder = content / "documents" / document
    target = folder / "sources" / f"{id}.txt"
    if not (folder / "document.yaml").is_file():
        there = sorted(path.parent.name for path in content.glob("documents/*/document.yaml"))
        known = f"，有的是：{'、'.join(there)}" if there else ""
        raise ImportFailed(f"{content} 里没有代号是 {document} 的文件{known}")
    if target.exists():
        raise ImportFailed(f"{target} 已经有了，没有改动。用 --id 换一个代号，如 {id}-2")
    made = run(draft_companion, (file, id, seen), CompanionDraft)
    write_new_file(target, made.text)
    written = load(content).yaml.get(f"documents/{document}/document.yaml")
    present = set(written) if isinstance(written, dict) else set()
    return "\n".join(report(made, folder, target, present)) + "\n"


def draft_companion(file: Path, id: str, seen: date) -> CompanionDraft:
    """Return the draft of the companion `id`, which an editor saw on the day `seen`."""
    reading = read(file)
    cleaned = clean(reading)
    texts = tuple(map(flat, cleaned.parts))
    found = statements(texts)
    title = title_of(texts)
    facts = reading.facts
    issuer = (Field("issuer", facts.issuer, "取自网页的信息表"),) if facts.issuer else ()
    published = (
        (Field("published", day, "取自网页"),) if (day := facts.issued or facts.announced) and day <= seen else ()
    )
    source = (
        Field("id", id),
        Field("title", title or id, "取自开头的标题"),
        Field("file", f"sources/{id}.txt"),
        *(issuer or (Absent("issuer", "谁发布的写 issuer，哪一天发布的写 published；没有写明的不写"),)),
        *published,
        Field("seen", seen, "改成你看到它的日期；是网页上的，再写 url"),
        *(
            Absent("conditions", CONDITIONS.format(heading=each.heading, said=said_of(each)))
            for each in found
            if each.kind == "who"
        ),
    )
    ways = tuple(way for each in found if (way := way_of(each, id)))
    notes = (*reading.notes, *remarks(found))
    return CompanionDraft("\n\n".join(texts) + "\n", tuple(lines((source,), 1)), tuple(lines(ways, 1)), notes)


def way_of(statement: Statement, id: str) -> tuple[Field, ...]:
    """Return the fields of an entry of `how_to_apply`; none where the statement says nothing for one."""
    fields = [Field(key, value) for key, value in values(statement)]
    if not fields:
        return ()
    first = Field(fields[0].key, fields[0].value, GUESS.format(heading=statement.heading))
    origin = Inline((Field("source", id), Field("quote", without_whitespace(statement.quote))))
    return (first, *fields[1:], Field("from", origin))


def said_of(statement: Statement) -> str:
    """Return what a statement says on one line."""
    return bare(without_whitespace(statement.quote))


def remarks(found: tuple[Statement, ...]) -> Iterator[str]:
    """Yield what a guide says and `how_to_apply` has no field for."""
    for each in found:
        if each.kind == "who":
            yield f"“{each.heading}”没有单独的一栏，写在配套文本那一条的“待核对”里：{said_of(each)[:80]}"
        elif each.kind == "phones" and not list(values(each)):
            yield f"“{each.heading}”里没有认出号码：{said_of(each)[:60]}"
    if not found:
        yield "没有认出申报材料、时间、方式这样的小标题，怎么办（how_to_apply）要自己写"


def report(made: CompanionDraft, folder: Path, target: Path, present: set[str]) -> Iterator[str]:
    """Yield the lines of the summary. `present` are the fields that document.yaml has."""
    yield f"已写出配套文本 {target}。"
    yield f"{folder / 'document.yaml'} 没有改动；请加上下面几行（加上以前 check 通不过）："
    yield ""
    for field, written in (("sources", made.sources), ("how_to_apply", made.ways)):
        if written:
            yield f"# 已有 {field}：接在那一栏的末尾" if field in present else f"{field}:"
            yield from written
    yield ""
    yield from (f"· {note}。" for note in made.remarks)
    yield "下一步：对照原件看一遍，运行 build.py check。写法见 docs/authoring.zh.md 的“怎么办”。"
