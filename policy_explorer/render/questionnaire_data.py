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

from policy_explorer.derive.benefit_relations import SiteRelation
from policy_explorer.derive.contact import benefit_contact, contact_of
from policy_explorer.derive.effective_rule import clause_place
from policy_explorer.derive.gives import fixed_worth, gives_words
from policy_explorer.derive.page_values import DepartmentPage, DocumentPage, SectorPage
from policy_explorer.derive.site import Site, SiteBenefit, SiteMeasure
from policy_explorer.derive.term import ResolvedPeriod
from policy_explorer.derive.term_wording import extension_wording
from policy_explorer.derive.ways import SiteWay, short_words
from policy_explorer.model import (
    Clause,
    Document,
    Preset,
    Question,
)
from policy_explorer.render.payout_entries import payout_entry
from policy_explorer.render.quote_places import quote_place
from policy_explorer.render.rule_entries import RuleContext, whole_rule_entry
from policy_explorer.render.slices import slice_script, slices
from policy_explorer.render.stretches import later_entries, stretch_entries
from policy_explorer.render.window_entries import window_entry
from policy_explorer.rules.bands import bands
from policy_explorer.rules.computed import computed_facts
from policy_explorer.rules.fingerprint import Bound, RuleFacts, RulesVersion, bounds_by_fact, version_of
from policy_explorer.text.access_wording import access_label, strength_word
from policy_explorer.text.data_script import compact
from policy_explorer.text.data_shapes.periods import PeriodEntry, iso
from policy_explorer.text.data_shapes.questionnaire import (
    BenefitEntry,
    ClauseEntry,
    ComputedEntry,
    DepartmentEntry,
    DocumentEntry,
    MeasureEntry,
    PresetEntry,
    QuestionEntry,
    RelationEntry,
    SaidSector,
    WayEntry,
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


def measure_entry(entry: SiteMeasure, known: Mapping[str, Question]) -> MeasureEntry:
    fields: MeasureEntry = {
        "key": entry.key,
        "document": entry.document.id,
        "number": entry.measure.number,
        "title": entry.measure.title,
        "url": entry.url,
        "lead": [unit.name for unit in entry.lead],
        "period": period_entry(entry.longest_period),
        "benefits": [benefit_entry(benefit, entry, known) for benefit in entry.benefits],
    }
    if entry.label != str(entry.measure.number):
        fields["label"] = entry.label
    contact = contact_of(entry)
    if not entry.lead:
        fields["contact"] = (contact.role, list(contact.names) or [contact.words])
    if entry.windows:
        fields["windows"] = [window_entry(window) for window in entry.windows]
    return fields


def benefit_entry(entry: SiteBenefit, measure: SiteMeasure, known: Mapping[str, Question]) -> BenefitEntry:
    """Return the entry of a benefit: `rule` if anybody can apply, `period` if it differs from that of the measure."""
    benefit = entry.benefit
    fields: BenefitEntry = {
        "id": benefit.id,
        "title": benefit.title,
        "kind": entry.kind.name,
        "quote": benefit.quote,
        "access": benefit.access,
        "how": access_label(benefit),
    }
    add_given(fields, entry)
    if word := strength_word(benefit):
        fields["word"] = word
    add_ways(fields, entry, measure)
    if benefit.counterpart:
        fields["counterpart"] = benefit.counterpart
    if entry.period != measure.longest_period:
        fields["period"] = period_entry(entry.period)
    if benefit.lead:
        fields["lead"] = list(benefit.lead)
    if benefit.responsible:
        fields["responsible"] = list(benefit.responsible)
    if entry.windows != measure.windows:
        fields["windows"] = [window_entry(window) for window in entry.windows]
    if benefit.payout is not None:
        fields["payout"] = payout_entry(benefit.payout, measure, known)
    if entry.rule is not None:
        context = RuleContext(measure, benefit_contact(entry, measure).deciders, known)
        fields["rule"] = whole_rule_entry(entry.rule, entry.sources, context)
    return fields


def add_given(fields: BenefitEntry, entry: SiteBenefit) -> None:
    """Add to the entry of a benefit what it gives, where the text says so in figures."""
    if gives := gives_words(entry):
        fields["gives"] = gives
    if worth := fixed_worth(entry.benefit):
        fields["worth"] = worth


def add_ways(fields: BenefitEntry, entry: SiteBenefit, measure: SiteMeasure) -> None:
    """Add to the entry of a benefit how to apply for it, and how it stands to others, where anything is written of that."""
    if entry.ways:
        fields["brief"] = short_words(entry.ways)
        fields["ways"] = [way_entry(way, measure) for way in entry.ways]
    if entry.missing:
        fields["missing"] = entry.missing
    if entry.relations:
        fields["relations"] = [relation_entry(relation) for relation in entry.relations]


def way_entry(way: SiteWay, measure: SiteMeasure) -> WayEntry:
    fields: WayEntry = {"said": [(label, words) for _, label, words in way.labelled], "origin": way.origin}
    if way.quote:
        fields["quote"] = way.quote
        fields["at"] = way.place or quote_place(measure, way.quote)
    if way.url:
        fields["url"] = way.url
    return fields


def relation_entry(relation: SiteRelation) -> RelationEntry:
    return {
        "kind": relation.kind,
        "words": relation.words,
        "others": [(other.key, other.title, other.url) for other in relation.others],
        "quote": relation.quote,
        "at": relation.place,
    }


def period_entry(period: ResolvedPeriod) -> PeriodEntry:
    days = {
        "from": period.from_,
        "issued": period.issued,
        "until": period.until,
        "used_up": period.used_up,
        "superseded": period.superseded_from,
    }
    fields = {
        "basis": period.basis,
        **{name: iso(day) for name, day in days.items() if day},
        "provisional": period.provisional,
        "fact": period.fact,
        "quote": period.quote,
        "note": period.note,
        "extended": extension_wording(period),
        "earlier": stretch_entries(period),
        "afterwards": later_entries(period),
    }
    if period.undated_end:
        fields["ends"] = period.undated_end
    return cast(PeriodEntry, {name: value for name, value in fields.items() if value})
