// All rules of a site as one table of numbers, so that one answer judges ten thousand of them at once. Pure.
//
// A compact rule is a number, the place of a test (-1 stands for what only a department can judge), or a list of ALL, ANY or
// NOT and the parts; null stands for a benefit that has no rule.
//
// What a condition can still come to lies between its worst and its best: the truths that it has when every unanswered
// test under it turns out against it, and in favour of it. What is answered stays as it is, 不清楚 and a department's
// judgement stay unknown. Where both are the same, that is its truth. An answer can still meet the rule where everything
// around its test can come out true, and fail it where everything can come out false; see
// docs/decisions/ask-what-matters.md. policy_explorer/evaluate.py and relevance.py say the same.

import {testsIn} from './changes.js';
import {truth} from './evaluate.js';

const [ALL, ANY, NOT, TEST, MANUAL] = [0, 1, 2, 3, 4];
const [FALSE, UNKNOWN, TRUE] = [-1, 0, 1];
const [MEETS, FAILS] = [1, 2]; // what a test can still bring about
export const VERDICT_CODES = {yes: 0, maybe: 1, no: 2, none: 3};

// From rules as trees, null where there is none.
export function tableOfTrees(trees) {
  const tests = [];
  const places = new Map();
  const placeOf = (test) => {
    const {quote, words, at, ...plain} = test;
    const key = JSON.stringify(plain);
    if (!places.has(key)) {
      places.set(key, tests.push(plain) - 1);
    }
    return places.get(key);
  };
  const compact = (condition) => {
    if (condition.all || condition.any) {
      return [condition.all ? ALL : ANY, ...(condition.all || condition.any).map(compact)];
    }
    if (condition.not) {
      return [NOT, compact(condition.not)];
    }
    return 'fact' in condition ? placeOf(condition) : -1;
  };
  return createRuleTable(tests, trees.map((tree) => (tree ? compact(tree) : null)));
}

// From compact rules.
export function createRuleTable(tests, rules) {
  const facts = [...new Set(tests.map(({fact}) => fact))];
  const factPlaces = new Map(facts.map((fact, place) => [fact, place]));
  const testsOf = new Map(facts.map((fact) => [fact, []]));
  tests.forEach(({fact}, place) => testsOf.get(fact).push(place));
  const factOf = Uint16Array.from(tests, ({fact}) => factPlaces.get(fact));
  const {kinds, sizes, testOf, starts} = nodesOf(rules);
  const rulesOf = rulesByFact(facts.length, starts, kinds, testOf, factOf);
  const worst = new Int8Array(kinds.length);
  const best = new Int8Array(kinds.length);
  const marks = new Uint8Array(kinds.length);
  const testWorst = new Int8Array(tests.length).fill(FALSE);
  const testBest = new Int8Array(tests.length).fill(TRUE);
  const current = new Map(); // the answers that the tests stand for
  const open = new Int32Array(kinds.length); // nodes that the last call of `findDeciding` found
  const counted = new Int32Array(facts.length); // the rule that a fact was last counted for, and one

  // What all tests come to. Unanswered ones are left open. From one answer to the next few facts change.
  function answer(answers) {
    testsOf.forEach((_, fact) => {
      if (current.has(fact) !== answers.has(fact) || current.get(fact) !== answers.get(fact)) {
        setTestsOf(fact, answers);
      }
    });
  }

  function setTestsOf(fact, answers) {
    const answered = answers.has(fact);
    (testsOf.get(fact) || []).forEach((place) => {
      const met = answered ? truth(tests[place], answers) : null;
      const known = met === null ? UNKNOWN : met ? TRUE : FALSE;
      testWorst[place] = answered ? known : FALSE;
      testBest[place] = answered ? known : TRUE;
    });
    if (answered) {
      current.set(fact, answers.get(fact));
    } else {
      current.delete(fact);
    }
  }

  // The bounds of every node of a rule: each comes after its parts.
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

  // Puts the tests that can still settle a rule, whose bounds are known, into `open`; returns how many.
  function findDeciding(rule) {
    const first = starts[rule];
    let node = starts[rule + 1] - 1;
    let found = 0;
    marks[node] = MEETS | FAILS;
    while (node >= first) {
      const can = (marks[node] & MEETS && best[node] === TRUE ? MEETS : 0) | (marks[node] & FAILS && worst[node] === FALSE ? FAILS : 0);
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

  function hasRule(rule) {
    return starts[rule] < starts[rule + 1];
  }

  function isOpenIn(rule, fact) {
    bound(rule);
    for (let found = findDeciding(rule) - 1; found >= 0; found -= 1) {
      if (factOf[testOf[open[found]]] === fact) {
        return true;
      }
    }
    return false;
  }

  function rulesWith(fact, from, to) {
    const own = rulesOf[factPlaces.get(fact)] || [];
    return from === 0 && to === rules.length ? own : own.filter((rule) => rule >= from && rule < to);
  }

  return {
    size: rules.length,

    // The verdict of each rule by VERDICT_CODES, in its place, and a Map of facts to how many rules their answers can settle.
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
          verdicts[rule] = decided && best[root] === TRUE ? VERDICT_CODES.yes : decided && best[root] === FALSE ? VERDICT_CODES.no : VERDICT_CODES.maybe;
          for (let found = decided ? 0 : findDeciding(rule); found > 0; found -= 1) {
            const fact = factOf[testOf[open[found - 1]]];
            if (counted[fact] !== rule + 1) {
              counted[fact] = rule + 1;
              counts[fact] += 1;
            }
          }
        }
      }
      return {verdicts, open: new Map(facts.map((fact, place) => [fact, counts[place]]).filter(([, count]) => count))};
    },

    // The rules that the answer to a fact can settle, current the other answers; its own, if any, is left out of account.
    settledBy(fact, answers, from = 0, to = rules.length) {
      answer(without(answers, fact));
      return rulesWith(fact, from, to).filter((rule) => isOpenIn(rule, factPlaces.get(fact)));
    },

    // The answers that bear on no rule any more: without all of them every truth would be the same, whatever is answered
    // later. Where either of two answers settles a matter, the one current first is kept, and only the other is idle.
    idle(answers, from = 0, to = rules.length) {
      const idle = new Set();
      answer(answers);
      for (const fact of [...answers.keys()].reverse()) {
        setTestsOf(fact, NO_ANSWERS);
        if (rulesWith(fact, from, to).some((rule) => isOpenIn(rule, factPlaces.get(fact)))) {
          setTestsOf(fact, answers);
        } else {
          idle.add(fact);
        }
      }
      return idle;
    },

    // The places of the unanswered tests through which an answer can still settle a rule, among all tests that it has, in order.
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

    // Whether any of these rules tests the fact.
    tests: (fact, from, to) => rulesWith(fact, from, to).length > 0,
  };
}

// The unanswered tests through which an answer can still settle one rule, in the order of the rule.
export function openTests(rule, answers) {
  if (!alone.has(rule)) {
    alone.set(rule, tableOfTrees([rule]));
  }
  const tests = testsIn(rule);
  return alone.get(rule).openTests(0, answers).map((place) => tests[place]);
}

const alone = new WeakMap(); // tables of single rules
const NO_ANSWERS = new Map();

function without(answers, fact) {
  const rest = new Map(answers);
  rest.delete(fact);
  return rest;
}

// Every condition of every rule, parts before what they belong to: its kind, how many nodes it has with its parts, its test.
function nodesOf(rules) {
  const [kinds, sizes, testOf, starts] = [[], [], [], [0]];
  const add = (kind, size, test) => {
    kinds.push(kind);
    sizes.push(size);
    testOf.push(test);
  };
  const visit = (rule) => {
    if (typeof rule === 'number') {
      add(rule < 0 ? MANUAL : TEST, 1, Math.max(rule, 0));
      return 1;
    }
    let size = 1;
    for (let part = 1; part < rule.length; part += 1) {
      size += visit(rule[part]);
    }
    add(rule[0], size, 0);
    return size;
  };
  rules.forEach((rule) => {
    if (rule !== null) {
      visit(rule);
    }
    starts.push(kinds.length);
  });
  return {kinds: Uint8Array.from(kinds), sizes: Uint16Array.from(sizes), testOf: Uint32Array.from(testOf), starts: Uint32Array.from(starts)};
}

// For each fact the rules that test it, in order.
function rulesByFact(facts, starts, kinds, testOf, factOf) {
  const found = Array.from({length: facts}, () => []);
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
