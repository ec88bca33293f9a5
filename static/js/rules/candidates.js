// @ts-check
// Finds other answers to one question that give its tests the wanted outcomes. Pure;
// policy_explorer/rules/candidates.py is the same.
//
// Of all answers that the rule cannot distinguish, one is taken.

import {isIsoDate} from '../core/dates.js';
import {operatorOf, truth} from './evaluate.js';
import {EXCLUSIVE_OPTION, MOST_SELECTIONS} from './spec.js';

const DAY = 24 * 60 * 60 * 1000;

/**
 * Return the answers under which the tests have the wanted outcomes.
 * @param {QuestionEntry} question
 * @param {FactTestEntry[]} tests all tests of the rule on this fact
 * @param {Map<number, boolean>} wanted the outcome that some tests must have, by place
 * @param {any} present the present answer
 * @returns {Candidate[]}
 */
export function candidates(question, tests, wanted, present) {
  const outcomes = (/** @type {Answer} */ answer) => tests.map((test) => truth(test, new Map([[question.id, answer]])));
  const before = outcomes(present);
  /** @type {Map<string, Candidate>} one for each combination of outcomes */
  const cells = new Map();
  for (const answer of possibleAnswers(question, tests, wanted, present)) {
    const after = outcomes(answer);
    const key = after.join();
    if (!cells.has(key) && after.every((met, at) => !wanted.has(at) || wanted.get(at) === met)) {
      cells.set(key, {sideEffects: after.filter((met, at) => !wanted.has(at) && met !== before[at]).length, answer});
    }
  }
  return [...cells.values()];
}

/**
 * @param {QuestionEntry} question
 * @param {FactTestEntry[]} tests
 * @param {Map<number, boolean>} wanted
 * @param {any} present
 * @returns {Answer[]}
 */
function possibleAnswers(question, tests, wanted, present) {
  switch (question.type) {
    case 'choices':
      return selections(question, tests, wanted, present);
    case 'choice':
      return (question.options || []).map(({id}) => id);
    case 'boolean':
      return [true, false];
    case 'date':
      return aroundDates([...new Set(tests.map(operandOf))].sort());
    default:
      return aroundNumbers(question, tests.map(operandOf));
  }
}

/**
 * @param {TestEntry} test
 * @returns {any}
 */
function operandOf(test) {
  return test[operatorOf(test)];
}

/**
 * Return the present selection without the options that must go, and with one option of each group that must be
 * present.
 * @param {QuestionEntry} question
 * @param {FactTestEntry[]} tests
 * @param {Map<number, boolean>} wanted
 * @param {string[]} present
 * @returns {string[][]}
 */
function selections(question, tests, wanted, present) {
  const changes = [...wanted].map(([at, met]) => ({
    options: /** @type {string[]} */ ([]).concat(operandOf(tests[at])),
    met,
  }));
  const removed = new Set(changes.flatMap(({options, met}) => (met ? [] : options)));
  let found = [present.filter((option) => !removed.has(option))];
  for (const {options, met} of changes) {
    if (met) {
      found = found.flatMap((chosen) => options.map((option) => withOption(chosen, option))).slice(0, MOST_SELECTIONS);
    }
  }
  const empty = (question.options || []).some(({id}) => id === EXCLUSIVE_OPTION) ? [EXCLUSIVE_OPTION] : [];
  return found.map((chosen) => (chosen.length ? chosen : empty));
}

/**
 * Add an option; 以上都没有 excludes all others.
 * @param {string[]} chosen
 * @param {string} option
 */
function withOption(chosen, option) {
  if (chosen.includes(option)) {
    return chosen;
  }
  return option === EXCLUSIVE_OPTION ? [option] : [...chosen.filter((other) => other !== EXCLUSIVE_OPTION), option];
}

/**
 * Return the dates at and beside the bounds.
 * @param {IsoDate[]} bounds
 */
function aroundDates(bounds) {
  const near = bounds.flatMap((bound) =>
    [-1, 0, 1].map((days) => new Date(Date.parse(bound) + days * DAY).toISOString().slice(0, 10))
  );
  return near.filter(isIsoDate); // the day after 9999-12-31 is not
}

/**
 * Return numbers at, beside and between the bounds that the question accepts.
 * @param {QuestionEntry} question
 * @param {number[]} bounds
 */
function aroundNumbers({whole, minimum, maximum}, bounds) {
  const lowest = minimum === undefined || minimum === null ? Math.min(...bounds) - 1 : minimum;
  const highest = maximum === undefined || maximum === null ? Math.max(...bounds) + 1 : maximum;
  const near = whole
    ? wholeNumbers(lowest, highest, bounds)
    : withMiddles([...new Set([lowest, ...bounds, highest])].sort(ascending));
  return [...new Set(near)].sort(ascending).filter((number) => lowest <= number && number <= highest);
}

/**
 * @param {number} lowest
 * @param {number} highest
 * @param {number[]} bounds
 */
function wholeNumbers(lowest, highest, bounds) {
  const beside = bounds.flatMap((bound) => [
    Math.floor(bound) - 1,
    Math.floor(bound),
    Math.ceil(bound),
    Math.ceil(bound) + 1,
  ]);
  return [Math.ceil(lowest), Math.floor(highest), ...beside];
}

/** @param {number[]} ends */
function withMiddles(ends) {
  return [...ends, ...ends.slice(1).map((end, at) => (ends[at] + end) / 2)];
}

/**
 * @param {number} a
 * @param {number} b
 */
function ascending(a, b) {
  return a - b;
}
