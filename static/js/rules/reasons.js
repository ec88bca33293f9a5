// Why a verdict is what it is: which tests fail, what would have to be different, what is open. Pure.
//
// `questions` is a Map from fact to question. policy_explorer/reasons.py says the same; docs/decisions/ask-what-matters.md
// tells why so.

import {candidates} from './candidates.js';
import {partsOf, testKey, smallestChanges, testsIn} from './changes.js';
import {truth} from './evaluate.js';
import {openTests} from './rule_table.js';

const REMEDIES = 12; // given at most
const WAYS = 64; // of giving new answers, looked at for each

// What would have to be different for a rule that fails, the least first; empty for any other rule. A remedy is
// {changes: [{test, wanted}], then, answers}: changes none of which can be spared, the truth that the rule then has
// (true, or null), and a Map of new answers under which it is so.
export function remedies(rule, answers, questions) {
  const found = changesNeeded(rule, answers, questions)
    .map((changes) => remedy(rule, answers, questions, changes))
    .filter(Boolean);
  [...found].reverse().forEach((remedy) => {
    if (found.some((other) => other !== remedy && demandsMore(remedy, other, answers))) {
      found.splice(found.indexOf(remedy), 1);
    }
  });
  return found.slice(0, REMEDIES);
}

// The smallest sets of tests that make a rule fail, taken from its remedies where it has any, as {always, oneOf}: all
// changes of `always`, and of the lists of changes in `oneOf`, if there are any, one would be enough.
export function blamed(rule, answers, questions) {
  const given = remedies(rule, answers, questions).map(({changes}) => changes);
  const sets = given.length ? given : changesNeeded(rule, answers, questions);
  const [first = [], ...others] = sets.filter((changes) => changes.length === sets[0].length);
  if (!others.length) {
    return {always: first, oneOf: []};
  }
  const isIn = (changes, {test}) => changes.some((change) => change.test === test);
  const always = first.filter((change) => others.every((changes) => isIn(changes, change)));
  return {always, oneOf: [first, ...others].map((changes) => changes.filter((change) => !isIn(always, change)))};
}

// The open leaves of an undecided rule, by what would settle them: an answer not given yet (only where it can still
// settle something), an answer that decides nothing, a department's judgement.
export function undecided(rule, answers) {
  const found = openLeaves(rule, answers);
  return {
    unanswered: openTests(rule, answers),
    unknown: found.filter((leaf) => 'fact' in leaf && answers.has(leaf.fact)),
    manual: found.filter((leaf) => 'manual' in leaf),
  };
}

function openLeaves(condition, answers) {
  if (truth(condition, answers) !== null) {
    return [];
  }
  const parts = partsOf(condition);
  return parts.length ? parts.flatMap((part) => openLeaves(part, answers)) : [condition];
}

function changesNeeded(rule, answers, questions) {
  return smallestChanges(rule, answers, (fact) => questions.get(fact).fixed === true);
}

// Whether one remedy cannot be had without the other, and gives no more: 不超过 10 beside 不超过 20.
function demandsMore(a, b, answers) {
  const then = new Map([...answers, ...a.answers]);
  return a.then === b.then && b.changes.every(({test, wanted}) => truth(test, then) === wanted);
}

// The remedy that these changes are; null where no answers bring them about without making the rule fail elsewhere.
// Of the ways that change the fewest other tests the least favourable is taken, for the changes alone must give what
// is promised.
function remedy(rule, answers, questions, changes) {
  const found = ways(rule, answers, questions, changes)
    .map((way) => ({...way, then: truth(rule, new Map([...answers, ...way.answers]))}))
    .filter(({then}) => then !== false);
  const nearest = found.filter(({strays}) => strays === found[0].strays);
  const best = nearest.find(({then}) => then === null) || nearest[0];
  return best ? {changes, then: best.then, answers: best.answers} : null;
}

// New answers to the facts concerned that bring the changes about, those that change the fewest other tests first.
function ways(rule, answers, questions, changes) {
  let found = [{strays: 0, answers: new Map()}];
  for (const fact of new Set(changes.map(({test}) => test.fact))) {
    const own = candidatesFor(fact, rule, answers, questions, changes);
    found = found
      .flatMap((way) => own.map((candidate) => ({strays: way.strays + candidate.strays, answers: new Map(way.answers).set(fact, candidate.answer)})))
      .sort((a, b) => a.strays - b.strays)
      .slice(0, WAYS);
  }
  return found;
}

function candidatesFor(fact, rule, answers, questions, changes) {
  const tests = testsIn(rule).filter((test) => test.fact === fact);
  const wantedOf = new Map(changes.map(({test, wanted}) => [testKey(test), wanted]));
  const wanted = new Map();
  tests.forEach((test, at) => {
    if (wantedOf.has(testKey(test))) {
      wanted.set(at, wantedOf.get(testKey(test)));
    }
  });
  return candidates(questions.get(fact), tests, wanted, answers.get(fact));
}
