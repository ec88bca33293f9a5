// Which tests would have to come out otherwise for a rule not to fail. Pure; policy_explorer/changes.py says the same.
//
// Each test is taken by itself here: whether one answer can make several of them come out as wanted is for reasons.js
// to see. What is unknown stays unknown, so no change ever hangs on a department or on an answer not given.

import {operatorOf, truth} from './evaluate.js';

const AT_MOST = 24; // sets kept at each step, so that many `any` side by side cannot multiply

// The sets of changes none of which can be spared, each a list of {test, wanted}: the fewest first, then the fewest on
// facts of which `isFixed` says that nobody can change them, then as in the rule.
export function smallestChanges(rule, answers, isFixed) {
  const tests = distinctTests(rule);
  const places = new Map(tests.map((test, place) => [said(test), place]));
  const fixed = new Set(tests.map((test, place) => (isFixed(test.fact) ? place : -1)));
  return avoiding(false, rule, {places, fixed, answers})
    .filter((found) => found.length)
    .map((found) => found.map((place) => ({test: tests[place], wanted: !truth(tests[place], answers)})));
}

// What a test says, as a key: the same for two tests that differ in nothing but their quotes.
export function said(test) {
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
    if (!found.has(said(test))) {
      found.set(said(test), test);
    }
  });
  return [...found.values()];
}

// The smallest sets of tests, by their places, whose change keeps the condition from this outcome.
function avoiding(outcome, condition, search) {
  if (truth(condition, search.answers) !== outcome) {
    return [[]];
  }
  if ('fact' in condition) {
    return [[search.places.get(said(condition))]];
  }
  if (condition.not) {
    return avoiding(!outcome, condition.not, search);
  }
  const byPart = partsOf(condition).map((part) => avoiding(outcome, part, search));
  if ('all' in condition === outcome) {
    return smallest(byPart.flat(), search); // an `all` that must not be met, an `any` that must not fail: one part is enough
  }
  return byPart.reduce((found, sets) => smallest(found.flatMap((one) => sets.map((other) => joined(one, other))), search), [[]]);
}

function joined(one, other) {
  return [...new Set([...one, ...other])].sort((first, second) => first - second);
}

// In order, without those that contain a smaller one.
function smallest(sets, {fixed}) {
  const weighed = sets.map((places) => ({places, fixed: places.filter((place) => fixed.has(place)).length}));
  const kept = [];
  weighed.sort(byWeight).forEach(({places}) => {
    if (kept.length < AT_MOST && !kept.some((other) => other.every((place) => places.includes(place)))) {
      kept.push(places);
    }
  });
  return kept;
}

function byWeight(one, other) {
  return one.places.length - other.places.length || one.fixed - other.fixed || inOrder(one.places, other.places);
}

function inOrder(one, other) {
  const at = one.findIndex((place, index) => place !== other[index]);
  return at < 0 ? 0 : one[at] - other[at];
}
