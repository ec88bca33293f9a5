"""Site -> data/questionnaire.js: the questions, presets, rules and what the results name. Pure.

A rule keeps the shape that it has in YAML; each test and each `manual` also carries its wording
(`words`) and where its clause stands on the measure's page (`at`, an anchor), and `by` always names
who judges. A question carries its bands and the `version` of all that hangs on its answer. Dates are
ISO text. One line an entry, so that a change of the content reads as a change of a line.

Of a large site the file holds only what judging needs, and no words:

    tests  the different tests of all rules, with their fact and operator
    days   the days that occur
    rows   one a measure: place of its document, number, places of the days from and until, rules of its benefits in
           compact form, and, if any has a period of its own, [place of the benefit, from, until]…

A compact rule is null where there is none, the place of a test, -1 for what a department judges, or [0, …] for `all`, [1, …]
for `any`, [2, …] for `not`. The measures with their words come in slices (slices.py), data/questionnaire/*.js, as they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from msgspec import Struct

from policy_explorer.derive.site import DocumentPage, ResolvedPeriod, Site, SiteBenefit, SiteMeasure
from policy_explorer.model import AllOf, AnyOf, Condition, FactTest, Manual, Not, Preset, Question, parts
from policy_explorer.render.passages import sentence_anchor
from policy_explorer.render.slices import slice_script, slices
from policy_explorer.rules.bands import bands
from policy_explorer.rules.fingerprint import Bound, RuleFacts, RulesVersion, bounds_by_fact, version_of
from policy_explorer.rules.spec import SPEC
from policy_explorer.text.data_script import compact
from policy_explorer.text.data_shapes import (
    BenefitEntry,
    DocumentEntry,
    MeasureEntry,
    PeriodEntry,
    PresetEntry,
    QuestionEntry,
    RuleEntry,
    iso,
)
from policy_explorer.text.wording import condition_wording, judge

PATH = "data/questionnaire.js"
CONNECTIVES: dict[type, str] = {AllOf: "all", AnyOf: "any", Not: "not"}
COMPACT = {kind: SPEC.connectives.index(name) for kind, name in CONNECTIVES.items()}


def file(site: Site, rules: Mapping[str, RuleFacts], tables: Mapping[str, Iterable[str]]) -> tuple[str, bytes]:
    """Return data/questionnaire.js.

    `rules` are those of all benefits, by key. `tables` are those of the measures: `judging_tables`, or of a small site
    `measures` with the rows of all (`measure_row`).
    """
    questions = site.catalogue.questions
    bounds, version = bounds_by_fact(rules.values()), version_of(questions, rules)
    shared = {
        "questions": [
            compact(question_entry(question, bounds.get(question.id, ()), version)) for question in questions
        ],
        "presets": [compact(preset_entry(preset)) for preset in site.catalogue.presets],
        "documents": [compact(document_entry(page)) for page in site.documents],
        "departments": [compact({"name": page.department.name, "url": page.url}) for page in site.departments],
    }
    return PATH, script(version.whole, {**shared, **tables}).encode()


def slice_files(document: str, rows: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield data/questionnaire/*.js of a document, an id; `rows` are those of all its measures (`measure_row`)."""
    for name, own in slices(document, rows):
        yield f"data/questionnaire/{name}.js", slice_script("questionnaireMeasures", name, own)


def measure_row(entry: SiteMeasure, known: Mapping[str, Question]) -> str:
    return compact(measure_entry(entry, known))


class JudgingRow(Struct, frozen=True, array_like=True):
    """What judging needs of a measure. Days are ISO text, and in rules a test is still its own text; `own_periods` are
    (place of the benefit, from, until).
    """

    document: str
    number: int
    period: tuple[str, str]
    rules: tuple[Any, ...]
    own_periods: tuple[tuple[int, str, str], ...]


def judging_row(entry: SiteMeasure) -> JudgingRow:
    def ends(period: ResolvedPeriod) -> tuple[str, str]:
        return period.from_.isoformat(), period.until.isoformat()

    own_periods = ((place, *ends(own.period)) for place, own in enumerate(entry.benefits) if own.period != entry.period)
    rules = (own.benefit.eligibility for own in entry.benefits)
    return JudgingRow(
        entry.document.id,
        entry.measure.number,
        ends(entry.period),
        tuple(rule and compact_rule(rule) for rule in rules),
        tuple(own_periods),
    )


def judging_tables(documents: Iterable[DocumentPage], rows: Iterable[JudgingRow]) -> dict[str, Iterable[str]]:
    """The rows of all measures, and what they point to, in the order in which it first occurs."""
    places = {page.notice.document.id: place for place, page in enumerate(documents)}
    tests: dict[str, int] = {}
    days: dict[str, int] = {}

    def day(text: str) -> int:
        return days.setdefault(text, len(days))

    def rule(held: Any) -> Any:
        if type(held) is str:
            return tests.setdefault(held, len(tests))
        return [held[0], *map(rule, held[1:])] if isinstance(held, list | tuple) else held

    settled = []
    for row in rows:
        found = [places[row.document], row.number, *map(day, row.period), list(map(rule, row.rules))]
        own = [[place, day(begin), day(end)] for place, begin, end in row.own_periods]
        settled.append(compact([*found, own] if own else found))
    return {"tests": list(tests), "days": list(map(compact, days)), "rows": settled}


def compact_rule(condition: Condition) -> Any:
    """As above, but for a test its text, and tuples for lists."""
    if isinstance(condition, Manual):
        return -1
    if isinstance(condition, FactTest):
        return compact(test_entry(condition))
    return (COMPACT[type(condition)], *map(compact_rule, parts(condition)))


def script(version: str, tables: Mapping[str, Iterable[str]]) -> str:
    body = ",\n".join(
        f'"{name}": [\n{rows}\n]' for name, rows in ((name, ",\n".join(rows)) for name, rows in tables.items())
    )
    return f'globalThis.questionnaireData = {{\n"version": {compact(version)},\n{body}\n}};\n'


def question_entry(question: Question, bounds: Iterable[Bound], version: RulesVersion) -> QuestionEntry:
    """As written; only `tier`, by which questions are ordered, is always there."""
    written = question.model_dump(mode="json", exclude_unset=True) | {"tier": question.tier}
    found = [{"answer": band.answer, "label": band.label} for band in bands(question, bounds)]
    versioned = written | ({"bands": found} if found else {}) | {"version": version.by_fact[question.id]}
    return cast(QuestionEntry, versioned)


def preset_entry(preset: Preset) -> PresetEntry:
    return cast(PresetEntry, preset.model_dump(mode="json", exclude_unset=True))


def document_entry(page: DocumentPage) -> DocumentEntry:
    document = page.notice.document
    concerning = [clause for clause in document.clauses if clause.concerns_applicants]
    ends = page.period.superseded_from
    found: DocumentEntry = {
        "id": document.id,
        "title": document.short_title,
        "reference": document.reference,
        "url": page.url,
        "clauses": [{"title": clause.title, "quote": clause.quote} for clause in concerning],
    }
    if ends:
        found["superseded"] = iso(ends)
    return found


def measure_entry(entry: SiteMeasure, known: Mapping[str, Question]) -> MeasureEntry:
    lead = [department.name for department in entry.lead]
    return {
        "key": entry.key,
        "document": entry.document.id,
        "number": entry.measure.number,
        "title": entry.measure.title,
        "url": entry.url,
        "lead": lead,
        "period": period_entry(entry.period),
        "benefits": [benefit_entry(benefit, entry, lead, known) for benefit in entry.benefits],
    }


def benefit_entry(
    entry: SiteBenefit, measure: SiteMeasure, lead: list[str], known: Mapping[str, Question]
) -> BenefitEntry:
    """A benefit without a `rule` is nothing to apply for; its period stands only where it is its own."""
    benefit = entry.benefit
    found: BenefitEntry = {
        "id": benefit.id,
        "title": benefit.title,
        "kind": entry.kind.name,
        "quote": benefit.quote,
    }
    if entry.period != measure.period:
        found["period"] = period_entry(entry.period)
    if benefit.eligibility is not None:
        found["rule"] = rule_entry(benefit.eligibility, measure, lead, known)
    return found


def period_entry(period: ResolvedPeriod) -> PeriodEntry:
    found: PeriodEntry = {
        "from": iso(period.from_),
        "until": iso(period.until),
        "basis": period.basis,
        "quote": period.quote,
    }
    if period.note:
        found["note"] = period.note
    if period.superseded_from:
        found["superseded"] = iso(period.superseded_from)
    return found


def rule_entry(condition: Condition, measure: SiteMeasure, lead: list[str], known: Mapping[str, Question]) -> RuleEntry:
    if not isinstance(condition, FactTest | Manual):
        inside = [rule_entry(part, measure, lead, known) for part in parts(condition)]
        return cast(RuleEntry, {CONNECTIVES[type(condition)]: inside[0] if isinstance(condition, Not) else inside})
    at = sentence_anchor(measure.measure.text, condition.quote)
    words = {"words": condition_wording(condition, known, lead), "at": at}
    return cast(RuleEntry, leaf_entry(condition, lead) | words)


def leaf_entry(condition: FactTest | Manual, lead: list[str]) -> dict[str, Any]:
    if isinstance(condition, FactTest):
        return test_entry(condition) | {"quote": condition.quote}
    return {"manual": condition.manual, "quote": condition.quote, "by": judge(condition, lead)}


def test_entry(test: FactTest) -> dict[str, Any]:
    operand = test.operand
    return {"fact": test.fact, test.operator: operand.isoformat() if isinstance(operand, date) else operand}
