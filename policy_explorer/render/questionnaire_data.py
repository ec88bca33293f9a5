"""Render data/questionnaire.js: questions, presets, rules, and what the results show. No effects.

A rule has the shape that it has in YAML. Each test and each `manual` also has its wording (`words`) and the anchor of its
clause on the page of the measure (`at`); one that stands outside the benefit says so (`source`), and `at` may then be
the address of a place on the page of the document. `by` always names who judges. A question has its bands, and the `version` of
everything that depends on its answer. Dates are ISO text. Each entry is one line, so that a diff shows what changed.

For a large site the file has only what judging needs (judging_data.py). The measures with their wording are in slices
(slices.py), data/questionnaire/*.js, which the page loads when it shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from policy_explorer.derive.effective_rule import clause_place
from policy_explorer.derive.page_values import DepartmentPage, DocumentPage, SectorPage
from policy_explorer.derive.site import Site, SiteMeasure
from policy_explorer.model import (
    Clause,
    Document,
    Preset,
    Question,
)
from policy_explorer.render.measure_entries import measure_entry
from policy_explorer.render.slices import slice_script, slices
from policy_explorer.rules.bands import bands
from policy_explorer.rules.computed import computed_facts
from policy_explorer.rules.fingerprint import Bound, RuleFacts, RulesVersion, bounds_by_fact, version_of
from policy_explorer.text.data_script import compact
from policy_explorer.text.data_shapes.periods import iso
from policy_explorer.text.data_shapes.questionnaire import (
    ClauseEntry,
    ComputedEntry,
    DepartmentEntry,
    DocumentEntry,
    PresetEntry,
    QuestionEntry,
    SaidSector,
)
from policy_explorer.text.wording import by_id

PATH = "data/questionnaire.js"


def file(site: Site, rules: Mapping[str, RuleFacts], tables: Mapping[str, Iterable[str]]) -> tuple[str, bytes]:
    """Return path and content of data/questionnaire.js.

    `rules` are those of all benefits, by key. `tables` are `judging_tables` for a large site; for a small one they are
    `measures` with the rows of all measures (`measure_row`).
    """
    questions = site.catalogue.questions
    bounds, version = bounds_by_fact(rules.values()), version_of(questions, rules)
    aliases = {term.name: list(term.aliases) for term in site.catalogue.vocabulary.terms if term.aliases}
    computed = computed_facts(by_id(questions).values())
    exact = {part for each in computed for part in each.parts}  # a sum or a ratio needs figures, not bands
    shared = {
        "questions": [
            compact(
                with_aliases(
                    question_entry(question, () if question.id in exact else bounds.get(question.id, ()), version),
                    aliases,
                )
            )
            for question in questions
            if not question.parts
        ],
        **({"computed": [compact(computed_entry(question)) for question in computed]} if computed else {}),
        "presets": [compact(preset_entry(preset)) for preset in site.catalogue.presets],
        "sectors": [compact(said_sector(page)) for page in site.sectors if not page.sector.everything],
        "documents": [compact(document_entry(page)) for page in site.documents],
        "departments": [compact(department_entry(page)) for page in site.departments],
    }
    return PATH, script(version.whole, {**shared, **tables}).encode()


def slice_files(document: str, rows: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield data/questionnaire/*.js of the document with this id. `rows` are those of its measures (`measure_row`)."""
    for name, slice_rows in slices(document, rows):
        yield f"data/questionnaire/{name}.js", slice_script("questionnaireMeasures", name, slice_rows)


def measure_row(entry: SiteMeasure, known: Mapping[str, Question]) -> str:
    return compact(measure_entry(entry, known))


def script(version: str, tables: Mapping[str, Iterable[str]]) -> str:
    body = ",\n".join(
        f'"{name}": [\n{rows}\n]' for name, rows in ((name, ",\n".join(rows)) for name, rows in tables.items())
    )
    return f'globalThis.questionnaireData = {{\n"version": {compact(version)},\n{body}\n}};\n'


def question_entry(question: Question, bounds: Iterable[Bound], version: RulesVersion) -> QuestionEntry:
    """Return the fields as written, and `tier` even if it was left out, because it orders the questions."""
    written = question.model_dump(mode="json", exclude_unset=True) | {"tier": question.tier}
    band_entries = [{"answer": band.answer, "label": band.label} for band in bands(question, bounds)]
    versioned = written | ({"bands": band_entries} if band_entries else {}) | {"version": version.by_fact[question.id]}
    return cast(QuestionEntry, versioned)


def with_aliases(entry: QuestionEntry, aliases: Mapping[str, list[str]]) -> QuestionEntry:
    """Return the entry with the aliases of the terms that its name and its options' labels are, among their phrases."""
    options = [with_phrases(option, aliases.get(option["label"], [])) for option in entry.get("options", [])]
    named: Any = with_phrases(entry, aliases.get(entry["name"], []))
    return cast(QuestionEntry, {**named, "options": options} if options else named)


def with_phrases(entry: Any, aliases: list[str]) -> Any:
    written = entry.get("phrases", [])
    return {**entry, "phrases": list(dict.fromkeys((*written, *aliases)))} if written or aliases else entry


def said_sector(page: SectorPage) -> SaidSector:
    entry: SaidSector = {"name": page.sector.name, "url": page.url}
    if page.sector.aliases:
        entry["aliases"] = list(page.sector.aliases)
    return entry


def computed_entry(question: Question) -> ComputedEntry:
    """Return the fields as written, and the range that follows from the parts."""
    return cast(ComputedEntry, question.model_dump(mode="json", exclude_defaults=True))


def preset_entry(preset: Preset) -> PresetEntry:
    return cast(PresetEntry, preset.model_dump(mode="json", exclude_unset=True))


def department_entry(page: DepartmentPage) -> DepartmentEntry:
    entry: DepartmentEntry = {"name": page.department.name, "url": page.url}
    if page.department.collective:
        entry["collective"] = True
    return entry


def document_entry(page: DocumentPage) -> DocumentEntry:
    document = page.notice.document
    concerning = [clause for clause in document.clauses if clause.concerns_applicants]
    ends = page.period.superseded_from
    entry: DocumentEntry = {
        "id": document.id,
        "title": document.short_title,
        "reference": document.reference,
        "url": page.url,
        "clauses": [clause_entry(clause, document) for clause in concerning],
    }
    if ends:
        entry["superseded"] = iso(ends)
    return entry


def clause_entry(clause: Clause, document: Document) -> ClauseEntry:
    """Return the entry of a general clause; `measures` only if it does not apply to all."""
    fields: ClauseEntry = {"title": clause.title, "quote": clause.quote}
    if place := clause_place(clause, document):
        fields["place"] = place
    if clause.measures:
        fields["measures"] = list(clause.measures)
    return fields
