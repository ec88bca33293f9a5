// @ts-check
// Explains a verdict: which tests fail, what would have to be different, what is undecided. Pure.
//
// `questions` maps facts to questions. policy_explorer/rules/reasons.py is the same; docs/decisions/ask-what-matters.md
// explains why.

import {candidates} from './candidates.js';
import {partsOf, testKey, smallestChanges, testsIn} from './changes.js';
import {truth} from './evaluate.js';
import {openTests} from './rule_table.js';
import {MOST_REMEDIES, MOST_WAYS} from './spec.js';

/**
 * Return what would have to be different for a rule that fails, the smallest first; empty for any other rule.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 * @returns {Remedy[]}
 */
export function remedies(rule, answers, questions) {
  const found = changesNeeded(rule, answers, questions)
    .map((changes) => remedy(rule, answers, questions, changes))
    .filter((candidate) => candidate !== null);
  [...found].reverse().forEach((candidate) => {
    if (found.some((other) => other !== candidate && demandsMore(candidate, other, answers))) {
      found.splice(found.indexOf(candidate), 1);
    }
  });
  return found.slice(0, MOST_REMEDIES);
}

/**
 * Return the smallest sets of tests that make a rule fail, taken from its remedies if it has any.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 * @returns {Blame}
 */
export function blamed(rule, answers, questions) {
  const given = remedies(rule, answers, questions).map(({changes}) => changes);
  const sets = given.length ? given : changesNeeded(rule, answers, questions);
  const [first = [], ...others] = sets.filter((changes) => changes.length === sets[0].length);
  if (!others.length) {
    return {always: first, oneOf: []};
  }
  /** @type {(changes: Change[], change: Change) => boolean} */
  const isIn = (changes, {test}) => changes.some((change) => change.test === test);
  const always = first.filter((change) => others.every((changes) => isIn(changes, change)));
  return {always, oneOf: [first, ...others].map((changes) => changes.filter((change) => !isIn(always, change)))};
}

/**
 * Return the undecided leaves of an undecided rule, by what would decide them: an answer not given yet (only where it
 * can still decide something), an answer that decides nothing, the judgement of a department.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @returns {UndecidedLeaves}
 */
export function undecided(rule, answers) {
  const found = openLeaves(rule, answers);
  return {
    unanswered: openTests(rule, answers),
    unknown: found.filter(
      /** @type {(leaf: LeafEntry) => leaf is FactTestEntry} */ ((leaf) => 'fact' in leaf && answers.has(leaf.fact))
    ),
    manual: found.filter((leaf) => 'manual' in leaf),
  };
}

/**
 * @param {RuleEntry} condition
 * @param {Answers} answers
 * @returns {LeafEntry[]}
 */
function openLeaves(condition, answers) {
  if (truth(condition, answers) !== null) {
    return [];
  }
  const parts = partsOf(condition);
  return parts.length ? parts.flatMap((part) => openLeaves(part, answers)) : [/** @type {LeafEntry} */ (condition)];
}

/**
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 */
function changesNeeded(rule, answers, questions) {
  return smallestChanges(rule, answers, (fact) => /** @type {QuestionEntry} */ (questions.get(fact)).fixed === true);
}

/**
 * Return whether remedy `a` includes remedy `b` and gives no more: 不超过 10 beside 不超过 20.
 * @param {Remedy} a
 * @param {Remedy} b
 * @param {Answers} answers
 */
function demandsMore(a, b, answers) {
  const then = new Map([...answers, ...a.answers]);
  return a.then === b.then && b.changes.every(({test, wanted}) => truth(test, then) === wanted);
}

/**
 * Return the remedy that these changes are; null where every answer that gives them makes the rule fail elsewhere. Of
 * the ways that affect the fewest other tests, the least favourable counts: the changes alone must give what is
 * promised.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 * @param {Change[]} changes
 * @returns {Remedy | null}
 */
function remedy(rule, answers, questions, changes) {
  const found = ways(rule, answers, questions, changes)
    .map((way) => ({...way, then: truth(rule, new Map([...answers, ...way.answers]))}))
    .filter(({then}) => then !== false);
  const nearest = found.filter(({strays}) => strays === found[0].strays);
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
function ways(rule, answers, questions, changes) {
  let found = [{strays: 0, answers: /** @type {Answers} */ (new Map())}];
  for (const fact of new Set(changes.map(({test}) => test.fact))) {
    const own = candidatesFor(fact, rule, answers, questions, changes);
    found = found
      .flatMap((way) =>
        own.map((candidate) => ({
          strays: way.strays + candidate.strays,
          answers: new Map(way.answers).set(fact, candidate.answer),
        }))
      )
      .sort((a, b) => a.strays - b.strays)
      .slice(0, MOST_WAYS);
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
  const wantedOf = new Map(changes.map(({test, wanted}) => [testKey(test), wanted]));
  /** @type {Map<number, boolean>} */
  const wanted = new Map();
  tests.forEach((test, at) => {
    const outcome = wantedOf.get(testKey(test));
    if (outcome !== undefined) {
      wanted.set(at, outcome);
    }
  });
  return candidates(/** @type {QuestionEntry} */ (questions.get(fact)), tests, wanted, answers.get(fact));
}
