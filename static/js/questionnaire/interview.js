// State -> where the interview stands. Pure: everything is computed anew from the answers, so that a link,
// a step back and a changed answer all give the same picture.
//
// The state is {measure, clerk, answers, skipped, ask, day}: the key of the one measure asked about or null, whether the
// page is in the clerk's mode, a Map of answers, a Set of facts set aside, the fact of a question called up on purpose
// or null, and the day chosen to look from or null.

import {measureVerdict, verdict} from '../rules/evaluate.js';
import {idleAnswers, matters, openQuestions} from '../rules/relevance.js';

// Returns {measures: [{measure, benefits, verdict}], counts by verdict, current: the question to ask or null, remaining:
// the most that is still to be asked, open: all open questions, skipped: those of them that were set aside, idle: a Set of
// facts whose answers bear on no verdict now}. A question comes as {question, benefits}, the benefits that it can settle.
export function interview(data, state) {
  const scope = data.measures.filter((measure) => !state.measure || measure.key === state.measure);
  const benefits = scope.flatMap((measure) => measure.benefits);
  const open = openQuestions(data.questions, benefits, state.answers);
  const waiting = open.filter(({question}) => !state.skipped.has(question.id));
  const measures = scope.map((measure) => judged(measure, state.answers));
  return {
    measures,
    counts: countVerdicts(measures),
    current: calledUp(data, state, benefits) || waiting[0] || null,
    remaining: waiting.length,
    open,
    skipped: open.filter(({question}) => state.skipped.has(question.id)),
    idle: idleAnswers(benefits, state.answers),
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
function calledUp(data, state, benefits) {
  const question = data.questions.find(({id}) => id === state.ask);
  const settled = ({rule}) => Boolean(rule) && matters(rule, state.answers, question.id);
  return question ? {question, benefits: benefits.filter(settled)} : null;
}
