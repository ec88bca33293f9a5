// @ts-check
// Finds new answers under which a rule that fails would hold, with the fewest changes. Pure;
// policy_explorer/rules/remedies.py is the same.
//
// First the smallest sets of tests are found that need another outcome (changes.js), then answers that give all tests
// of a set the wanted outcome (candidates.js); docs/decisions/ask-what-matters.md explains why.

import {candidates} from './candidates.js';
import {smallestChanges, keyOf} from './changes.js';
import {testsIn} from './conditions.js';
import {truth} from './evaluate.js';
import {MOST_COMBINATIONS, MOST_REMEDIES} from './spec.js';

/**
 * Return what would have to be different for a rule that fails, the smallest first; empty for any other rule.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 * @returns {Remedy[]}
 */
export function remedies(rule, answers, questions) {
  const found = smallestChanges(rule, answers, questions)
    .map((changes) => remedy(rule, answers, questions, changes))
    .filter((candidate) => candidate !== null);
  [...found].reverse().forEach((candidate) => {
    if (found.some((other) => other !== candidate && asksMore(candidate, other, answers))) {
      found.splice(found.indexOf(candidate), 1);
    }
  });
  return found.slice(0, MOST_REMEDIES);
}

/**
 * Return whether remedy `a` includes remedy `b` and gives no more: 不超过 10 beside 不超过 20.
 * @param {Remedy} a
 * @param {Remedy} b
 * @param {Answers} answers
 */
function asksMore(a, b, answers) {
  const then = new Map([...answers, ...a.answers]);
  return a.then === b.then && b.changes.every(({test, wanted}) => truth(test, then) === wanted);
}

/**
 * Return the remedy that these changes are; null where every answer that gives them makes the rule fail elsewhere. Of
 * the combinations with the fewest side effects the least favourable counts: the changes alone must give what is
 * promised.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 * @param {Change[]} changes
 * @returns {Remedy | null}
 */
function remedy(rule, answers, questions, changes) {
  const found = combinations(rule, answers, questions, changes)
    .map((combination) => ({...combination, then: truth(rule, new Map([...answers, ...combination.answers]))}))
    .filter(({then}) => then !== false);
  const nearest = found.filter(({sideEffects}) => sideEffects === found[0].sideEffects);
  const best = nearest.find(({then}) => then === null) || nearest[0];
  return best ? {changes, then: best.then, answers: best.answers} : null;
}

/**
 * Return combinations of new answers that make the changes, those that affect the fewest other tests first.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 * @param {Change[]} changes
 */
function combinations(rule, answers, questions, changes) {
  let found = [{sideEffects: 0, answers: /** @type {Answers} */ (new Map())}];
  for (const fact of new Set(changes.map(({test}) => test.fact))) {
    const own = candidatesFor(fact, rule, answers, questions, changes);
    found = found
      .flatMap((combination) =>
        own.map((candidate) => ({
          sideEffects: combination.sideEffects + candidate.sideEffects,
          answers: new Map(combination.answers).set(fact, candidate.answer),
        }))
      )
      .sort((a, b) => a.sideEffects - b.sideEffects)
      .slice(0, MOST_COMBINATIONS);
  }
  return found;
}

/**
 * @param {string} fact
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 * @param {Change[]} changes
 */
function candidatesFor(fact, rule, answers, questions, changes) {
  const tests = testsIn(rule).filter((test) => test.fact === fact);
  const wantedOf = new Map(changes.map(({test, wanted}) => [keyOf(test), wanted]));
  /** @type {Map<number, boolean>} */
  const wanted = new Map();
  tests.forEach((test, at) => {
    const outcome = wantedOf.get(keyOf(test));
    if (outcome !== undefined) {
      wanted.set(at, outcome);
    }
  });
  return candidates(/** @type {QuestionEntry} */ (questions.get(fact)), tests, wanted, answers.get(fact));
}
