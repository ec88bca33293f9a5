// @ts-check
// All rules of a site compiled into one table of numbers, so that one answer judges ten thousand of them at once. Pure.
//
// rule_bounds.js computes the truths; policy_explorer/rules/evaluate.py and relevance.py give the same.

import {compactRules, rulesByFact, TEST} from './rule_nodes.js';
import {createQuestionVotes} from './question_votes.js';
import {createRuleBounds, FALSE, TRUE} from './rule_bounds.js';
import {VERDICTS} from './spec.js';

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
  const bounds = createRuleBounds(tests, rules);
  const {facts, kinds, testOf, starts, worst, best, open, setDay, answer, setTestsOf, bound, findDecisive} = bounds;
  const factPlaces = new Map(facts.map((fact, place) => [fact, place]));
  const factOf = Uint16Array.from(tests, ({fact}) => /** @type {number} */ (factPlaces.get(fact)));
  const rulesOf = rulesByFact(facts.length, starts, kinds, testOf, factOf);
  const votes = createQuestionVotes(bounds, factOf, rulesOf);

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
    for (let found = findDecisive(rule) - 1; found >= 0; found -= 1) {
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

    /** Judge by this reference date from now on. Without one, tests of lengths and ages are unknown. */
    setDay,

    /**
     * Return the verdict of each rule, in its place, by VERDICT_CODES, for each fact how many rules its answer can
     * decide, and its votes to be asked (question_votes.js); `ranks` say which facts of a rule are asked first.
     */
    judge(answers, from = 0, to = rules.length, ranks = NO_RANKS) {
      const verdicts = new Uint8Array(rules.length).fill(VERDICT_CODES.none);
      answer(answers);
      votes.begin(answers, ranks);
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
          if (!decided) {
            votes.add(rule, findDecisive(rule));
          }
        }
      }
      return {verdicts, ...votes.counted()};
    },

    /**
     * Return the rules that the answer to a fact can decide, given the other answers; its own answer is disregarded.
     */
    decidedBy(fact, answers, from = 0, to = rules.length) {
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
      const found = new Set(open.subarray(0, findDecisive(rule)));
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

/** @type {Answers} */
const NO_ANSWERS = new Map();
/** @type {Map<string, number>} */
const NO_RANKS = new Map();

/**
 * @param {Answers} answers
 * @param {string} fact
 */
function without(answers, fact) {
  const rest = new Map(answers);
  rest.delete(fact);
  return rest;
}
