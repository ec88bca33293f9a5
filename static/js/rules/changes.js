// Which tests would have to come out otherwise for a rule not to fail. Pure; policy_explorer/changes.py says the same.
//
// Each test is taken by itself here: whether one answer can make several of them come out as wanted is for reasons.js
// to see. What is unknown stays unknown, so no change ever hangs on a department or on an answer not given.

import {operatorOf, truth} from './evaluate.js';

const AT_MOST = 24; // sets found at each step, so that many `any` side by side cannot multiply

// The sets of changes none of which can be spared, each a list of {test, wanted}: the fewest first, then the fewest on
// facts of which `isFixed` says that nobody can change them, then as in the rule.
export function smallestChanges(rule, answers, isFixed) {
  const tests = distinctTests(rule);
  const places = new Map(tests.map((test, place) => [testKey(test), place]));
  const fixed = new Set(tests.map((test, place) => (isFixed(test.fact) ? place : -1)));
  return changesAgainst(false, rule, {places, fixed, answers})
    .filter((found) => found.length)
    .map((found) => found.map((place) => ({test: tests[place], wanted: !truth(tests[place], answers)})));
}

// What a test says, as a key: the same for two tests that differ in nothing but their quotes.
export function testKey(test) {
  const operator = operatorOf(test);
  return JSON.stringify([test.fact, operator, test[operator]]);
}

export function testsIn(condition) {
  return 'fact' in condition ? [condition] : partsOf(condition).flatMap(testsIn);
}

export function partsOf(condition) {
  return condition.all || condition.any || (condition.not ? [condition.not] : []);
}

// Each test once, though the rule may say it twice.
function distinctTests(rule) {
  const found = new Map();
  testsIn(rule).forEach((test) => {
    if (!found.has(testKey(test))) {
      found.set(testKey(test), test);
    }
  });
  return [...found.values()];
}

// The minimal sets of tests, by their places, whose change keeps the condition from this outcome.
function changesAgainst(outcome, condition, search) {
  if (truth(condition, search.answers) !== outcome) {
    return [[]];
  }
  if ('fact' in condition) {
    return [[search.places.get(testKey(condition))]];
  }
  if (condition.not) {
    return changesAgainst(!outcome, condition.not, search);
  }
  const byPart = partsOf(condition).map((part) => changesAgainst(outcome, part, search));
  if ('all' in condition === outcome) {
    return minimal(byPart.flat(), search); // an `all` that must not be met, an `any` that must not fail: one part is enough
  }
  return byPart.reduce((found, sets) => minimal(found.flatMap((a) => sets.map((b) => union(a, b))), search), [[]]);
}

function union(a, b) {
  return [...new Set([...a, ...b])].sort((first, second) => first - second);
}

// In order, without those that contain a smaller one.
function minimal(sets, {fixed}) {
  const weighed = sets.map((places) => ({places, fixed: places.filter((place) => fixed.has(place)).length}));
  const found = [];
  weighed.sort(byWeight).forEach(({places}) => {
    if (found.length < AT_MOST && !found.some((other) => other.every((place) => places.includes(place)))) {
      found.push(places);
    }
  });
  return found;
}

function byWeight(a, b) {
  return a.places.length - b.places.length || a.fixed - b.fixed || compareLexically(a.places, b.places);
}

function compareLexically(a, b) {
  const at = a.findIndex((place, index) => place !== b[index]);
  return at < 0 ? 0 : a[at] - b[at];
}
