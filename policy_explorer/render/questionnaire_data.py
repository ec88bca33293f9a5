"""Site -> data/questionnaire.js: the questions, presets, rules and what the results name. Pure.

A rule keeps the shape that it has in YAML; each test and each `manual` also carries its wording
(`words`) and where its clause stands on the measure's page (`at`, an anchor), and `by` always names
who judges. A question carries its bands and the `version` of all that hangs on its answer. Dates are
ISO text. One line an entry, so that a change of the content reads as a change of a line.

Of more than MOST_LISTED measures the file holds only what judging needs, and no words:

    tests  the different tests of all rules, with their fact and operator
    days   the days that occur
    rows   one a measure: place of its document, number, places of the days from and until, rules of its benefits in
           compact form, and, if any has a period of its own, [place of the benefit, from, until]…

A compact rule is null where there is none, the place of a test, -1 for what a department judges, or [0, …] for `all`, [1, …]
for `any`, [2, …] for `not`. The measures with their words come in slices (slices.py), data/questionnaire/*.js, as they are shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..bands import bands
from ..data_script import compact
from ..model import AllOf, AnyOf, Condition, FactTest, Manual, Not, Preset, Question, parts
from ..rules_version import RulesVersion, rules_version, tests_by_fact
from ..site import DocumentPage, ResolvedPeriod, Site, SiteBenefit, SiteMeasure
from ..wording import by_id, condition_wording, judge
from .paging import MOST_LISTED
from .passages import sentence_anchor
from .slices import slice_script, slices

PATH = "data/questionnaire.js"
CONNECTIVES: dict[type, str] = {AllOf: "all", AnyOf: "any", Not: "not"}
COMPACT = {sort: place for place, sort in enumerate(CONNECTIVES)}


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    questions = site.catalogue.questions
    known = by_id(questions)
    tests = tests_by_fact(site)
    version = rules_version(site)
    tables = {
        "questions": [question_entry(question, tests.get(question.id, ()), version) for question in questions],
        "presets": [preset_entry(preset) for preset in site.catalogue.presets],
        "documents": [document_entry(page) for page in site.documents],
        "departments": [{"name": page.department.name, "url": page.url} for page in site.departments],
    }
    if len(site.measures) <= MOST_LISTED:
        tables["measures"] = [measure_entry(measure, known) for measure in site.measures.values()]
    else:
        tables |= judging_tables(site)
        for name, entries in slices(site):
            yield f"data/questionnaire/{name}.js", slice_script("questionnaireMeasures", name, (measure_row(entry, known) for entry in entries))
    yield PATH, script(version.whole, tables).encode()


def measure_row(entry: SiteMeasure, known: Mapping[str, Question]) -> str:
    return compact(measure_entry(entry, known))


def judging_tables(site: Site, rows: Iterable[list[Any]] | None = None) -> dict[str, list[Any]]:
    """The rows of all measures, known already or made now, and what they point to, in the order in which it first occurs."""
    documents = {page.notice.document.id: place for place, page in enumerate(site.documents)}
    tests: dict[str, int] = {}
    days: dict[str, int] = {}

    def place_of(day: str) -> int:
        return days.setdefault(day, len(days))

    def placed(rule: Any) -> Any:
        if isinstance(rule, list):
            return [rule[0], *map(placed, rule[1:])]
        return tests.setdefault(rule, len(tests)) if isinstance(rule, str) else rule

    written = []
    for document, number, begin, end, rules, *own in map(judging_row, site.measures.values()) if rows is None else rows:
        periods = [[[place, place_of(its), place_of(until)] for place, its, until in each] for each in own]
        written.append([documents[document], number, place_of(begin), place_of(end), [placed(rule) for rule in rules], *periods])
    return {"tests": [json.loads(test) for test in tests], "days": list(days), "rows": written}


def judging_row(entry: SiteMeasure) -> list[Any]:
    """What one measure contributes: its document and its days by name, each test as JSON."""
    rules = [own.benefit.eligibility and compact_rule(own.benefit.eligibility) for own in entry.benefits]
    own_periods = [[place, *ends(own.period)] for place, own in enumerate(entry.benefits) if own.period != entry.period]
    return [entry.document.id, entry.measure.number, *ends(entry.period), rules, *([own_periods] if own_periods else [])]


def ends(period: ResolvedPeriod) -> tuple[str, str]:
    return period.from_.isoformat(), period.until.isoformat()


def compact_rule(condition: Condition) -> int | str | list[Any]:
    if isinstance(condition, Manual):
        return -1
    if isinstance(condition, FactTest):
        return compact(test_entry(condition))
    return [COMPACT[type(condition)], *map(compact_rule, parts(condition))]


def script(version: str, tables: Mapping[str, list[Any]]) -> str:
    body = ",\n".join(f'"{name}": [\n{lines(entries)}\n]' for name, entries in tables.items())
    return f'globalThis.questionnaireData = {{\n"version": {compact(version)},\n{body}\n}};\n'


def lines(entries: Iterable[Any]) -> str:
    return ",\n".join(map(compact, entries))


def question_entry(question: Question, tests: Iterable[FactTest], version: RulesVersion) -> dict[str, Any]:
    """As written; only `tier`, by which questions are ordered, is always there."""
    written = question.model_dump(mode="json", exclude_unset=True) | {"tier": question.tier}
    found = [{"answer": band.answer, "label": band.label} for band in bands(question, tests)]
    return written | ({"bands": found} if found else {}) | {"version": version.by_fact[question.id]}


def preset_entry(preset: Preset) -> dict[str, Any]:
    return preset.model_dump(mode="json", exclude_unset=True)


def document_entry(page: DocumentPage) -> dict[str, Any]:
    document = page.notice.document
    concerning = [clause for clause in document.clauses if clause.concerns_applicants]
    ends = page.period.superseded_from
    return {
        "id": document.id,
        "title": document.short_title,
        "reference": document.reference,
        "url": page.url,
        "clauses": [{"title": clause.title, "quote": clause.quote} for clause in concerning],
    } | ({"superseded": ends.isoformat()} if ends else {})


def measure_entry(entry: SiteMeasure, known: Mapping[str, Question]) -> dict[str, Any]:
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
) -> dict[str, Any]:
    """A benefit without a `rule` is nothing to apply for; its period stands only where it is its own."""
    benefit = entry.benefit
    found = {"id": benefit.id, "title": benefit.title, "kind": entry.kind.name, "quote": benefit.quote}
    if entry.period != measure.period:
        found["period"] = period_entry(entry.period)
    if benefit.eligibility is not None:
        found["rule"] = rule_entry(benefit.eligibility, measure, lead, known)
    return found


def period_entry(period: ResolvedPeriod) -> dict[str, Any]:
    found = {
        "from": period.from_.isoformat(),
        "until": period.until.isoformat(),
        "basis": period.basis,
        "quote": period.quote,
    }
    superseded = {"superseded": period.superseded_from.isoformat()} if period.superseded_from else {}
    return found | ({"note": period.note} if period.note else {}) | superseded


def rule_entry(condition: Condition, measure: SiteMeasure, lead: list[str], known: Mapping[str, Question]) -> dict[str, Any]:
    inside = [rule_entry(part, measure, lead, known) for part in parts(condition)]
    if inside:
        return {CONNECTIVES[type(condition)]: inside[0] if isinstance(condition, Not) else inside}
    at = sentence_anchor(measure.measure.text, condition.quote)
    return leaf_entry(condition, lead) | {"words": condition_wording(condition, known, lead), "at": at}


def leaf_entry(condition: FactTest | Manual, lead: list[str]) -> dict[str, Any]:
    if isinstance(condition, FactTest):
        return test_entry(condition) | {"quote": condition.quote}
    return {"manual": condition.manual, "quote": condition.quote, "by": judge(condition, lead)}


def test_entry(test: FactTest) -> dict[str, Any]:
    operand = test.operand
    return {"fact": test.fact, test.operator: operand.isoformat() if isinstance(operand, date) else operand}
