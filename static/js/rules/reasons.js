// Why a verdict is what it is: the failing and the open conditions of a rule. Pure.

import {truth} from './evaluate.js';

// The smallest pieces of the rule that make it fail: every failing part of an `all`; an `any` as a whole, since one
// of its parts would have been enough, each part cut down likewise. Empty where the rule does not fail.
export function failing(condition, answers) {
  if (truth(condition, answers) !== false) {
    return [];
  }
  if (condition.all) {
    return condition.all.flatMap((part) => failing(part, answers));
  }
  return [condition.any ? {any: condition.any.map((part) => joined(failing(part, answers)))} : condition];
}

function joined(conditions) {
  return conditions.length === 1 ? conditions[0] : {all: conditions};
}

// The open leaves of an undecided rule, by what would settle them: an answer not given yet, an answer that the
// applicant does not know, a department's judgement.
export function undecided(condition, answers) {
  const found = {unanswered: [], unknown: [], manual: []};
  collectUndecided(condition, answers, found);
  return found;
}

function collectUndecided(condition, answers, found) {
  if (truth(condition, answers) !== null) {
    return;
  }
  if ('manual' in condition) {
    found.manual.push(condition);
  } else if ('fact' in condition) {
    (answers.has(condition.fact) ? found.unknown : found.unanswered).push(condition);
  } else {
    const parts = condition.all || condition.any || [condition.not];
    parts.forEach((part) => collectUndecided(part, answers, found));
  }
}
