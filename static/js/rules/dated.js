// @ts-check
// A rule and a reference date -> the rule on that date, whose tests of lengths and ages are plain tests of dates. Pure.
// policy_explorer/rules/dated.py is the same; docs/decisions/lengths-as-dates.md explains why.

import {isIsoDate} from '../core/dates.js';
import {LAST_DAY, firstStart, lastStart, later, nextDay} from '../core/lengths.js';
import {dayWords} from '../core/periods.js';
import {partsOf} from './conditions.js';
import {operatorOf} from './evaluate.js';
import {OPERATORS} from './spec.js';

const FIRST_DAY = '0001-01-01';
/** @type {Partial<Record<OperatorSpec['relation'], OperatorSpec['relation']>>} more than 45 full years are 46 or more */
const NEXT_YEAR = {'>': '>=', '<=': '<'};
/** @type {Record<string, (bound: string) => string>} as policy_explorer/text/condition_wording.py puts them */
const WORDS = {
  on_or_after: (bound) => `${bound}或以后`,
  on_or_before: (bound) => `${bound}或以前`,
  after: (bound) => `晚于${bound}`,
  before: (bound) => `早于${bound}`,
};

/** @type {WeakMap<RuleEntry, {day: IsoDate, dated: RuleEntry}>} the last day of each rule that was asked for */
const known = new WeakMap();

/**
 * Return the rule on a day; a rule that does not depend on the day is itself.
 * @param {RuleEntry} rule
 * @param {IsoDate} day
 * @returns {RuleEntry}
 */
export function datedRule(rule, day) {
  const last = known.get(rule);
  if (last && (last.day === day || last.dated === rule)) {
    return last.dated;
  }
  const found = dependsOnDay(rule) ? datedPart(rule, day) : rule;
  known.set(rule, {day, dated: found});
  return found;
}

/**
 * @param {RuleEntry} condition
 * @returns {boolean}
 */
function dependsOnDay(condition) {
  return 'fact' in condition ? isTimed(condition) : partsOf(condition).some(dependsOnDay);
}

/**
 * Return whether a test is about the time from its date to the reference date.
 * @param {TestEntry} test
 */
export function isTimed(test) {
  const {answer} = OPERATORS[operatorOf(test)];
  return answer === 'elapsed' || answer === 'age';
}

/**
 * @param {RuleEntry} condition
 * @param {IsoDate} day
 * @returns {RuleEntry}
 */
function datedPart(condition, day) {
  if ('fact' in condition) {
    return isTimed(condition) ? withWords(condition, datedTest(condition, day), day) : condition;
  }
  if ('not' in condition) {
    return {not: datedPart(condition.not, day)};
  }
  if ('all' in condition) {
    return {all: condition.all.map((part) => datedPart(part, day))};
  }
  if ('any' in condition) {
    return {any: condition.any.map((part) => datedPart(part, day))};
  }
  return 'count' in condition ? {...condition, count: condition.count.map((part) => datedPart(part, day))} : condition;
}

/**
 * @param {FactTestEntry} written
 * @param {TestEntry} test
 * @param {IsoDate} on
 * @returns {DatedTestEntry}
 */
function withWords(written, test, on) {
  const {quote, words, unmet, at, source} = written;
  const operator = operatorOf(test);
  const plain = WORDS[operator](dayWords(/** @type {IsoDate} */ (test[operator])));
  const dated = {...test, quote, words: `${words}（按${dayWords(on)}算，即${plain}）`, unmet, at, written};
  return source === undefined ? dated : {...dated, source};
}

/**
 * Return a test on a day, without its words: a test of the same date. One that does not depend on the day is itself.
 * @param {TestEntry} test
 * @param {IsoDate} day
 * @returns {TestEntry}
 */
export function datedTest(test, day) {
  if (!isTimed(test)) {
    return test;
  }
  const [relation, length] = counted(test);
  const full = relation === '>=' || relation === '<'; // or else: full before the day
  const bound = (full ? lastStart : firstStart)(length, day);
  const elapsed = relation === '>=' || relation === '>';
  if (bound === null) {
    return {fact: test.fact, [elapsed ? 'before' : 'on_or_after']: FIRST_DAY};
  }
  const operator = full ? (elapsed ? 'on_or_before' : 'after') : elapsed ? 'before' : 'on_or_after';
  return {fact: test.fact, [operator]: bound};
}

/**
 * Return what a timed test asks of the time since a date: how it compares with which length.
 * @param {TestEntry} test
 * @returns {[OperatorSpec['relation'], LengthEntry]}
 */
function counted(test) {
  const operator = operatorOf(test);
  const {answer, relation} = OPERATORS[operator];
  const operand = test[operator];
  if (answer === 'elapsed') {
    return [relation, /** @type {LengthEntry} */ (operand)];
  }
  const next = NEXT_YEAR[relation];
  return next ? [next, {years: Number(operand) + 1}] : [relation, {years: Number(operand)}];
}

/**
 * Return the day from which a dated test comes out as wanted for an answer, as time goes by; null if there is none.
 * @param {FactTestEntry | DatedTestEntry} test
 * @param {Answer | undefined} answer
 * @param {boolean} wanted
 * @returns {IsoDate | null}
 */
export function turnsOn(test, answer, wanted) {
  if (!('written' in test) || !isIsoDate(answer)) {
    return null;
  }
  const [relation, length] = counted(test.written);
  if ((relation === '>=' || relation === '>') !== wanted) {
    return null; // what is too long ago does not become shorter
  }
  const full = later(answer, length);
  if (relation === '>=' || relation === '<') {
    return full;
  }
  return full < LAST_DAY ? nextDay(full) : null;
}
