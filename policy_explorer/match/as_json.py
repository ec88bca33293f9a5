"""A match -> JSON for other programs. Pure. Keys may be added; those listed here keep their names and their meaning.

on          ISO day, or null
answers     facts to answers; a range begins with its lower end
gist        the result in one sentence, null without any answer; without `on` it says that no period was judged; over: what is over on the day, in words, or null
order       {yes, maybe, no, none}: the keys of the measures in the order in which the page shows them
counts      {measures, benefits}: each {yes, maybe, no, none}
measures    in the order of the notices:
  key, document, number, citation (as the notice cites it), title, url, lead, responsible and implied (by a standing rule) [names],
  verdict yes|maybe|no|none
  benefits: id, title, kind, quote, access apply|direct|counterpart|government, counterpart (as the text calls it, or
    null), strength shall|may|encourage (null where none is written), how (access in words), lead and responsible [names] that it alone names, verdict,
    gives       the amounts and rates that the text grants, in words, or null
    reason      of a no: why, in words; else null
    period      {from, until, ends, provisional, used_up, fact, basis, quote, note, original_until, earlier, afterwards,
                extended_by, superseded_from}: days or null, where the
                text gives none; ends day|indefinite|further_notice|budget|project|not_stated; used_up is the day from which
                its budget is used up, fact the question whose answer it is compared with, original_until the last day before other
                documents ([{title, reference}]) extended it, earlier the parts before an extension that does not follow
                at once ([{until, used_up, resumes}]), afterwards the times after the last day in which one can still apply
                ([{from, until}]), superseded_from the day from which
                the whole document is superseded, each or null; with `on` also
                state upcoming|open|closing|ended|afterwards (ended, but one can still apply)|superseded|by_answer
                and days_left (to the last day: 0 on it, negative after it, null without a last day)
    windows     when one can apply: [{once|yearly|after, quote, rule (in words)}]; once and yearly are {from, until}, after is
                {event, within, fact}, as written; afterwards is true where one applies after the term; with `on` also state open|coming|past|none_left|after_term|outside_term|term_over|by_event,
                from and until (of the present, the next or the past time; null where they are not known), and words
    payout      what it comes to, null where the text does not say how much, and for a no or none: {state, value, unit, words,
                steps: [{words, quote}], facts, parts}; state is figure (value, a decimal text, in unit; parts are the
                instalments in it), decided (by a department), unanswered, unknown or range (facts are those that are
                not known well enough), or outside (of every tier); value and unit are null but for figure
    ways        how to apply, the most specific first: [{level benefit|measure|document|department, unit (the department, or
                null), said: {channel|address|web|hours|phones|papers|form|takes: words}, quote, place (where on the site
                the quote stands, null in the text of the measure), title and seen (of the companion or the web page that
                it is from, null for the notice), url (of the web page)}]
    missing     what nobody wrote of how to apply, in words, or null
    relations   to other benefits: [{kind excludes|tops_up|topped_up_by|at_most_one|amended, take (highest, or null), others: [keys of
                benefits: <key of the measure>/<id>; of amended the id of the document that changes the measure, or repeals
                its document in part], words, quote, place (where on the site the quote stands)}]
    conditions  null for a verdict of none, else a condition: truth is true, false or null (open; so is a test of a length or an
                age without `on`) and
                  {sort: all|any|not, truth, parts: [conditions]}
                  {sort: count, truth, parts: [conditions], at_least, words, quote, source}: met if at least so many parts are
                  {sort: fact, truth, fact, operator, operand, words, quote, answered, answer, source}:
                    answered is false without an answer; an answer of null, though answered, is 不清楚. A computed fact has
                    the answer that follows, and steps: how, or why it is null
                  {sort: manual, truth: null, manual, by, words, quote, source}
                  source is null for a condition of the benefit itself, else {label, clause, url}: label says in words
                    where it stands, clause is the id of a general clause, null for a term; url, or null for the
                    text of the measure, is where the quote stands
    remedies    of a no, the least first: {changes: [{fact, operator, operand, words, quote, wanted, fixed, from}],
                then: yes|maybe, answers: facts to answers that bring it about, computed facts among them}; a change is that the test
                comes out as wanted, and what is fixed nobody can change; from is the day from which a test of a length or an
                age comes out so for the present answer, null where waiting does not help
    open        of a maybe: {kind: unanswered|unknown, fact, words, quote} and
                {kind: department, manual, by, words, quote}; unknown is 不清楚, or a range across a bound
clauses     general clauses that concern applicants: {document, id, title, citation, measures, quote}; citation is as printed,
            or null; measures are the numbers of those that it applies to, [] for all
disclaimer  the site's own
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from policy_explorer.derive.afterwards import later_times
from policy_explorer.derive.benefit_relations import SiteRelation
from policy_explorer.derive.contact import benefit_contact
from policy_explorer.derive.gives import gives_words
from policy_explorer.derive.ways import SiteWay
from policy_explorer.derive.window_wording import window_rule, window_words
from policy_explorer.derive.windows import SiteWindow, window_status
from policy_explorer.match.gist import gist_words, over_words
from policy_explorer.match.match import Match, MatchedBenefit, MatchedMeasure, MatchedPayout, counts
from policy_explorer.match.order import by_verdict
from policy_explorer.match.reason_lines import refusal_wording
from policy_explorer.match.rules_as_json import JsonObject, condition_entry, open_entries, remedy_entry, written_answers
from policy_explorer.model import Department
from policy_explorer.text.access_wording import access_label
from policy_explorer.text.citation import citation_words
from policy_explorer.text.data_shapes.periods import iso_or_none


def as_json(match: Match) -> str:
    return json.dumps(entries(match), ensure_ascii=False, indent=2) + "\n"


def entries(match: Match) -> JsonObject:
    benefits = [benefit for measure in match.measures for benefit in measure.benefits]
    return {
        "on": match.day.isoformat() if match.day else None,
        "answers": written_answers(match.answers),
        "gist": gist_words(match) or None,
        "over": over_words(match) or None,
        "order": {
            verdict: [measure.entry.key for measure in measures] for verdict, measures in by_verdict(match).items()
        },
        "counts": {
            "measures": counts(measure.verdict for measure in match.measures),
            "benefits": counts(benefit.verdict for benefit in benefits),
        },
        "measures": [measure_entry(measure, match) for measure in match.measures],
        "clauses": [
            {
                "document": document.id,
                "id": clause.id,
                "title": clause.title,
                "citation": clause.citation,
                "measures": list(clause.measures),
                "quote": clause.quote,
            }
            for document, clause in match.clauses
        ],
        "disclaimer": match.disclaimer,
    }


def measure_entry(matched: MatchedMeasure, match: Match) -> JsonObject:
    entry = matched.entry
    return {
        "key": entry.key,
        "document": entry.document.id,
        "number": entry.measure.number,
        "citation": citation_words(entry.label),
        "title": entry.measure.title,
        "url": entry.url,
        "lead": names(entry.lead),
        "responsible": names(entry.responsible),
        "implied": names(entry.implied),
        "verdict": matched.verdict,
        "benefits": [
            benefit_entry(benefit, benefit_contact(benefit.entry, entry).deciders, match)
            for benefit in matched.benefits
        ],
    }


def names(units: Iterable[Department]) -> list[str]:
    return [unit.name for unit in units]


def benefit_entry(matched: MatchedBenefit, lead: Sequence[str], match: Match) -> JsonObject:
    benefit, questions = matched.entry.benefit, match.questions
    return {
        "id": benefit.id,
        "title": benefit.title,
        "kind": matched.entry.kind.name,
        "quote": benefit.quote,
        "access": benefit.access,
        "counterpart": benefit.counterpart,
        "strength": benefit.strength,
        "how": access_label(benefit),
        "lead": names(matched.entry.lead),
        "responsible": names(matched.entry.responsible),
        "verdict": matched.verdict,
        "gives": gives_words(matched.entry) or None,
        "reason": refusal_wording(matched.judged, match.completed, questions)
        if matched.judged and matched.verdict == "no"
        else None,
        "period": period_entry(matched),
        "windows": [window_entry(window, match) for window in matched.entry.windows],
        "payout": matched.payout and payout_entry(matched.payout),
        "ways": [way_entry(way) for way in matched.entry.ways],
        "missing": matched.entry.missing,
        "relations": [relation_entry(relation) for relation in matched.entry.relations],
        "conditions": matched.rule and condition_entry(matched.rule, lead, questions),
        "remedies": [remedy_entry(remedy, match.answers, questions) for remedy in matched.remedies],
        "open": list(open_entries(matched, lead, questions)),
    }


def payout_entry(payout: MatchedPayout) -> JsonObject:
    worked = payout.worked
    return {
        "state": worked.state,
        "value": worked.value,
        "unit": worked.unit,
        "words": payout.words,
        "steps": [{"words": step.words, "quote": step.quote} for step in payout.steps],
        "facts": list(worked.facts),
        "parts": list(worked.parts),
    }


def way_entry(way: SiteWay) -> JsonObject:
    return {
        "level": way.level,
        "unit": way.unit,
        "said": dict(way.said),
        "quote": way.quote,
        "place": way.place,
        "title": way.title,
        "url": way.url,
        "seen": iso_or_none(way.seen),
    }


def relation_entry(relation: SiteRelation) -> JsonObject:
    return {
        "kind": relation.kind,
        "take": relation.take,
        "others": [other.key for other in relation.others],
        "words": relation.words,
        "quote": relation.quote,
        "place": relation.place,
    }


def period_entry(matched: MatchedBenefit) -> JsonObject:
    period, status = matched.entry.period, matched.status
    found = {
        "from": iso_or_none(period.from_),
        "until": iso_or_none(period.until),
        "ends": period.end,
        "provisional": period.provisional,
        "used_up": iso_or_none(period.used_up),
        "fact": period.fact,
        "basis": period.basis,
        "quote": period.quote,
        "note": period.note,
        "original_until": iso_or_none(period.original_until),
        "earlier": [
            {
                "until": iso_or_none(each.until),
                "used_up": iso_or_none(each.used_up),
                "resumes": each.resumes.isoformat(),
            }
            for each in period.earlier
        ],
        "afterwards": [
            {"from": iso_or_none(each.first), "until": iso_or_none(each.last)} for each in later_times(period)
        ],
        "extended_by": [{"title": each.title, "reference": each.reference} for each in period.extended_by],
        "superseded_from": iso_or_none(period.superseded_from),
    }
    return found | ({"state": status.state, "days_left": status.days_left} if status else {})


def window_entry(site_window: SiteWindow, match: Match) -> JsonObject:
    written = site_window.window.model_dump(mode="json", by_alias=True, exclude_none=True)
    found = written | {"rule": window_rule(site_window.window)}
    if match.day is None:
        return found
    status = window_status(site_window, match.day, match.answers)
    days = {"from": iso_or_none(status.from_), "until": iso_or_none(status.until)}
    return found | {"state": status.state, **days, "words": window_words(site_window, status)}
