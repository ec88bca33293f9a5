"""Measure how long the questionnaire takes to process one answer in Chromium, for the content and for 10,000 measures.

    python bench/interview.py [--content DIR] [--slowdown N]

One page evaluates both sizes in turn, with none, half and all of the questions answered: `verdicts` is all rules with what
is open in them; `interview` is all that an answer causes except drawing (verdicts, the remaining questions, their order).
The rules of 10,000 measures are those of the content, repeated, and then random ones of 3 to 5 conditions over 300
questions, one benefit a measure. Prints medians, the ratio of the times, and the ratio of the sizes. The budget for all
rules is 50 ms. `--slowdown 4` makes the processor as slow as that of an old phone.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from chromium import page_with, slow_down
from policy_explorer.derive.derive import derive
from policy_explorer.derive.site import rules_in
from policy_explorer.load.loader import load
from policy_explorer.render import questionnaire_data
from policy_explorer.rules.fingerprint import rules_of
from policy_explorer.text.wording import by_id
from policy_explorer.validate.validate import validate

MANY = 10_000
QUESTIONS = 300
RUNS = 31
PERIOD = {"from": "2031-01-01", "until": "2031-12-31"}
BUDGET = 50  # milliseconds, for all rules of 10,000 measures
ENTRY = """import {createCatalogue} from '../questionnaire/catalogue.js';
import {interview} from '../questionnaire/interview/interview.js';
function median(runs, times, work) {
  const taken = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    for (let time = 0; time < times; time += 1) {
      work();
    }
    taken.push((performance.now() - start) / times);
  }
  return taken.sort((a, b) => a - b)[runs >> 1];
}
globalThis.medians = (data, given, runs) => {
  const answers = new Map(given);
  const before = new Map(given.slice(0, -1));
  const catalogue = createCatalogue(data);
  const state = {measure: null, clerk: false, answers, skipped: new Set(), about: new Set(), ask: null, day: null};
  const times = Math.ceil(10000 / data.measures.length); // a clock of 0.1 ms cannot see the small size
  const other = {...state, answers: before};
  return [
    median(runs, times, () => [catalogue.table.judge(answers), catalogue.table.judge(before)]) / 2,
    median(runs, times, () => [interview(data, catalogue, state), interview(data, catalogue, other)]) / 2,
  ];
};
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--slowdown", type=int, default=1)
    options = parser.parse_args()
    own = content_data(options.content)
    sizes = [("content", own), ("content, repeated", repeated(own)), ("random rules", random_data())]
    print(f"{'':20}{'measures':>9}{'rules':>8}{'answered':>10}{'verdicts':>12}{'interview':>12}")
    with page_with(ENTRY) as page:
        slow_down(page, options.slowdown)
        first: dict[float, float] = {}
        for name, data in sizes:
            for share in (0, 0.5, 1):
                verdicts, whole = page.evaluate(
                    "([data, given, runs]) => medians(data, given, runs)", [data, answers(data, share), RUNS]
                )
                print(
                    f"{name:20}{len(data['measures']):9}{rules(data):8}{share:10.0%}{verdicts:9.3f} ms{whole:9.3f} ms"
                )
                slower = verdicts / first.setdefault(share, verdicts)
                if data is not own:
                    print(
                        f"{'':20}time x {slower:.0f} for rules x {rules(data) / rules(own):.0f}; {verdicts / BUDGET:.0%} of the budget"
                    )


def content_data(content: Path) -> dict[str, Any]:
    site = derive(validate(load(content)))
    measures, known = site.measures.values(), by_id(site.catalogue.questions)
    rows = {"measures": [questionnaire_data.measure_row(entry, known) for entry in measures]}
    _, script = questionnaire_data.file(site, rules_of(rules_in(measures)), rows)
    text = script.decode()
    return json.loads(text[text.index("{") : text.rindex("}") + 1])


def repeated(own: dict[str, Any]) -> dict[str, Any]:
    """Repeat the measures to at least MANY."""
    return {**own, "measures": own["measures"] * -(-MANY // len(own["measures"]))}


def rules(data: dict[str, Any]) -> int:
    return sum("rule" in benefit for measure in data["measures"] for benefit in measure["benefits"])


def random_data() -> dict[str, Any]:
    """Return random questions and measures, the same on every machine."""
    choice = random.Random(7)
    questions = [random_question(choice, at) for at in range(QUESTIONS)]
    measures = [
        {
            "key": f"d/{at}",
            "document": "d",
            "number": at,
            "period": PERIOD,
            "benefits": [{"id": "b", "title": f"b{at}", "rule": random_rule(choice, questions)}],
        }
        for at in range(MANY)
    ]
    return {"questions": questions, "presets": [], "measures": measures, "documents": [{"id": "d"}]}


def random_question(choice: random.Random, at: int) -> dict[str, Any]:
    type_ = choice.choice(("choice", "choices", "boolean", "number", "date"))
    options = [{"id": f"o{option}", "label": f"o{option}"} for option in range(5)]
    return {
        "id": f"f{at}",
        "name": f"f{at}",
        "type": type_,
        "tier": choice.randint(1, 9),
        **({"options": options} if type_.startswith("choice") else {}),
    }


def random_rule(choice: random.Random, questions: list[dict[str, Any]]) -> dict[str, Any]:
    tests = [random_test(choice, question) for question in choice.sample(questions, choice.randint(3, 5))]
    return {"all": [*tests[2:], {"any": tests[:2]}, *([{"manual": "m"}] if choice.random() < 0.4 else [])]}


def random_test(choice: random.Random, question: dict[str, Any]) -> dict[str, Any]:
    operators: dict[str, dict[str, Any]] = {
        "choice": {"is": f"o{choice.randrange(5)}"},
        "choices": {"includes_any": [f"o{choice.randrange(5)}", "o1"]},
        "boolean": {"is": choice.random() < 0.5},
        "number": {choice.choice(("at_least", "at_most", "more_than", "less_than")): choice.randrange(100)},
        "date": {choice.choice(("on_or_after", "before")): f"20{choice.randint(10, 30)}-0{choice.randint(1, 9)}-01"},
    }
    return {"fact": question["id"], **operators[question["type"]]}


def answers(data: dict[str, Any], share: float) -> list[list[Any]]:
    """Return answers to this share of the questions, as entries of a Map."""
    choice = random.Random(11)
    answered = data["questions"][: round(share * len(data["questions"]))]
    return [[question["id"], random_answer(choice, question)] for question in answered]


def random_answer(choice: random.Random, question: dict[str, Any]) -> Any:
    options = [option["id"] for option in question.get("options", [])]
    match question["type"]:
        case "choice":
            return choice.choice(options)
        case "choices":
            return choice.sample(options, choice.randint(0, 2))
        case "boolean":
            return choice.random() < 0.5
        case "number":
            return choice.randrange(100)
    return f"20{choice.randint(10, 30)}-06-01"


if __name__ == "__main__":
    main()
