// @ts-check
// All rules of a site compiled into one table of numbers, so that one answer judges ten thousand of them at once. Pure.
//
// A condition has two bounds, its worst and its best: its truth if every unanswered test in it turns out against it, or
// in favour of it. Answers count as given; 不清楚 and a department's judgement are unknown. If both bounds are equal, that
// is its truth. An answer can still make the rule true if everything around its test can come out true, and make it
// false if everything can come out false; see docs/decisions/ask-what-matters.md. policy_explorer/rules/evaluate.py and
// relevance.py are the same.

import {testsIn} from './changes.js';
import {truth} from './evaluate.js';
import {ALL, compactRules, MANUAL, nodesOf, NOT, rulesByFact, TEST} from './rule_nodes.js';
import {VERDICTS} from './spec.js';

const [FALSE, UNKNOWN, TRUE] = [-1, 0, 1];
const [MEETS, FAILS] = [1, 2]; // what a test can still decide
const VERDICT_PAIRS = VERDICTS.map((verdict, code) => [verdict, code]);
/** @type {Record<Verdict, number>} */
export const VERDICT_CODES = Object.fromEntries(VERDICT_PAIRS);

/**
 * Compile rules given as trees, null where there is none.
 * @param {(RuleEntry | null)[]} trees
 * @returns {RuleTable}
 */
export function tableOfTrees(trees) {
  const {tests, rules} = compactRules(trees);
  return createRuleTable(tests, rules);
}

/**
 * Compile compact rules.
 * @param {TestEntry[]} tests
 * @param {(CompactRule | null)[]} rules
 * @returns {RuleTable}
 */
export function createRuleTable(tests, rules) {
  const facts = [...new Set(tests.map(({fact}) => fact))];
  const factPlaces = new Map(facts.map((fact, place) => [fact, place]));
  /** @type {Map<string, number[]>} the places of the tests of each fact */
  const testsOf = new Map(facts.map((fact) => [fact, []]));
  const testsAt = (/** @type {string} */ fact) => testsOf.get(fact) || [];
  tests.forEach(({fact}, place) => testsAt(fact).push(place));
  const factOf = Uint16Array.from(tests, ({fact}) => /** @type {number} */ (factPlaces.get(fact)));
  const {kinds, sizes, testOf, starts} = nodesOf(rules);
  const rulesOf = rulesByFact(facts.length, starts, kinds, testOf, factOf);
  const worst = new Int8Array(kinds.length);
  const best = new Int8Array(kinds.length);
  const marks = new Uint8Array(kinds.length);
  const testWorst = new Int8Array(tests.length).fill(FALSE);
  const testBest = new Int8Array(tests.length).fill(TRUE);
  /** @type {Answers} the answers that the tests have been set to */
  const current = new Map();
  const open = new Int32Array(kinds.length); // nodes that the last call of `findDeciding` found
  const counted = new Int32Array(facts.length); // the rule that a fact was last counted for, plus 1

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
   * @param {string} fact
   * @param {Answers} answers
   */
  function setTestsOf(fact, answers) {
    const answered = answers.has(fact);
    testsAt(fact).forEach((place) => {
      const met = answered ? truth(tests[place], answers) : null;
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
      } else {
        boundList(node, kind === ALL);
      }
    }
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
  function findDeciding(rule) {
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

  /** @param {number} rule */
  function hasRule(rule) {
    return starts[rule] < starts[rule + 1];
  }

  /**
   * @param {number} rule
   * @param {string} fact
   */
  function isOpenIn(rule, fact) {
    const place = factPlaces.get(fact);
    bound(rule);
    for (let found = findDeciding(rule) - 1; found >= 0; found -= 1) {
      if (factOf[testOf[open[found]]] === place) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param {string} fact
   * @param {number} from
   * @param {number} to
   */
  function rulesWith(fact, from, to) {
    const place = factPlaces.get(fact);
    const own = place === undefined ? [] : rulesOf[place];
    return from === 0 && to === rules.length ? own : own.filter((rule) => rule >= from && rule < to);
  }

  return {
    size: rules.length,

    /**
     * Return the verdict of each rule, in its place, by VERDICT_CODES, and for each fact how many rules its answer can
     * decide.
     */
    judge(answers, from = 0, to = rules.length) {
      const verdicts = new Uint8Array(rules.length).fill(VERDICT_CODES.none);
      const counts = new Int32Array(facts.length);
      counted.fill(0);
      answer(answers);
      for (let rule = from; rule < to; rule += 1) {
        if (hasRule(rule)) {
          bound(rule);
          const root = starts[rule + 1] - 1;
          const decided = worst[root] === best[root];
          verdicts[rule] =
            decided && best[root] === TRUE
              ? VERDICT_CODES.yes
              : decided && best[root] === FALSE
                ? VERDICT_CODES.no
                : VERDICT_CODES.maybe;
          for (let found = decided ? 0 : findDeciding(rule); found > 0; found -= 1) {
            const fact = factOf[testOf[open[found - 1]]];
            if (counted[fact] !== rule + 1) {
              counted[fact] = rule + 1;
              counts[fact] += 1;
            }
          }
        }
      }
      /** @type {Map<string, number>} */
      const openFacts = new Map();
      facts.forEach((fact, place) => counts[place] && openFacts.set(fact, counts[place]));
      return {verdicts, open: openFacts};
    },

    /**
     * Return the rules that the answer to a fact can decide, given the other answers; its own answer is disregarded.
     */
    settledBy(fact, answers, from = 0, to = rules.length) {
      answer(without(answers, fact));
      return rulesWith(fact, from, to).filter((rule) => isOpenIn(rule, fact));
    },

    /**
     * Return the facts whose answers affect no rule any more: without all of them every truth would be the same,
     * whatever is answered later. Where either of two answers decides, the earlier answer counts, and only the other is
     * idle.
     */
    idle(answers, from = 0, to = rules.length) {
      /** @type {Set<string>} */
      const idle = new Set();
      answer(answers);
      for (const fact of [...answers.keys()].reverse()) {
        setTestsOf(fact, NO_ANSWERS);
        if (rulesWith(fact, from, to).some((rule) => isOpenIn(rule, fact))) {
          setTestsOf(fact, answers);
        } else {
          idle.add(fact);
        }
      }
      return idle;
    },

    /**
     * Return the places, among all tests of a rule in order, of the unanswered tests through which an answer can still
     * decide it.
     */
    openTests(rule, answers) {
      answer(answers);
      bound(rule);
      const found = new Set(open.subarray(0, findDeciding(rule)));
      const leaves = [];
      for (let node = starts[rule]; node < starts[rule + 1]; node += 1) {
        if (kinds[node] === TEST) {
          leaves.push(node);
        }
      }
      return leaves.flatMap((node, place) => (found.has(node) ? [place] : []));
    },

    /** Return whether any of these rules tests the fact. */
    tests: (fact, from, to) => rulesWith(fact, from, to).length > 0,
  };
}

/**
 * Return the unanswered tests through which an answer can still decide one rule, in the order of the rule.
 * @param {RuleEntry} rule
 * @param {Answers} answers
 */
export function openTests(rule, answers) {
  const table = alone.get(rule) || tableOfTrees([rule]);
  alone.set(rule, table);
  const tests = testsIn(rule);
  return table.openTests(0, answers).map((place) => tests[place]);
}

/** @type {WeakMap<RuleEntry, RuleTable>} tables of single rules */
const alone = new WeakMap();
/** @type {Answers} */
const NO_ANSWERS = new Map();

/**
 * @param {Answers} answers
 * @param {string} fact
 */
function without(answers, fact) {
  const rest = new Map(answers);
  rest.delete(fact);
  return rest;
}
