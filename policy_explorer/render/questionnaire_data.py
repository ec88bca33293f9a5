"""Site -> data/questionnaire.js: the questions, presets, rules and what the results name. Pure.

A rule keeps the shape that it has in YAML; each test and each `manual` also carries its wording
(`words`) and where its clause stands on the measure's page (`at`, an anchor), and `by` always names
who judges. A question carries its bands and the `version` of all that hangs on its answer. Dates are
ISO text. One line an entry, so that a change of the content reads as a change of a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..bands import bands
from ..data_script import compact
from ..model import Condition, Manual, Preset, Question, parts
from ..rules_version import Bound, RuleFacts, RulesVersion, bounds_by_fact, rules_of, version_of
from ..site import DocumentPage, ResolvedPeriod, Site, SiteBenefit, SiteMeasure
from ..wording import by_id, condition_wording, judge
from .passages import sentence_anchor

PATH = "data/questionnaire.js"


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    known = by_id(site.catalogue.questions)
    yield file(site, rules_of(site.measures.values()), (measure_row(entry, known) for entry in site.measures.values()))


def file(site: Site, rules: Mapping[str, RuleFacts], measures: Iterable[str]) -> tuple[str, bytes]:
    """`rules` are those of all benefits; `measures` are rows."""
    questions = site.catalogue.questions
    bounds, version = bounds_by_fact(rules.values()), version_of(questions, rules)
    tables = {
        "questions": [compact(question_entry(question, bounds.get(question.id, ()), version)) for question in questions],
        "presets": [compact(preset_entry(preset)) for preset in site.catalogue.presets],
        "documents": [compact(document_entry(page)) for page in site.documents],
        "departments": [compact({"name": page.department.name, "url": page.url}) for page in site.departments],
        "measures": measures,
    }
    return PATH, script(version.whole, tables).encode()


def script(version: str, tables: Mapping[str, Iterable[str]]) -> str:
    body = ",\n".join(f'"{name}": [\n{rows}\n]' for name, rows in ((name, ",\n".join(rows)) for name, rows in tables.items()))
    return f'globalThis.questionnaireData = {{\n"version": {compact(version)},\n{body}\n}};\n'


def question_entry(question: Question, bounds: Iterable[Bound], version: RulesVersion) -> dict[str, Any]:
    """As written; only `tier`, by which questions are ordered, is always there."""
    written = question.model_dump(mode="json", exclude_unset=True) | {"tier": question.tier}
    found = [{"answer": band.answer, "label": band.label} for band in bands(question, bounds)]
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


def measure_row(entry: SiteMeasure, known: Mapping[str, Question]) -> str:
    return compact(measure_entry(entry, known))


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
        (connective,) = condition.model_dump(by_alias=True)
        return {connective: inside[0] if connective == "not" else inside}
    written = condition.model_dump(mode="json", by_alias=True, exclude_unset=True)
    named = {"by": judge(condition, lead)} if isinstance(condition, Manual) else {}
    at = sentence_anchor(measure.measure.text, condition.quote)
    return written | named | {"words": condition_wording(condition, known, lead), "at": at}
