// State -> where the interview stands. Pure: everything is computed anew from the answers, so that a link,
// a step back and a changed answer all give the same picture.
//
// The state is {measure, answers, skipped, ask, day}: the key of the one measure asked about or null, a Map of answers,
// a Set of facts set aside, the fact of a question called up on purpose or null, and the day chosen to look from or null.

import {measureVerdict, verdict} from '../rules/evaluate.js';
import {openQuestions} from '../rules/relevance.js';

export function interview(data, state) {
  const scope = data.measures.filter((measure) => !state.measure || measure.key === state.measure);
  const benefits = scope.flatMap((measure) => measure.benefits);
  const open = openQuestions(data.questions, benefits, state.answers);
  const waiting = open.filter(({question}) => !state.skipped.has(question.id));
  const measures = scope.map((measure) => judged(measure, state.answers));
  return {
    measures,
    counts: countVerdicts(measures),
    current: calledUp(data, state, open) || waiting[0] || null,
    remaining: waiting.length,
    skipped: open.filter(({question}) => state.skipped.has(question.id)),
  };
}

function judged(measure, answers) {
  const benefits = measure.benefits.map((benefit) => ({benefit, verdict: verdict(benefit, answers)}));
  return {measure, benefits, verdict: measureVerdict(benefits.map((entry) => entry.verdict))};
}

function countVerdicts(measures) {
  const counts = {yes: 0, maybe: 0, no: 0, none: 0};
  measures.forEach((entry) => {
    counts[entry.verdict] += 1;
  });
  return counts;
}

// A question that the reader asked for: to change its answer, or to take it up after all.
function calledUp(data, state, open) {
  const question = data.questions.find(({id}) => id === state.ask);
  return question && (open.find((entry) => entry.question === question) || {question, benefits: []});
}
