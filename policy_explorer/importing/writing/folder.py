"""The outline to the files of a content folder, as text by path, with what was found. Pure.

The parts of the outline, joined in their order, have to be the notice: otherwise there is no draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct

from policy_explorer.importing.blocks import ImportFailed
from policy_explorer.importing.draft import DraftMapping, Field, guesses_in
from policy_explorer.importing.fields.default_vocabularies import VocabularyEntry
from policy_explorer.importing.fields.document import common_heading, draft_document, gives_heading
from policy_explorer.importing.fields.document_relations import suggestions
from policy_explorer.importing.fields.existing_content import ExistingContent
from policy_explorer.importing.fields.issuers import NO_ISSUER
from policy_explorer.importing.fields.measures import MeasureDraft, draft_measure
from policy_explorer.importing.fields.named_measures import periods_of_named, windows_of_named
from policy_explorer.importing.fields.page_fields import with_page_facts
from policy_explorer.importing.fields.units import Names, first_led, names_written
from policy_explorer.importing.fields.windows import after_the_term, quotes_of, windows_around
from policy_explorer.importing.structure.clean import Cleaned
from policy_explorer.importing.structure.outline import Outline, flat
from policy_explorer.importing.writing.punctuation import Written, as_written
from policy_explorer.importing.writing.site_files import (
    METHOD,
    department_entries,
    entry_fields,
    entry_lines,
    missing_entries,
    settings,
)
from policy_explorer.importing.writing.yaml_text import scalar, yaml_text
from policy_explorer.load.discovery import REQUIRED
from policy_explorer.schemas.modeline import schema_line
from policy_explorer.text.verbatim import without_whitespace

HEAD = "# 由导入生成的草稿。标着“待核对”的是推断的，核对、改好后删去那一行注释；其余照录原文。"
DOUBTS = "# 待核对：这份草稿没有把公文说全，先看这几处，再看各项："
EMPTY = {
    "questions": "# 自测问题。规则里用到什么事实，就在这里设一题，写法见 docs/rules.zh.md。",
    "vocabularies/terms": "# 术语：name 是原文中的说法，aliases 是人们检索时会输入的说法。",
}


class Drafted(Struct, frozen=True):
    """A draft, and what the summary says of it."""

    files: dict[str, str]  # text by path from the content folder
    outline: Outline
    units: tuple[str, ...]  # names of departments
    without_units: tuple[int, ...]  # the numbers of measures that name none
    marks: int  # how many values are marked as guesses
    to_add: dict[str, tuple[str, ...]]  # lines for existing vocabularies, by path
    suggestions: tuple[str, ...] = ()  # for other documents
    empty: frozenset[str] = frozenset()  # of the paths in `to_add`, those of files without an entry


def draft_folder(
    id: str, content: Path, cleaned: Cleaned, outline: Outline, known: ExistingContent, today: date | None = None
) -> Drafted:
    """Return the draft of the document `id` in the folder `content`; raise ImportFailed where text would be lost.

    `today` is the day on which a site was revised whose documents have no date.
    """
    whole = without_whitespace("".join(map(flat, cleaned.parts)))
    names = Names(known.departments, names_written(whole), places_in(outline), first_led(outline.items, whole))
    heading = common_heading(outline.items)
    around = [*outline.provisions, *(c.text or "" for c in outline.chapters), *outline.closing]
    common, windows, periods = windows_around(around), windows_of_named(around), periods_of_named(around)
    measures = [
        draft_measure(
            item,
            None if gives_heading(heading, item) else item.heading,
            known,
            names,
            fact_of(id, item.number),
            windows.get(item.number, common),
            periods.get(item.number),
        )
        for item in outline.items
    ]
    given = (*common, *(field for own in windows.values() for field in own))
    timed = quotes_of(tuple(field for field in given if any(field in measure.fields for measure in measures)))
    units_of = list(zip(outline.items, (m.units for m in measures), strict=True))
    judged = any(measure.judged for measure in measures)
    document = draft_document(id, outline, heading, units_of, known.named, judged, timed)
    document = with_page_facts(document, cleaned.facts)
    notice = "\n\n".join(map(flat, cleaned.parts)) + "\n"
    written = Written(cleaned.parts)
    require_whole_text(outline, written.read)
    without_units = tuple(m.number for m in measures if m.units is None)
    units = tuple(
        dict.fromkeys(n for m in measures if m.units for n in (*m.units.lead, *m.units.responsible, *m.units.standing))
    )
    vocabularies = {name: used_entries(measures, name, known) for name in ("sectors", "audiences", "kinds")}
    bodies: dict[str, tuple[str, Any]] = {f"documents/{id}/document": ("document", document)}
    term = next((field for field in document if isinstance(field, Field) and field.key == "period"), None)
    ends = {each.key: each.value for each in term.value} if term else {}
    last, ended = ends.get("until"), "until" in ends or "lasts" in ends
    bodies |= {
        f"documents/{id}/measures/{m.number:02}": ("measure", after_the_term(m.fields, last, ended)) for m in measures
    }
    bodies |= shared_bodies(document, units, vocabularies, measures, known, today)
    if written:
        bodies = {path: (kind, as_written(body, written)) for path, (kind, body) in bodies.items()}
    files = {f"{path}.yaml": file_text(content, path, kind, body) for path, (kind, body) in bodies.items()}
    files[f"documents/{id}/notice.txt"] = notice
    if outline.unexplained:
        files[f"documents/{id}/document.yaml"] = files[f"documents/{id}/document.yaml"].replace(
            HEAD, "\n".join((HEAD, DOUBTS, *(f"# · {each}" for each in outline.unexplained))), 1
        )
    if cleaned.dropped:
        left_out = f"# 导入时已去掉页码、页眉，不用再写 page_artefacts。去掉的是：{'、'.join(cleaned.dropped)}"
        document_file = f"documents/{id}/document.yaml"
        files[document_file] = files[document_file].replace(HEAD, f"{HEAD}\n{left_out}", 1)
    if "pages/method.md" not in known.present:
        files["pages/method.md"] = METHOD
    marks = sum(len(list(guesses_in(body))) for _, body in bodies.values()) + bool(outline.unexplained)
    to_add = additions(units, vocabularies, measures, known)
    return Drafted(
        files, outline, units, without_units, marks, to_add, tuple(suggestions(document, known.named)), known.empty
    )


def file_text(content: Path, path: str, kind: str, body: tuple[Any, ...]) -> str:
    """Return the text of the file of `kind` at `path`, without its extension: schema, comment and `body`."""
    head = f"{schema_line(content / f'{path}.yaml', kind)}\n{EMPTY.get(path, HEAD)}"
    return yaml_text(head, body) if body else f"{head}\n[]\n"


def places_in(outline: Outline) -> tuple[str, ...]:
    """Return the names of places in the titles: the name of a unit that begins with one is complete."""
    titles = "".join(outline.opening[:6])
    found = re.findall(r"(?:^|(?<=[省市区县州]))([\u4e00-\u9fff]{2,4}?)(?=[省市区县州])", titles)
    return tuple(dict.fromkeys(found))


def require_whole_text(outline: Outline, notice: str) -> None:
    """Raise ImportFailed unless opening, chapters with measures, closing and annexes are `notice`: `check` requires it."""
    pieces = list(outline.opening)
    items = list(outline.items)
    for chapter in outline.chapters:
        pieces += filter(None, (chapter.heading, chapter.text))
        while items and items[0].chapter == chapter.number:
            item = items.pop(0)
            pieces += [item.heading, item.text, *map(flat, item.rows)]
    pieces += [*outline.closing, *(flat(part) for annex in outline.annexes for part in annex.parts)]
    written = without_whitespace("".join(pieces))
    if items or written != without_whitespace(notice):
        raise ImportFailed(
            "分出来的各段拼起来与原文对不上，没有生成草稿。这是程序的毛病，请把文件发给维护程序的人；眼下可以先另存为 .txt 再试"
        )


def used_entries(measures: Iterable[MeasureDraft], name: str, known: ExistingContent) -> tuple[VocabularyEntry, ...]:
    """Return the entries of the vocabulary `name` that `measures` use; of sectors, also the unrestricted one."""
    used = {entry.name: entry for measure in measures for entry in measure.vocabularies[name]}
    if name == "sectors":
        used = {known.everything.name: known.everything, **used}
    return tuple(used.values())


def shared_bodies(
    document: DraftMapping,
    units: tuple[str, ...],
    vocabularies: dict[str, tuple[VocabularyEntry, ...]],
    measures: list[MeasureDraft],
    known: ExistingContent,
    today: date | None,
) -> dict[str, tuple[str, Any]]:
    """Return (kind, body) of each required shared file that does not exist, by path without its extension."""
    facts = {field.key: field.value for field in document if isinstance(field, Field)}
    bodies: dict[str, Any] = {
        "site": settings(facts["title"], named_issuer(facts.get("issuer", "")), None if "issued" in facts else today),
        "questions": tuple(question for m in measures for question in m.questions),
        "vocabularies/departments": department_entries(units, known),
        "vocabularies/units": quantity_units(measures),
        "vocabularies/terms": (),
        **{f"vocabularies/{name}": entry_fields(found) for name, found in vocabularies.items()},
    }
    return {
        path: (path.rpartition("/")[2], body)
        for path, body in bodies.items()
        if f"{path}.yaml" in REQUIRED and f"{path}.yaml" not in known.present
    }


def fact_of(id: str, number: int) -> str:
    """Return the id of the question that measure `number` of the document `id` may need."""
    words = re.sub("[^a-z0-9]+", "_", id.lower()).strip("_")[:40]
    return f"{words if words[:1].isalpha() else f'notice_{words}'}_{number}"


def named_issuer(issuer: str | tuple[str, ...]) -> str:
    """Return the issuer, the first of several, or "" where the notice names none."""
    first = issuer if isinstance(issuer, str) else issuer[0]
    return "" if first == NO_ISSUER else first


def quantity_units(measures: Iterable[MeasureDraft]) -> tuple[str, ...]:
    """Return the units of quantity that `measures` use, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(measure.quantity_units for measure in measures)))


def additions(
    units: tuple[str, ...],
    vocabularies: dict[str, tuple[VocabularyEntry, ...]],
    measures: list[MeasureDraft],
    known: ExistingContent,
) -> dict[str, tuple[str, ...]]:
    """Return the lines that an editor has to add to existing vocabularies, by path: no existing file is changed."""
    found = {
        f"vocabularies/{name}.yaml": tuple(entry_lines(entries))
        for name, entries in missing_entries(vocabularies, known).items()
    }
    if "questions.yaml" in known.present and (questions := [question for m in measures for question in m.questions]):
        found["questions.yaml"] = tuple(entry_lines(questions))
    if known.has("departments") and (entries := department_entries(units, known)):
        found["vocabularies/departments.yaml"] = tuple(entry_lines(entries))
    if known.has("units") and (fresh := tuple(unit for unit in quantity_units(measures) if unit not in known.units)):
        found["vocabularies/units.yaml"] = tuple(f"- {scalar(unit)}" for unit in fresh)
    return found
