"""Both evaluators work out the same payouts, in the same words, and need the same answers for it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random

from playwright.sync_api import Browser

from in_one_piece import call
from joined_scripts import page_with
from policy_explorer.derive.derive import derive
from policy_explorer.load.loader import load
from policy_explorer.model.answers import parse_answers, written_form
from policy_explorer.render import judging_data, questionnaire_data
from policy_explorer.rules.computed import complete, computed_facts
from policy_explorer.rules.payout_plan import payout_plan
from policy_explorer.rules.payout_wording import headline, steps, worded_plan
from policy_explorer.rules.payouts import needed_facts, work_out
from policy_explorer.validate.validate import validate
from support.random_payouts import QUESTIONS, answers, payout

ENTRY = """
import {neededFacts} from '../rules/payout_needs.js';
import {workOut} from '../rules/payouts.js';
import {headline, payoutSteps} from '../questionnaire/results/payout_words.js';
globalThis.compared = ([plan, given, questions]) => given.map((each) => {
  const known = new Map(Object.entries(each));
  const byId = new Map(questions.map((question) => [question.id, question]));
  const worked = workOut(plan, known);
  const said = ['yes', 'maybe'].map((verdict) => headline(plan, worked, verdict, byId));
  const words = payoutSteps(plan, worked, known, byId).map((step) => step.words);
  return [worked.value || null, worked.capped === true, worked.state, said, words, neededFacts(plan, known)];
});
"""
ANSWERS = 20
PAYOUTS, ALL_PAYOUTS = 50, 1250


def test_no_difference_over_random_payouts_and_answers(browser: Browser, every_combination: bool):
    chance, capped = Random(18), 0
    states: Counter[str] = Counter()
    questions = [question.model_dump(mode="json", exclude_unset=True) for question in QUESTIONS.values()]
    with page_with(browser, ENTRY) as page:
        for _ in range(ALL_PAYOUTS if every_combination else PAYOUTS):
            written = payout(chance)
            plan, given = worded_plan(written, QUESTIONS), answers(written, chance, ANSWERS)
            python = [expected(plan, each) for each in given]
            found = call(page, "compared", [plan, given, questions])
            differing = [case for case in zip(given, python, found, strict=True) if case[1] != case[2]]
            assert differing == [], plan
            states.update(each[2] for each in python)
            capped += sum(each[1] for each in python)
    assert set(states) == {"figure", "decided", "unanswered", "unknown", "range", "outside"}, states
    assert capped > 10
    assert states.total() >= (20_000 if every_combination else 1_000)


def expected(plan, given):
    known = parse_answers(given)
    worked = work_out(plan, known)
    said = [headline(plan, worked, verdict, QUESTIONS) for verdict in ("yes", "maybe")]
    words = [step.words for step in steps(plan, worked, known, QUESTIONS)]
    return [worked.value, worked.capped, worked.state, said, words, list(needed_facts(plan, known))]


def test_the_examples_of_payouts_hold_in_the_browser(browser: Browser, counted_content: Path, real):
    """The figure in the unit of the result; Python has checked them when the content was read."""
    sites = (derive(validate(load(counted_content))), real)
    cases = []
    for site in sites:
        known = {question.id: question for question in site.catalogue.questions}
        for entry in site.measures.values():
            for each in entry.benefits:
                if each.benefit.payout is not None:
                    plan = payout_plan(each.benefit.payout, known)
                    for example in each.benefit.payout.examples:
                        answers = complete(parse_answers(example.answers), computed_facts(known.values()))
                        given = {fact: written_form(answer) for fact, answer in answers.items()}
                        cases.append([plan, given, example.gives])
    assert len(cases) > 15
    with page_with(browser, ENTRY.replace("compared =", "unused =") + "globalThis.workOut = workOut;") as page:
        found = page.evaluate(
            """(cases) => cases.map(([plan, answers]) => {
              const worked = workOut(plan, new Map(Object.entries(answers)));
              const value = worked.capped ? plan.capped_at.size : worked.value;
              return value === undefined ? null : Number(value);
            })""",
            cases,
        )
    assert found == [gives for _, _, gives in cases]


CATALOGUES = """
import {createCatalogue} from '../questionnaire/catalogue.js';
import {factsOf, neededFacts} from '../rules/payout_needs.js';
globalThis.needs = (data, given) => [...createCatalogue(data).payouts].map(([place, plan]) => [
  place, factsOf(plan), given.map((answers) => neededFacts(plan, new Map(Object.entries(answers)))),
]);
"""


def test_a_large_site_needs_the_same_answers(browser: Browser, counted_content: Path):
    """Its data have what tells which answers a payout needs, in tables; a small site has the payouts themselves."""
    site = derive(validate(load(counted_content)))
    known = {question.id: question for question in site.catalogue.questions}
    measures = [json.loads(questionnaire_data.measure_row(entry, known)) for entry in site.measures.values()]
    tables = judging_data.judging_tables(site.documents, map(judging_data.judging_row, site.measures.values()))
    documents = [{"id": page.notice.document.id} for page in site.documents]
    large = {name: [json.loads(row) for row in rows] for name, rows in tables.items()}
    given = [{}, {"equipment": 100}, {"premises": "built"}, {"premises": None}, {"platforms": [], "hires": 1}]
    with page_with(browser, CATALOGUES) as page:
        small, many = (
            page.evaluate("([data, given]) => needs(data, given)", [{"documents": documents, **data}, given])
            for data in ({"measures": measures}, large)
        )
    assert many == small
    assert len(small) == 15 and any(facts for _, facts, _ in small)
