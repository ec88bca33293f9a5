// Other answers to one question, such that given tests come out otherwise. Pure; policy_explorer/candidates.py says the same.
//
// Of all the answers that the rule cannot tell apart one is taken.

import {isIsoDate} from '../core/dates.js';
import {operatorOf, truth} from './evaluate.js';

const AT_MOST = 64; // selections of options looked at
const NONE = 'none'; // the author's own option for none of the others
const DAY = 24 * 60 * 60 * 1000;

// [{strays, answer}]: `tests` are all of the rule's tests on this fact, `wanted` tells by place how some have to come
// out, `strays` counts the others that come out otherwise than they do at present.
export function candidates(question, tests, wanted, present) {
  const outcomes = (answer) => tests.map((test) => truth(test, new Map([[question.id, answer]])));
  const before = outcomes(present);
  const cells = new Map();
  for (const answer of possibleAnswers(question, tests, wanted, present)) {
    const after = outcomes(answer);
    const key = after.join();
    if (!cells.has(key) && after.every((met, at) => !wanted.has(at) || wanted.get(at) === met)) {
      cells.set(key, {strays: after.filter((met, at) => !wanted.has(at) && met !== before[at]).length, answer});
    }
  }
  return [...cells.values()];
}

function possibleAnswers(question, tests, wanted, present) {
  switch (question.type) {
    case 'choices':
      return selections(question, tests, wanted, present);
    case 'choice':
      return question.options.map(({id}) => id);
    case 'boolean':
      return [true, false];
    case 'date':
      return aroundDates([...new Set(tests.map(operandOf))].sort());
    default:
      return aroundNumbers(question, tests.map(operandOf));
  }
}

function operandOf(test) {
  return test[operatorOf(test)];
}

// The present selection without all the options that must go, and with one of each group that must be there.
function selections(question, tests, wanted, present) {
  const changes = [...wanted].map(([at, met]) => ({options: [].concat(operandOf(tests[at])), met}));
  const removed = new Set(changes.flatMap(({options, met}) => (met ? [] : options)));
  let found = [present.filter((option) => !removed.has(option))];
  for (const {options, met} of changes) {
    if (met) {
      found = found.flatMap((chosen) => options.map((option) => withOption(chosen, option))).slice(0, AT_MOST);
    }
  }
  const empty = question.options.some(({id}) => id === NONE) ? [NONE] : [];
  return found.map((chosen) => (chosen.length ? chosen : empty));
}

// Whoever chooses 以上都没有 chooses nothing else.
function withOption(chosen, option) {
  if (chosen.includes(option)) {
    return chosen;
  }
  return option === NONE ? [option] : [...chosen.filter((other) => other !== NONE), option];
}

function aroundDates(bounds) {
  const near = bounds.flatMap((bound) => [-1, 0, 1].map((days) => new Date(Date.parse(bound) + days * DAY).toISOString().slice(0, 10)));
  return near.filter(isIsoDate); // the day after 9999-12-31 is none
}

// At, beside and between the bounds, within what the question takes.
function aroundNumbers({whole, minimum, maximum}, bounds) {
  const lowest = minimum === undefined || minimum === null ? Math.min(...bounds) - 1 : minimum;
  const highest = maximum === undefined || maximum === null ? Math.max(...bounds) + 1 : maximum;
  const near = whole ? wholeNumbers(lowest, highest, bounds) : withMiddles([...new Set([lowest, ...bounds, highest])].sort(ascending));
  return [...new Set(near)].sort(ascending).filter((number) => lowest <= number && number <= highest);
}

function wholeNumbers(lowest, highest, bounds) {
  const beside = bounds.flatMap((bound) => [Math.floor(bound) - 1, Math.floor(bound), Math.ceil(bound), Math.ceil(bound) + 1]);
  return [Math.ceil(lowest), Math.floor(highest), ...beside];
}

function withMiddles(ends) {
  return [...ends, ...ends.slice(1).map((end, at) => (ends[at] + end) / 2)];
}

function ascending(a, b) {
  return a - b;
}
