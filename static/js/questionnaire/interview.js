// State -> where the interview stands. Pure: everything is computed anew from the answers, so that a link,
// a step back and a changed answer all give the same picture.
//
// The state is {measure, clerk, answers, skipped, ask, day}: the key of the one measure asked about or null, whether the
// page is in the clerk's mode, a Map of answers, a Set of facts set aside, the fact of a question called up on purpose
// or null, and the day chosen to look from or null.

import {VERDICT_CODES} from '../rules/rule_table.js';

export const VERDICTS = ['yes', 'maybe', 'no', 'none']; // in the order of their codes

// `data` is that of the data file, `catalogue` what catalogue.js makes of it. Returns {from, to: the places of the measures
// asked about, verdicts: codes by measure, benefitVerdicts: codes by benefit, counts by verdict, current: the question to ask
// or null, with the places of the `benefits` that it can settle, remaining: the most that is still to be asked, open: all
// open questions, skipped: those of them that were set aside, idle: a Set of facts whose answers bear on no verdict now}.
// An open question comes as {question, count}: how many benefits it can settle. Order: the author's tier, then how many, then
// the order of the questions file.
export function interview(data, catalogue, state) {
  const place = catalogue.places.get(state.measure);
  const [from, to] = place === undefined ? [0, catalogue.size] : [place, place + 1];
  const [first, end] = [catalogue.starts[from], catalogue.starts[to]];
  const judged = catalogue.table.judge(state.answers, first, end);
  const verdicts = measureVerdicts(catalogue, judged.verdicts, from, to);
  const open = openQuestions(data.questions, judged.open);
  const waiting = open.filter(({question}) => !state.skipped.has(question.id));
  const current = data.questions.find(({id}) => id === state.ask) || (waiting.length ? waiting[0].question : null);
  return {
    from,
    to,
    verdicts,
    benefitVerdicts: judged.verdicts,
    counts: countVerdicts(verdicts, from, to),
    current: current && {question: current, benefits: catalogue.table.settledBy(current.id, state.answers, first, end)},
    remaining: waiting.length,
    open,
    skipped: open.filter(({question}) => state.skipped.has(question.id)),
    idle: catalogue.table.idle(state.answers, first, end),
  };
}

// A measure with what became of it: {measure, benefits: [{benefit, verdict}], verdict}; null while its words are not there.
export function entryAt(catalogue, {verdicts, benefitVerdicts}, place) {
  const measure = catalogue.measure(place);
  const begin = catalogue.starts[place];
  return measure
    ? {
        measure,
        benefits: measure.benefits.map((benefit, at) => ({benefit, verdict: VERDICTS[benefitVerdicts[begin + at]]})),
        verdict: VERDICTS[verdicts[place]],
      }
    : null;
}

// The best of its benefits' verdicts; `none` only where nothing can be asked for. The best has the lowest code.
function measureVerdicts({size, starts}, benefitVerdicts, from, to) {
  const verdicts = new Uint8Array(size).fill(VERDICT_CODES.none);
  for (let at = from; at < to; at += 1) {
    for (let benefit = starts[at]; benefit < starts[at + 1]; benefit += 1) {
      if (benefitVerdicts[benefit] < verdicts[at]) {
        verdicts[at] = benefitVerdicts[benefit];
      }
    }
  }
  return verdicts;
}

function countVerdicts(verdicts, from, to) {
  const counts = [0, 0, 0, 0];
  for (let at = from; at < to; at += 1) {
    counts[verdicts[at]] += 1;
  }
  return Object.fromEntries(VERDICTS.map((verdict, code) => [verdict, counts[code]]));
}

export function openQuestions(questions, counts) {
  return questions
    .map((question, place) => ({question, place, count: counts.get(question.id) || 0}))
    .filter(({count}) => count > 0)
    .sort((a, b) => a.question.tier - b.question.tier || b.count - a.count || a.place - b.place)
    .map(({question, count}) => ({question, count}));
}
