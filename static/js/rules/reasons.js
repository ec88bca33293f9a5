// Why a verdict is what it is: the failing and the open conditions of a rule. Pure.

import {truth} from './evaluate.js';

// The smallest pieces of the rule that make it fail: every failing part of an `all`, but an `any` as a whole,
// since one of its parts would have been enough. Empty where the rule does not fail.
export function failing(condition, answers) {
  if (truth(condition, answers) !== false) {
    return [];
  }
  return condition.all ? condition.all.flatMap((part) => failing(part, answers)) : [condition];
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
