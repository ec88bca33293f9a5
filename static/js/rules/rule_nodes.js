// @ts-check
// The conditions of all rules as a list of nodes, which rule_bounds.js judges. Pure.
//
// A compact rule is the place of a test (-1 for a condition that only a department can judge), or a list of ALL, ANY or
// NOT and the parts, or of COUNT, how many parts have to be met, and the parts; null stands for a benefit without a rule.

import {partsOf} from './conditions.js';
import {CONNECTIVES} from './spec.js';

export const ALL = CONNECTIVES.indexOf('all');
const ANY = CONNECTIVES.indexOf('any');
export const NOT = CONNECTIVES.indexOf('not');
export const COUNT = CONNECTIVES.indexOf('count');
export const TEST = CONNECTIVES.length;
export const MANUAL = TEST + 1;

/**
 * Return rules as compact rules, and the different tests in them without their words.
 * @param {(RuleEntry | null)[]} trees
 * @returns {{tests: TestEntry[], rules: (CompactRule | null)[]}}
 */
export function compactRules(trees) {
  /** @type {TestEntry[]} */
  const tests = [];
  /** @type {Map<string, number>} */
  const places = new Map();
  const placeOf = (/** @type {FactTestEntry} */ test) => {
    const {quote, words, at, ...plain} = test;
    const key = JSON.stringify(plain);
    const known = places.get(key);
    if (known !== undefined) {
      return known;
    }
    places.set(key, tests.push(plain) - 1);
    return tests.length - 1;
  };
  /** @type {(condition: RuleEntry) => CompactRule} */
  const compact = (condition) => {
    if ('all' in condition || 'any' in condition) {
      return ['all' in condition ? ALL : ANY, ...partsOf(condition).map(compact)];
    }
    if ('not' in condition) {
      return [NOT, compact(condition.not)];
    }
    if ('count' in condition) {
      return [COUNT, condition.at_least, ...condition.count.map(compact)];
    }
    return 'fact' in condition ? placeOf(condition) : -1;
  };
  return {tests, rules: trees.map((tree) => (tree ? compact(tree) : null))};
}

/**
 * List every condition of every rule, parts before the condition that they belong to: its kind, the number of nodes
 * that it has with its parts, its test or how many of its parts have to be met.
 * @param {(CompactRule | null)[]} rules
 */
export function nodesOf(rules) {
  /** @type {number[][]} */
  const [kinds, sizes, testOf, starts] = [[], [], [], [0]];
  /** @type {(kind: number, size: number, test: number) => void} */
  const add = (kind, size, test) => {
    kinds.push(kind);
    sizes.push(size);
    testOf.push(test);
  };
  /** @type {(rule: CompactRule) => number} */
  const visit = (rule) => {
    if (typeof rule === 'number') {
      add(rule < 0 ? MANUAL : TEST, 1, Math.max(rule, 0));
      return 1;
    }
    let size = 1;
    const least = rule[0] === COUNT ? Number(rule[1]) : 0;
    for (let part = least ? 2 : 1; part < rule.length; part += 1) {
      size += visit(/** @type {CompactRule} */ (rule[part]));
    }
    add(rule[0], size, least);
    return size;
  };
  rules.forEach((rule) => {
    if (rule !== null) {
      visit(rule);
    }
    starts.push(kinds.length);
  });
  return {
    kinds: Uint8Array.from(kinds),
    sizes: Uint16Array.from(sizes),
    testOf: Uint32Array.from(testOf),
    starts: Uint32Array.from(starts),
  };
}

/**
 * Return for each fact the rules that test it, in order.
 * @param {number} facts how many
 * @param {Uint32Array} starts
 * @param {Uint8Array} kinds
 * @param {Uint32Array} testOf
 * @param {Uint16Array} factOf
 */
export function rulesByFact(facts, starts, kinds, testOf, factOf) {
  const found = Array.from({length: facts}, () => /** @type {number[]} */ ([]));
  for (let rule = 0; rule + 1 < starts.length; rule += 1) {
    for (let node = starts[rule]; node < starts[rule + 1]; node += 1) {
      if (kinds[node] === TEST) {
        const own = found[factOf[testOf[node]]];
        if (own[own.length - 1] !== rule) {
          own.push(rule);
        }
      }
    }
  }
  return found;
}
