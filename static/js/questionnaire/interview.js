// @ts-check
// State -> results of the interview. Pure: everything is computed again from the answers, so that a link, a step back
// and a changed answer all give the same picture.

import {VERDICT_CODES} from '../rules/rule_table.js';
import {VERDICTS} from '../rules/spec.js';
import {askedForPayouts} from './payout_questions.js';

/**
 * Judge the measures asked about, and find what to ask next. `verdicts` are codes by measure, `benefitVerdicts` codes
 * by benefit; `current` is the question to ask, with the benefits that it can decide; `remaining` counts the questions
 * still to ask at most; `idle` are facts whose answers affect no verdict and no payout now,
 * `used` those that payouts depend on. Open questions come in the order of the author's tier, then of the number of
 * benefits that they can decide, then of the questions file; behind them those that only payouts need.
 * @param {QuestionnaireData} data
 * @param {Catalogue} catalogue
 * @param {InterviewState} state
 * @param {IsoDate} day the reference date
 * @returns {InterviewResult}
 */
export function interview(data, catalogue, state, day) {
  catalogue.table.setDay(day);
  const place = catalogue.places.get(state.measure);
  const [from, to] = place === undefined ? [0, catalogue.size] : [place, place + 1];
  const [first, end] = [catalogue.starts[from], catalogue.starts[to]];
  const judged = catalogue.table.judge(state.answers, first, end);
  const verdicts = measureVerdicts(catalogue, judged.verdicts, from, to);
  const {used, needed} = askedForPayouts(catalogue, judged.verdicts, state.answers, first, end);
  const open = [...openQuestions(data.questions, judged.open), ...onlyForPayouts(data.questions, judged.open, needed)];
  const waiting = open.filter(({question}) => !state.skipped.has(question.id));
  const current = data.questions.find(({id}) => id === state.ask) || (waiting.length ? waiting[0].question : null);
  return {
    from,
    to,
    verdicts,
    benefitVerdicts: judged.verdicts,
    counts: countVerdicts(verdicts, from, to),
    current: current && {
      question: current,
      benefits: catalogue.table.decidedBy(current.id, state.answers, first, end),
      payouts: needed.get(current.id) || [],
    },
    remaining: waiting.length,
    open,
    skipped: open.filter(({question}) => state.skipped.has(question.id)),
    idle: new Set([...catalogue.table.idle(state.answers, first, end)].filter((fact) => !used.has(fact))),
    used,
  };
}

/**
 * Return the questions that decide no verdict, but that a payout needs: they come last.
 * @param {QuestionEntry[]} questions
 * @param {Map<string, number>} deciding
 * @param {Map<string, number[]>} needed
 */
function onlyForPayouts(questions, deciding, needed) {
  const counts = [...needed].filter(([fact]) => !deciding.has(fact)).map(([fact, {length}]) => [fact, length]);
  return openQuestions(questions, new Map(/** @type {[string, number][]} */ (counts)));
}

/**
 * Return a measure with its verdicts; null while its text has not been loaded.
 * @param {Catalogue} catalogue
 * @param {Pick<InterviewResult, 'verdicts' | 'benefitVerdicts'>} found
 * @param {number} place
 * @returns {JudgedMeasure | null}
 */
export function judgedAt(catalogue, {verdicts, benefitVerdicts}, place) {
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

/**
 * Return the best verdict of its benefits for each measure; `none` only if nothing can be applied for. The best has the
 * lowest code.
 * @param {Catalogue} catalogue
 * @param {Uint8Array} benefitVerdicts
 * @param {number} from
 * @param {number} to
 */
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

/**
 * @param {Uint8Array} verdicts
 * @param {number} from
 * @param {number} to
 * @returns {Record<Verdict, number>}
 */
function countVerdicts(verdicts, from, to) {
  const counts = [0, 0, 0, 0];
  for (let at = from; at < to; at += 1) {
    counts[verdicts[at]] += 1;
  }
  return /** @type {Record<Verdict, number>} */ (
    Object.fromEntries(VERDICTS.map((verdict, code) => [verdict, counts[code]]))
  );
}

/**
 * @param {QuestionEntry[]} questions
 * @param {Map<string, number>} counts
 * @returns {OpenQuestion[]}
 */
export function openQuestions(questions, counts) {
  return questions
    .map((question, place) => ({question, place, count: counts.get(question.id) || 0}))
    .filter(({count}) => count > 0)
    .sort((a, b) => a.question.tier - b.question.tier || b.count - a.count || a.place - b.place)
    .map(({question, count}) => ({question, count}));
}
