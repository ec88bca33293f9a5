// @ts-check
// Finds which tests would have to have another outcome for a rule not to fail. Pure; policy_explorer/rules/changes.py
// is the same.
//
// Each test is considered independently: whether one answer can give several tests the wanted outcome is left to
// remedies.js. What is unknown stays unknown, so no change depends on a department or on a missing answer.
//
// The sets are computed bottom-up, as the minimal cut sets of a fault tree are.

import {partsOf, testsIn} from './conditions.js';
import {operatorOf, truth} from './evaluate.js';
import {MOST_CHANGE_SETS} from './spec.js';

/**
 * Return the minimal sets of changes: the smallest first, then those with the fewest facts that nobody can change
 * (`fixed`), then in the order of the rule.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 * @returns {Change[][]}
 */
export function smallestChanges(rule, answers, questions) {
  const questionOf = (/** @type {FactTestEntry} */ {fact}) => /** @type {QuestionEntry} */ (questions.get(fact));
  const tests = distinctTests(rule);
  const places = new Map(tests.map((test, place) => [keyOf(test), place]));
  const fixed = new Set(tests.map((test, place) => (questionOf(test).fixed === true ? place : -1)));
  return changesAgainst(false, rule, {places, fixed, answers})
    .filter((found) => found.length)
    .map((found) => found.map((place) => ({test: tests[place], wanted: !truth(tests[place], answers)})));
}

/**
 * Return a key that is equal for tests that differ in their quotes alone.
 * @param {TestEntry} test
 */
export function keyOf(test) {
  const operator = operatorOf(test);
  return JSON.stringify([test.fact, operator, test[operator]]);
}

/**
 * Return each test once, even if the rule contains it twice.
 * @param {RuleEntry} rule
 * @returns {FactTestEntry[]}
 */
function distinctTests(rule) {
  const found = new Map();
  testsIn(rule).forEach((test) => {
    if (!found.has(keyOf(test))) {
      found.set(keyOf(test), test);
    }
  });
  return [...found.values()];
}

/**
 * Return the minimal sets of tests, by their places, whose change keeps the condition from this outcome.
 * @param {boolean} outcome
 * @param {RuleEntry} condition
 * @param {ChangeSearch} search
 * @returns {number[][]}
 */
function changesAgainst(outcome, condition, search) {
  if (truth(condition, search.answers) !== outcome) {
    return [[]];
  }
  if ('fact' in condition) {
    return [[/** @type {number} */ (search.places.get(keyOf(condition)))]];
  }
  if ('not' in condition) {
    return changesAgainst(!outcome, condition.not, search);
  }
  const byPart = partsOf(condition).map((part) => changesAgainst(outcome, part, search));
  if ('count' in condition) {
    const kept = outcome ? byPart.length - condition.at_least + 1 : condition.at_least;
    return changesOfEnough(byPart, kept, search);
  }
  if ('all' in condition === outcome) {
    return minimal(byPart.flat(), search); // an `all` that must fail, or an `any` that must be met: one part is enough
  }
  return byPart.reduce(
    (found, sets) =>
      minimal(
        found.flatMap((a) => sets.map((b) => union(a, b))),
        search
      ),
    /** @type {number[][]} */ ([[]])
  );
}

/**
 * Return the smallest sets that keep so many parts from an outcome. `found` has, by number, those that keep so many of
 * the parts seen so far from it.
 * @param {number[][][]} byPart the sets for each part
 * @param {number} enough
 * @param {ChangeSearch} search
 */
function changesOfEnough(byPart, enough, search) {
  /** @type {number[][][]} */
  const found = [[[]], ...Array.from({length: enough}, () => [])];
  byPart.forEach((sets) => {
    for (let number = enough; number > 0; number -= 1) {
      const longer = found[number - 1].flatMap((a) => sets.map((b) => union(a, b)));
      found[number] = minimal([...found[number], ...longer], search);
    }
  });
  return found[enough];
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function union(a, b) {
  return [...new Set([...a, ...b])].sort((first, second) => first - second);
}

/**
 * Return the sets in order of weight, without those that contain another. Many `any` side by side would multiply them:
 * their number is limited.
 * @param {number[][]} sets
 * @param {ChangeSearch} search
 */
function minimal(sets, {fixed}) {
  const weighed = sets.map((places) => ({places, fixed: places.filter((place) => fixed.has(place)).length}));
  /** @type {number[][]} */
  const found = [];
  weighed.sort(byWeight).forEach(({places}) => {
    if (found.length < MOST_CHANGE_SETS && !found.some((other) => other.every((place) => places.includes(place)))) {
      found.push(places);
    }
  });
  return found;
}

/**
 * @param {WeighedSet} a
 * @param {WeighedSet} b
 */
function byWeight(a, b) {
  return a.places.length - b.places.length || a.fixed - b.fixed || compareLexically(a.places, b.places);
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function compareLexically(a, b) {
  const at = a.findIndex((place, index) => place !== b[index]);
  return at < 0 ? 0 : a[at] - b[at];
}
