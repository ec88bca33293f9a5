// Which unanswered questions can still change a verdict, and in which order to ask them. Pure.
//
// A question matters while its fact stands, unanswered, in an undecided part of an undecided rule: a decided part
// of a Kleene formula stays decided whatever is answered later. So the set only shrinks as answers come in,
// and its size is the most that is left to ask.

import {truth} from './evaluate.js';

// The unanswered facts that can still change whether the condition is met.
export function openFacts(condition, answers) {
  const facts = new Set();
  collectOpenFacts(condition, answers, facts);
  return facts;
}

function collectOpenFacts(condition, answers, facts) {
  if (truth(condition, answers) !== null) {
    return;
  }
  if ('fact' in condition) {
    if (!answers.has(condition.fact)) {
      facts.add(condition.fact);
    }
    return;
  }
  const parts = condition.all || condition.any || (condition.not ? [condition.not] : []);
  parts.forEach((part) => collectOpenFacts(part, answers, facts));
}

// What is left to ask, first first: [{question, benefits}], the benefits being those that the answer bears on.
// Order: the author's tier, then how many open benefits, then the order of the questions file.
export function openQuestions(questions, benefits, answers) {
  const concerned = new Map(questions.map((question) => [question.id, []]));
  for (const benefit of benefits.filter((candidate) => candidate.rule)) {
    for (const fact of openFacts(benefit.rule, answers)) {
      concerned.get(fact).push(benefit);
    }
  }
  return questions
    .map((question, place) => ({question, place, benefits: concerned.get(question.id)}))
    .filter((open) => open.benefits.length > 0)
    .sort(
      (one, other) =>
        one.question.tier - other.question.tier ||
        other.benefits.length - one.benefits.length ||
        one.place - other.place
    )
    .map(({question, benefits: open}) => ({question, benefits: open}));
}
