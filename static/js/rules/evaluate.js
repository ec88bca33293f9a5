// Rules -> verdicts, in Kleene's three-valued logic. Pure.
//
// A truth is true, false or null (unknown). `answers` is a Map from fact to value: an option's id, a boolean,
// a number or a range of numbers (see ranges.js), an ISO date, an array of option ids (empty: none of them), or null for 不清楚. A fact that is not a key
// is unanswered. Unanswered, 不清楚 and a value that does not suit the test are all unknown.
// policy_explorer/evaluate.py says the same at build time; see docs/decisions/two-evaluators.md.

import {isIsoDate} from '../core/dates.js';
import {isRange, rangeTruth} from './ranges.js';

export function truth(condition, answers) {
  if ('all' in condition) {
    return conjunction(condition.all, (part) => truth(part, answers));
  }
  if ('any' in condition) {
    return negation(conjunction(condition.any, (part) => negation(truth(part, answers))));
  }
  if ('not' in condition) {
    return negation(truth(condition.not, answers));
  }
  if ('fact' in condition) {
    return factTruth(condition, answers.get(condition.fact));
  }
  return null; // manual: only a department can tell
}

function conjunction(parts, truthOf) {
  let every = true;
  for (const part of parts) {
    const met = truthOf(part);
    if (met === false) {
      return false;
    }
    if (met === null) {
      every = null;
    }
  }
  return every;
}

function negation(value) {
  return value === null ? null : !value;
}

function factTruth(test, answer) {
  const operator = operatorOf(test);
  if (isRange(answer)) {
    return rangeTruth(operator, test[operator], answer);
  }
  const [suits, holds] = TESTS[operator];
  return suits(answer, test[operator]) ? holds(answer, test[operator]) : null;
}

export function operatorOf(test) {
  for (const operator of Object.keys(TESTS)) {
    if (operator in test) {
      return operator;
    }
  }
  throw new Error(`no operator in the test of ${test.fact}`);
}

const isSameType = (answer, operand) => typeof answer === typeof operand;
const isOption = (answer) => typeof answer === 'string';
const isNumber = (answer) => Number.isFinite(answer);

// Each operator: which answers it can judge, and when they hold against the operand. ISO dates sort as text.
const TESTS = {
  is: [isSameType, (answer, operand) => answer === operand],
  one_of: [isOption, (answer, operand) => operand.includes(answer)],
  includes: [Array.isArray, (answer, operand) => answer.includes(operand)],
  includes_any: [Array.isArray, (answer, operand) => operand.some((option) => answer.includes(option))],
  at_least: [isNumber, (answer, operand) => answer >= operand],
  at_most: [isNumber, (answer, operand) => answer <= operand],
  more_than: [isNumber, (answer, operand) => answer > operand],
  less_than: [isNumber, (answer, operand) => answer < operand],
  on_or_after: [isIsoDate, (answer, operand) => answer >= operand],
  on_or_before: [isIsoDate, (answer, operand) => answer <= operand],
  after: [isIsoDate, (answer, operand) => answer > operand],
  before: [isIsoDate, (answer, operand) => answer < operand],
};
