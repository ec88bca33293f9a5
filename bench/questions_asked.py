"""Count the questions that the interview asks each of the applicants in tests/support/personas.yaml.

    python bench/questions_asked.py [--content DIR]

The modules of the page run in Chromium. The applicants answer what their file answers, and skip (跳过) the other questions,
which count as asked. Two simpler orders are compared with that of the page: every question in a rule whose verdict is open
or that an amount needs, in the order of the page (`undecided`), and every question in the order of the file until no answer can change a verdict
(`file`). Asking everything is the number of questions. Prints the table of docs/interview.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.append(str(ROOT / "tests"))

from chromium import page_with
from interview import content_data
from support.personas import Persona, personas

WAYS = ("interview", "undecided", "file")
HEADINGS = ("interview", "every question of an undecided rule", "the file until all is decided", "everything")
ENTRY = """import {createCatalogue} from '../questionnaire/catalogue.js';
import {interview} from '../questionnaire/interview.js';
import {withAnswer, withSkipped} from '../questionnaire/state.js';
import {testsIn} from '../rules/conditions.js';
import {truth} from '../rules/evaluate.js';
import {factsOf} from '../rules/payout_needs.js';

const START = {measure: null, clerk: false, answers: new Map(), skipped: new Set(), ask: null, day: null};

const WAYS = {
  interview: (data, {current}) => current && current.question,
  undecided(data, found, {answers, skipped}) {
    const benefits = data.measures.flatMap((measure) => measure.benefits).filter(({rule}) => rule);
    const rules = benefits.flatMap(({rule}) => (truth(rule, answers) === null ? [rule] : []));
    const payouts = benefits.flatMap(({rule, payout}) => (payout && truth(rule, answers) !== false ? factsOf(payout) : []));
    const facts = new Set([...rules.flatMap(testsIn).map(({fact}) => fact), ...payouts]);
    const waiting = data.questions.filter(({id}) => facts.has(id) && !answers.has(id) && !skipped.has(id));
    return waiting.sort((one, other) => one.tier - other.tier)[0];
  },
  file(data, {remaining}, {answers, skipped}) {
    return remaining && data.questions.find(({id}) => !answers.has(id) && !skipped.has(id));
  },
};

function asked(data, known, next) {
  const catalogue = createCatalogue(data);
  const facts = [];
  let state = START;
  for (;;) {
    const question = next(data, interview(data, catalogue, state), state);
    if (!question) {
      return facts;
    }
    facts.push(question.id);
    state = known.has(question.id) ? withAnswer(state, question.id, known.get(question.id)) : withSkipped(state, question.id);
  }
}

globalThis.questionsAsked = (data, applicants) =>
  applicants.map((answers) => Object.fromEntries(Object.entries(WAYS).map(([name, next]) => [name, asked(data, new Map(answers), next)])));
"""


def questions_asked(page: Page, data: dict[str, Any], people: Iterable[Persona]) -> list[dict[str, list[str]]]:
    """Return, for each applicant and order, the facts asked in sequence. `page` has run ENTRY."""
    return page.evaluate(
        "([data, applicants]) => questionsAsked(data, applicants)",
        [data, [list(one.answers.items()) for one in people]],
    )


def table(people: Sequence[Persona], found: Sequence[dict[str, list[str]]], questions: int) -> Iterator[str]:
    """Return a Markdown table of the number of questions by applicant, with mean and maximum."""
    rows = [[*(len(asked[way]) for way in WAYS), questions] for asked in found]
    columns = list(zip(*rows, strict=True))
    yield f"| applicant | {' | '.join(HEADINGS)} |"
    yield f"|---|{'--:|' * len(HEADINGS)}"
    for person, row in zip(people, rows, strict=True):
        yield f"| {person.id} | {' | '.join(map(str, row))} |"
    yield f"| **mean** | {' | '.join(f'**{sum(column) / len(column):.2f}**' for column in columns)} |"
    yield f"| **worst** | {' | '.join(f'**{max(column)}**' for column in columns)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    data = content_data(parser.parse_args().content)
    people = personas()
    with page_with(ENTRY) as page:
        found = questions_asked(page, data, people)
    print("\n".join(table(people, found, len(data["questions"]))))


if __name__ == "__main__":
    main()
