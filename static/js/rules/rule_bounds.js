// @ts-check
// The bounds of every condition of compiled rules, for the answers given so far. Pure apart from its own arrays.
//
// A condition has two bounds, its worst and its best: its truth if every unanswered test in it turns out against it, or
// in favour of it. Answers count as given; 不清楚 and a department's judgement are unknown. If both bounds are equal, that
// is its truth. An answer can still make the rule true if everything around its test can come out true, and make it
// false if everything can come out false; see docs/decisions/ask-what-matters.md.

import {datedTest, isTimed} from './dated.js';
import {truth} from './evaluate.js';
import {ALL, COUNT, MANUAL, nodesOf, NOT, TEST} from './rule_nodes.js';

export const FALSE = -1;
export const TRUE = 1;
const UNKNOWN = 0;
/** @type {Answers} */
const UNANSWERED = new Map();
const [MEETS, FAILS] = [1, 2]; // what a test can still decide

/**
 * Return the nodes of compact rules with their bounds. `bound` computes those of one rule, `findDecisive` then lists
 * the tests in `open`.
 * @param {TestEntry[]} tests
 * @param {(CompactRule | null)[]} rules
 */
export function createRuleBounds(tests, rules) {
  /** @type {Map<string, number[]>} the places of the tests of each fact */
  const testsOf = new Map(tests.map(({fact}) => [fact, []]));
  const testsAt = (/** @type {string} */ fact) => testsOf.get(fact) || [];
  const dated = tests.slice(); // as they are on the reference date
  const timed = tests.map((_, place) => place).filter((place) => isTimed(tests[place]));
  /** @type {IsoDate | null} */
  let datedOn = null;
  tests.forEach(({fact}, place) => testsAt(fact).push(place));
  const {kinds, sizes, testOf, starts} = nodesOf(rules);
  const worst = new Int8Array(kinds.length);
  const best = new Int8Array(kinds.length);
  const marks = new Uint8Array(kinds.length);
  const testWorst = new Int8Array(tests.length).fill(FALSE);
  const testBest = new Int8Array(tests.length).fill(TRUE);
  /** @type {Answers} the answers that the tests have been set to */
  const current = new Map();
  const open = new Int32Array(kinds.length); // nodes that the last call of `findDecisive` found

  /**
   * Set all tests to the answers; unanswered tests stay open. From one answer to the next few facts change.
   * @param {Answers} answers
   */
  function answer(answers) {
    testsOf.forEach((_, fact) => {
      if (current.has(fact) !== answers.has(fact) || current.get(fact) !== answers.get(fact)) {
        setTestsOf(fact, answers);
      }
    });
  }

  /**
   * Turn tests of lengths and ages into what they are on a reference date.
   * @param {IsoDate} day
   */
  function setDay(day) {
    if (day !== datedOn) {
      datedOn = day;
      timed.forEach((place) => {
        dated[place] = datedTest(tests[place], day);
        setTestsOf(tests[place].fact, UNANSWERED); // what it came out as belongs to another day
      });
    }
  }

  /**
   * @param {string} fact
   * @param {Answers} answers
   */
  function setTestsOf(fact, answers) {
    const answered = answers.has(fact);
    testsAt(fact).forEach((place) => {
      const met = answered ? truth(dated[place], answers) : null;
      const known = met === null ? UNKNOWN : met ? TRUE : FALSE;
      testWorst[place] = answered ? known : FALSE;
      testBest[place] = answered ? known : TRUE;
    });
    if (answered) {
      current.set(fact, /** @type {Answer} */ (answers.get(fact)));
    } else {
      current.delete(fact);
    }
  }

  /**
   * Compute the bounds of every node of a rule. A node comes after its parts.
   * @param {number} rule
   */
  function bound(rule) {
    for (let node = starts[rule]; node < starts[rule + 1]; node += 1) {
      const kind = kinds[node];
      if (kind === TEST) {
        worst[node] = testWorst[testOf[node]];
        best[node] = testBest[testOf[node]];
      } else if (kind === MANUAL) {
        worst[node] = UNKNOWN;
        best[node] = UNKNOWN;
      } else if (kind === NOT) {
        worst[node] = -best[node - 1];
        best[node] = -worst[node - 1];
      } else if (kind === COUNT) {
        worst[node] = countBound(node, worst);
        best[node] = countBound(node, best);
      } else {
        boundList(node, kind === ALL);
      }
    }
  }

  /**
   * Return the best truth that as many parts as a count needs have, by these bounds of its parts.
   * @param {number} node
   * @param {Int8Array} bounds
   */
  function countBound(node, bounds) {
    let [met, unsure] = [0, 0];
    const end = node - sizes[node];
    for (let part = node - 1; part > end; part -= sizes[part]) {
      met += bounds[part] === TRUE ? 1 : 0;
      unsure += bounds[part] === UNKNOWN ? 1 : 0;
    }
    const least = testOf[node];
    return met >= least ? TRUE : met + unsure >= least ? UNKNOWN : FALSE;
  }

  /**
   * @param {number} node
   * @param {boolean} all
   */
  function boundList(node, all) {
    let low = all ? TRUE : FALSE;
    let high = low;
    const end = node - sizes[node];
    for (let part = node - 1; part > end; part -= sizes[part]) {
      if (all ? worst[part] < low : worst[part] > low) {
        low = worst[part];
      }
      if (all ? best[part] < high : best[part] > high) {
        high = best[part];
      }
    }
    worst[node] = low;
    best[node] = high;
  }

  /**
   * Put the tests that can still decide a rule, whose bounds are known, into `open`.
   * @param {number} rule
   * @returns {number} how many
   */
  function findDecisive(rule) {
    const first = starts[rule];
    let node = starts[rule + 1] - 1;
    let found = 0;
    marks[node] = MEETS | FAILS;
    while (node >= first) {
      const can =
        (marks[node] & MEETS && best[node] === TRUE ? MEETS : 0) |
        (marks[node] & FAILS && worst[node] === FALSE ? FAILS : 0);
      if (!can || worst[node] === best[node]) {
        node -= sizes[node];
        continue;
      }
      if (kinds[node] === TEST) {
        open[found] = node;
        found += 1;
      } else if (kinds[node] === NOT) {
        marks[node - 1] = (can & MEETS ? FAILS : 0) | (can & FAILS ? MEETS : 0);
      } else {
        const end = node - sizes[node];
        for (let part = node - 1; part > end; part -= sizes[part]) {
          marks[part] = can;
        }
      }
      node -= 1;
    }
    return found;
  }

  return {
    facts: [...testsOf.keys()],
    kinds,
    testOf,
    starts,
    worst,
    best,
    testWorst,
    open,
    setDay,
    answer,
    setTestsOf,
    bound,
    findDecisive,
  };
}
