"""Measure how long all rules and amounts of 10,000 measures take for one answer, in Chromium with a slow processor.

    python bench/payout_speed.py [--measures N] [--slowdown N] [--answers N]

The rules are those of bench/corpus.py; each benefit with a rule gets a payout of six tiers, of a rate with a cap or of a figure for
each, in turn. The page judges everything once when it opens. After each answer everything is judged again, as in the questionnaire:
the verdicts, the questions that are open, the questions that amounts need, and what each benefit that is not refused comes to. The
median and the longest count. Benefits that need the same answers share what they need, as in the data of a large site.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chromium import page_with
from synthetic.measures import make_measure

ENTRY = """
import {tableOfTrees} from '../rules/rule_table.js';
import {workOut} from '../rules/payouts.js';
import {askedForPayouts} from '../questionnaire/interview/payout_questions.js';
globalThis.measured = ({rules, plans, answers}) => {
  const table = tableOfTrees(rules);
  const payouts = new Map(plans.map((plan, place) => [place, plan]));
  const shared = new Map();
  const needs = new Map(plans.map((plan, place) => [place, needsOf(plan, shared)]));
  const catalogue = {payouts: needs, complete: (given) => given, inParts: (found) => found};
  const known = new Map();
  const judge = () => {
    const {verdicts} = table.judge(known);
    askedForPayouts(catalogue, verdicts, known, 0, rules.length);
    return verdicts;
  };
  const opened = performance.now();
  judge();
  const opening = performance.now() - opened;
  const times = answers.map(([fact, value]) => {
    known.set(fact, value);
    const start = performance.now();
    const verdicts = judge();
    const judged = performance.now();
    payouts.forEach((plan, place) => verdicts[place] < 2 && workOut(plan, known));
    return [judged - start, performance.now() - judged];
  });
  return {opening, times};
};
function needsOf({by, times, tiers}, shared) {
  const needs = {by, times, tiers: tiers && tiers.map(({tests}) => ({tests}))};
  const key = JSON.stringify(needs);
  shared.set(key, shared.get(key) || needs);
  return shared.get(key);
}
"""
NUMBERS = ("sum_a", "sum_b", "sum_c", "sum_d")  # what only payouts ask


def plan(place: int) -> dict[str, Any]:
    """Return a payout as the data of the questionnaire have it, without words."""
    fact, other = NUMBERS[place % 4], NUMBERS[(place + 1) % 4]
    cap = {"value": "50", "unit": "万元", "size": "50"}
    if place % 3 == 1:
        return {"way": "rate", "unit": "万元", "each": "%", "value": "12.5", "times": fact, "capped_at": cap}
    if place % 3 == 2:
        return {"way": "per", "unit": "元", "each": "元/人", "value": str(1000 + place), "times": fact}
    ends = [(at * 100, (at + 1) * 100) for at in range(6)]
    lines = [
        {"tests": [{"fact": fact, "at_least": low}, {"fact": fact, "less_than": high}], "value": str(low + 5)}
        for low, high in ends
    ]
    return {"way": "tiers", "unit": "万元", "each": "%", "by": fact, "times": other, "tiers": lines, "capped_at": cap}


def answers(rules: list[Any], count: int) -> Iterator[list[Any]]:
    """Yield answers, as pairs of fact and value, to questions of the rules and of the payouts in turn."""
    chance = Random(1)
    tests = [test for rule in rules for test in tests_in(rule)]
    for at in range(count):
        if at % 5 == 4:
            yield [NUMBERS[at // 5 % 4], chance.randrange(700)]
            continue
        test = chance.choice(tests)
        operator = next(name for name in test if name not in ("fact", "quote"))
        operand = test[operator]
        several = operator.startswith("includes")
        answer = operand if isinstance(operand, bool | int | float | list) else str(operand)
        yield [test["fact"], [answer] if several and isinstance(answer, str) else answer]


def tests_in(condition: Any) -> Iterator[dict[str, Any]]:
    if isinstance(condition, dict):
        if "fact" in condition:
            yield condition
        for part in condition.values():
            yield from tests_in(part)
    elif isinstance(condition, list):
        for part in condition:
            yield from tests_in(part)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--measures", type=int, default=10_000, metavar="N")
    options.add_argument("--slowdown", type=float, default=4, metavar="N")
    options.add_argument("--answers", type=int, default=60, metavar="N")
    arguments = options.parse_args()
    measures = (make_measure(number) for number in range(arguments.measures))
    rules = [each["eligibility"] for measure in measures for each in measure["benefits"] if "eligibility" in each]
    data = {
        "rules": rules,
        "plans": [plan(place) for place in range(len(rules))],
        "answers": list(answers(rules, arguments.answers)),
    }
    with page_with(ENTRY) as page:
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": arguments.slowdown})
        measured = page.evaluate("(data) => measured(JSON.parse(data))", json.dumps(data, default=str))
    found = measured["times"]
    print(f"opening: {measured['opening']:.1f} ms")
    for label, times in (
        ("verdicts and questions", [judged for judged, _ in found]),
        ("amounts", [amounts for _, amounts in found]),
        ("together", [sum(each) for each in found]),
    ):
        print(f"{label}: median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms")
    print(f"{len(rules)} rules and amounts of {arguments.measures} measures, {arguments.slowdown:g} times slower")


if __name__ == "__main__":
    main()
