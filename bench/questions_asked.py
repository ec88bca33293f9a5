"""Count the questions that the interview asks each of the applicants in tests/support/personas.yaml.

    python bench/questions_asked.py [--content DIR]

The modules of the page run in Chromium. The applicants answer what their file answers, and skip (跳过) the other questions,
which count as asked. A list to tick counts as one question: they press the button that is true of most rows (none of this,
其余不清楚, 其余跳过), and tick the others. They begin with the preset that fits them most, where one does (`preset`), or
without (`interview`). Two simpler orders are compared with that of the page: every question in a rule whose verdict is open
or that an amount needs, by tier (`undecided`), and every question in the order of the file until no answer can change a
verdict (`file`). Asking everything is the number of questions. Prints the tables of docs/interview.md; the second one says
with which question the first and the last benefit becomes 符合.
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

WAYS = ("preset", "interview", "undecided", "file")
HEADINGS = (
    "interview from a preset",
    "interview",
    "every question of an undecided rule",
    "the file until all is decided",
    "everything",
)
ENTRY = """import {noneAnswer} from '../questionnaire/answers/checklist.js';
import {createCatalogue} from '../questionnaire/catalogue.js';
import {interview} from '../questionnaire/interview/interview.js';
import {withAnswer, withAnswers, withChecklist, withSkipped} from '../questionnaire/state.js';
import {testsIn} from '../rules/conditions.js';
import {truth} from '../rules/evaluate.js';
import {factsOf} from '../rules/payout_needs.js';
import {VERDICT_CODES} from '../rules/rule_table.js';

const START = {measure: null, clerk: false, answers: new Map(), skipped: new Set(), about: new Set(), ask: null, day: null};
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const current = (data, found) => found.current && found.current.facts;
const WAYS = {
  preset: current,
  interview: current,
  undecided(data, found, {answers, skipped}) {
    const benefits = data.measures.flatMap((measure) => measure.benefits).filter(({rule}) => rule);
    const rules = benefits.flatMap(({rule}) => (truth(rule, answers) === null ? [rule] : []));
    const payouts = benefits.flatMap(({rule, payout}) => (payout && truth(rule, answers) !== false ? factsOf(payout) : []));
    const facts = new Set([...rules.flatMap(testsIn).map(({fact}) => fact), ...payouts]);
    const waiting = data.questions.filter(({id}) => facts.has(id) && !answers.has(id) && !skipped.has(id));
    const [first] = waiting.sort((one, other) => one.tier - other.tier);
    return first && [first.id];
  },
  file(data, {remaining}, {answers, skipped}) {
    return remaining && [data.questions.find(({id}) => !answers.has(id) && !skipped.has(id)).id];
  },
};

function fitting({presets}, known) {
  const size = ({answers}) => Object.keys(answers).length;
  return presets
    .filter(({answers}) => Object.entries(answers).every(([fact, value]) => known.has(fact) && same(known.get(fact), value)))
    .reduce((best, preset) => (best && size(best) > size(preset) ? best : preset), null);
}

function answered(state, data, known, facts) {
  const listed = data.questions.filter(({id}) => facts.includes(id));
  if (listed.length > 1) {
    const sort = (question) => {
      const answer = known.get(question.id);
      return answer === undefined ? 'skip' : answer === null ? 'unknown' : same(answer, noneAnswer(question)) ? 'none' : 'ticked';
    };
    const number = (name) => listed.filter((question) => sort(question) === name).length;
    const button = ['none', 'unknown', 'skip'].reduce((most, name) => (number(name) > number(most) ? name : most));
    const ticked = listed.filter((question) => sort(question) !== button).map(({id}) => id);
    return withChecklist(state, listed, {value: ticked, [button]: true});
  }
  return known.has(facts[0]) ? withAnswer(state, facts[0], known.get(facts[0])) : withSkipped(state, facts[0]);
}

function asked(data, known, way) {
  const catalogue = createCatalogue(data);
  const preset = way === 'preset' ? fitting(data, known) : null;
  if (way === 'preset' && !preset) {
    return null;
  }
  const [facts, deciding] = [[], []];
  let state = withAnswers(START, preset ? Object.entries(preset.answers) : []);
  let before = null;
  for (;;) {
    const found = interview(data, catalogue, state);
    const fits = found.benefitVerdicts.filter((code) => code === VERDICT_CODES.yes).length;
    if (before !== null && fits > before) {
      deciding.push(facts.length);
    }
    before = fits;
    const next = WAYS[way](data, found, state);
    if (!next) {
      return {facts, deciding};
    }
    facts.push(next.join());
    state = answered(state, data, known, next);
  }
}

globalThis.questionsAsked = (data, applicants) =>
  applicants.map((answers) => Object.fromEntries(Object.keys(WAYS).map((way) => [way, asked(data, new Map(answers), way)])));
"""


Way = dict[str, Any]  # the facts asked in sequence, those of a list joined by commas; after how many a benefit fits


def questions_asked(page: Page, data: dict[str, Any], people: Iterable[Persona]) -> list[dict[str, Way | None]]:
    """Return what each applicant is asked in each order, none where no preset fits. `page` has run ENTRY."""
    return page.evaluate(
        "([data, applicants]) => questionsAsked(data, applicants)",
        [data, [list(one.answers.items()) for one in people]],
    )


def table(people: Sequence[Persona], found: Sequence[dict[str, Way | None]], questions: int) -> Iterator[str]:
    """Return a Markdown table of the number of questions by applicant, with mean and maximum."""
    rows = [[*(len(way["facts"]) if (way := asked[name]) else None for name in WAYS), questions] for asked in found]
    columns = [[count for count in column if count is not None] for column in zip(*rows, strict=True)]
    yield f"| applicant | {' | '.join(HEADINGS)} |"
    yield f"|---|{'--:|' * len(HEADINGS)}"
    for person, row in zip(people, rows, strict=True):
        yield f"| {person.id} | {' | '.join('–' if count is None else str(count) for count in row)} |"
    yield f"| **mean** | {' | '.join(f'**{sum(column) / len(column):.2f}**' for column in columns)} |"
    yield f"| **worst** | {' | '.join(f'**{max(column)}**' for column in columns)} |"


def deciding_table(found: Sequence[dict[str, Way | None]]) -> Iterator[str]:
    """Return a Markdown table of when the first and the last benefit comes to fit, of those for whom one does."""
    yield "| | first: mean | worst | last: mean | worst |"
    yield "|---|--:|--:|--:|--:|"
    for name, heading in zip(WAYS[:2], HEADINGS[:2], strict=True):
        ends = [
            (way["deciding"][0], way["deciding"][-1]) for asked in found if (way := asked[name]) and way["deciding"]
        ]
        cells = [f"{sum(column) / len(column):.2f} | {max(column)}" for column in zip(*ends, strict=True)]
        yield f"| {heading} | {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    data = content_data(parser.parse_args().content)
    people = personas()
    with page_with(ENTRY) as page:
        found = questions_asked(page, data, people)
    print("\n".join(table(people, found, len(data["questions"]))), end="\n\n")
    print("\n".join(deciding_table(found)))


if __name__ == "__main__":
    main()
