"""An outline -> the files of a content folder, as text by path, with a summary of what was found. Pure.

The last act is a proof: the drafted passages, put together, are the notice. A draft that fails it is not given out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct

from policy_explorer.importing.blocks import ImportFault
from policy_explorer.importing.clean import Cleaned
from policy_explorer.importing.document import builds, common_heading, draft_document
from policy_explorer.importing.draft import Absent, Field, guesses_in
from policy_explorer.importing.known import Known
from policy_explorer.importing.measures import MeasureDraft, draft_measure
from policy_explorer.importing.outline import Outline, flat
from policy_explorer.importing.site_files import (
    METHOD,
    department_entries,
    missing_words,
    settings,
    to_paste,
    word_entries,
)
from policy_explorer.importing.starting_words import Word
from policy_explorer.importing.units import Names
from policy_explorer.importing.yaml_text import scalar, yaml_text
from policy_explorer.load.discovery import REQUIRED
from policy_explorer.schemas.modeline import schema_line
from policy_explorer.text.verbatim import squeeze

HEAD = "# 由导入生成的草稿。标着“待核对”的是推断的，核对、改好后删去那一行注释；其余照录原文。"
EMPTY = {
    "questions": "# 自测问题。规则里用到什么事实，就在这里设一题，写法见 docs/rules.zh.md。",
    "vocabularies/terms": "# 术语：name 是原文中的说法，aliases 是人们检索时会输入的说法。",
}


class Drafted(Struct, frozen=True):
    """Files by path below the content folder, and what to tell the editor of them."""

    files: dict[str, str]
    outline: Outline
    units: tuple[str, ...]
    marks: int
    wanting: tuple[str, ...]  # what the notice does not say and the site needs
    to_add: dict[str, tuple[str, ...]]  # lines for vocabularies that are there


def draft_folder(id: str, content: Path, cleaned: Cleaned, outline: Outline, known: Known) -> Drafted:
    names = Names(known.departments, squeeze("".join(map(flat, cleaned.parts))), places_in(outline))
    heading = common_heading(outline.items)
    measures = [
        draft_measure(item, None if builds(heading, item) else item.heading, known, names) for item in outline.items
    ]
    document = draft_document(id, outline, heading, list(zip(outline.items, (m.units for m in measures), strict=True)))
    notice = "\n\n".join(map(flat, cleaned.parts)) + "\n"
    require_whole(outline, notice)
    units = tuple(
        dict.fromkeys(n for m in measures if m.units for n in (*m.units.lead, *m.units.responsible, *m.units.standing))
    )
    words = {name: words_of(measures, name, known) for name in ("sectors", "audiences", "kinds")}
    bodies = {f"documents/{id}/document": ("document", document)}
    bodies |= {f"documents/{id}/measures/{m.number:02}": ("measure", m.fields) for m in measures}
    bodies |= vocabulary_bodies(document, units, words, measures, known)
    files = {
        f"{path}.yaml": yaml_text(head(content, path, kind), body) if body else f"{head(content, path, kind)}\n[]\n"
        for path, (kind, body) in bodies.items()
    }
    files[f"documents/{id}/notice.txt"] = notice
    if cleaned.dropped:
        left_out = f"# 导入时已去掉页码、页眉，不用再写 page_artefacts。去掉的是：{'、'.join(cleaned.dropped)}"
        files[f"documents/{id}/document.yaml"] = files[f"documents/{id}/document.yaml"].replace(
            HEAD, f"{HEAD}\n{left_out}", 1
        )
    if "pages/method.md" not in known.present:
        files["pages/method.md"] = METHOD
    marks = sum(len(list(guesses_in(body))) for _, body in bodies.values())
    return Drafted(
        files, outline, units, marks, tuple(wanting(document, measures)), additions(units, words, measures, known)
    )


def head(content: Path, path: str, kind: str) -> str:
    comment = EMPTY.get(path, HEAD)
    return f"{schema_line(content / f'{path}.yaml', kind)}\n{comment}"


def places_in(outline: Outline) -> tuple[str, ...]:
    """Names of places in the titles: a unit that begins with one has its place already."""
    titles = "".join(outline.opening[:6])
    found = re.findall(r"(?:^|(?<=[省市区县州]))([\u4e00-\u9fff]{2,4}?)(?=[省市区县州])", titles)
    return tuple(dict.fromkeys(found))


def require_whole(outline: Outline, notice: str) -> None:
    """Opening, chapters with their measures, closing: as `validate` will put them together."""
    pieces = list(outline.opening)
    items = list(outline.items)
    for chapter in outline.chapters:
        pieces += filter(None, (chapter.heading, chapter.text))
        while items and items[0].chapter == chapter.number:
            item = items.pop(0)
            pieces += [item.heading, item.text]
    written = squeeze("".join((*pieces, *outline.closing)))
    if items or written != squeeze(notice):
        raise ImportFault(
            "分出来的各段拼起来与原文对不上，没有生成草稿。这是程序的毛病，请把文件发给维护程序的人；眼下可以先另存为 .txt 再试"
        )


def words_of(measures: Iterable[MeasureDraft], name: str, known: Known) -> tuple[Word, ...]:
    used = {word.name: word for measure in measures for word in measure.words[name]}
    if name == "sectors":
        used = {known.everything.name: known.everything, **used}
    return tuple(used.values())


def vocabulary_bodies(
    document, units, words: dict[str, tuple[Word, ...]], measures: list[MeasureDraft], known: Known
) -> dict[str, tuple[str, Any]]:
    """Of the files that every content folder has, those that are not there."""
    facts = {field.key: field.value for field in document if isinstance(field, Field)}
    bodies: dict[str, Any] = {
        "site": settings(facts.get("title", ""), facts.get("issuer", "")),
        "questions": (),
        "vocabularies/departments": department_entries(units, known),
        "vocabularies/units": counters(measures),
        "vocabularies/terms": (),
        **{f"vocabularies/{name}": word_entries(found) for name, found in words.items()},
    }
    return {
        path: (path.rpartition("/")[2], body)
        for path, body in bodies.items()
        if f"{path}.yaml" in REQUIRED and f"{path}.yaml" not in known.present
    }


def counters(measures: Iterable[MeasureDraft]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(measure.counters for measure in measures)))


def additions(units, words, measures, known: Known) -> dict[str, tuple[str, ...]]:
    """What has to be added to vocabularies that are there: an importer never touches a file."""
    found = {
        f"vocabularies/{name}.yaml": tuple(to_paste(entries)) for name, entries in missing_words(words, known).items()
    }
    if known.has("departments") and (entries := department_entries(units, known)):
        found["vocabularies/departments.yaml"] = tuple(to_paste(entries))
    if known.has("units") and (fresh := tuple(unit for unit in counters(measures) if unit not in known.units)):
        found["vocabularies/units.yaml"] = tuple(to_paste_units(fresh))
    return found


def to_paste_units(units: Iterable[str]) -> Iterator[str]:
    yield from (f"- {scalar(unit)}" for unit in units)


def wanting(document, measures: list[MeasureDraft]) -> Iterator[str]:
    for field in document:
        if isinstance(field, Absent) and field.key in ("title", "issuer", "issued", "period"):
            yield f"document.yaml：{field.guess}"
    without = [measure.number for measure in measures if measure.units is None]
    if without:
        shown = "、".join(map(str, without[:10])) + ("等" if len(without) > 10 else "")
        yield f"第 {shown} 项没有写牵头、责任单位，共 {len(without)} 项：补上 lead 和 units_quote"
