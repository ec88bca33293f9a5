// @ts-check
// Which question matters most to this person: votes of the answers given, passed on by the benefits that they speak for.
// Pure apart from its own arrays. docs/decisions/ask-what-matters.md says why.
//
// Each answer has one vote. It shares it equally among the benefits of which it meets a condition: “旅行社” speaks for a
// few, “企业” a little for many. One more vote is shared by all benefits. A benefit that is still open passes on what it
// got, in equal parts, to the facts that it waits for; those of the lowest rank, which the author wants asked first,
// share what all of them get.

import {TEST} from './rule_nodes.js';
import {TRUE} from './rule_bounds.js';

const PRECISION = 1e9; // sums of fractions that are equal must not differ by their last bits

/**
 * Create the counter of votes. For each judgement call `begin`, `add` for each open rule, then `counted`.
 * @param {ReturnType<import('./rule_bounds.js').createRuleBounds>} bounds
 * @param {Uint16Array} factOf the fact of each test
 * @param {number[][]} rulesOf the rules that test each fact
 */
export function createQuestionVotes(bounds, factOf, rulesOf) {
  const {facts, kinds, testOf, starts, testWorst, open} = bounds;
  const rules = starts.length - 1;
  const seen = new Int32Array(facts.length); // the rule that a fact was last counted for, plus 1
  const counts = new Int32Array(facts.length);
  const votes = new Float64Array(facts.length);
  const shares = new Float64Array(facts.length); // what the answer to a fact gives to each rule that it speaks for
  const ranks = new Float64Array(facts.length);
  let judged = 0; // rules at all, not only those that are open

  for (let rule = 0; rule < rules; rule += 1) {
    judged += starts[rule] < starts[rule + 1] ? 1 : 0;
  }

  /**
   * @param {number} rule
   * @param {number} fact
   */
  function meets(rule, fact) {
    for (let node = starts[rule]; node < starts[rule + 1]; node += 1) {
      const test = testOf[node];
      if (kinds[node] === TEST && factOf[test] === fact && testWorst[test] === TRUE) {
        return true;
      }
    }
    return false;
  }

  return {
    /**
     * @param {Answers} answers to which the tests have been set
     * @param {Map<string, number>} given ranks of facts
     */
    begin(answers, given) {
      seen.fill(0);
      counts.fill(0);
      votes.fill(0);
      facts.forEach((fact, place) => {
        ranks[place] = given.get(fact) || 0;
        const met = answers.has(fact) ? rulesOf[place].filter((rule) => meets(rule, place)).length : 0;
        shares[place] = met ? 1 / met : 0;
      });
    },

    /**
     * Count an open rule, of which `found` decisive tests are in `open`.
     * @param {number} rule
     * @param {number} found
     */
    add(rule, found) {
      let vote = 1 / judged;
      for (let node = starts[rule]; node < starts[rule + 1]; node += 1) {
        const test = testOf[node];
        if (kinds[node] === TEST && testWorst[test] === TRUE && seen[factOf[test]] !== rule + 1) {
          seen[factOf[test]] = rule + 1;
          vote += shares[factOf[test]];
        }
      }
      let [needed, first, lowest] = [0, 0, Infinity];
      for (let at = 0; at < found; at += 1) {
        const fact = factOf[testOf[open[at]]];
        if (seen[fact] !== rule + 1) {
          seen[fact] = rule + 1;
          counts[fact] += 1;
          needed += 1;
          first = ranks[fact] < lowest ? 1 : ranks[fact] === lowest ? first + 1 : first;
          lowest = Math.min(lowest, ranks[fact]);
        }
      }
      for (let at = 0; at < found; at += 1) {
        const fact = factOf[testOf[open[at]]];
        if (seen[fact] === rule + 1 && ranks[fact] === lowest) {
          seen[fact] = 0; // once for each rule
          votes[fact] += vote / needed;
        }
      }
    },

    /** Return, for each fact that can decide a rule, how many, and its votes. */
    counted() {
      /** @type {[Map<string, number>, Map<string, number>]} */
      const [concerned, got] = [new Map(), new Map()];
      facts.forEach((fact, place) => {
        if (counts[place]) {
          concerned.set(fact, counts[place]);
          got.set(fact, Math.round(votes[place] * PRECISION) / PRECISION);
        }
      });
      return {open: concerned, votes: got};
    },
  };
}
