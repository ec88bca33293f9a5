// @ts-check
// State -> results of the interview. Pure: everything is computed again from the answers, so that a link, a step back
// and a changed answer all give the same picture.

import {VERDICT_CODES} from '../../rules/rule_table.js';
import {VERDICTS} from '../../rules/spec.js';
import {ALONE, checklistFacts, checklistQuestion} from '../answers/checklist.js';
import {askedForPayouts} from './payout_questions.js';
import {beginning, onlyForPayouts, openQuestions, ranksOf} from './question_order.js';

/**
 * Judge the measures asked about, and find what to ask next. `verdicts` are codes by measure, `benefitVerdicts` codes
 * by benefit; `current` is the question to ask, with the benefits that it can decide; `remaining` counts the questions
 * still to ask at most; `idle` are facts whose answers affect no verdict and no payout now,
 * `used` those that payouts depend on. Open questions come in the order of question_order.js, behind them those that only
 * payouts need; where no question is for this person more than others, `current` is a list of several (checklist.js). `beginning` are
 * the presets, answers of the first question.
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
  const ranks = ranksOf(data.questions, state.skipped);
  const judged = catalogue.table.judge(state.answers, first, end, ranks);
  const verdicts = measureVerdicts(catalogue, judged.verdicts, from, to);
  const {used, needed} = askedForPayouts(catalogue, judged.verdicts, state.answers, first, end);
  const votes = withTicked(judged.votes, state.about);
  const deciding = openQuestions(data.questions, judged.open, votes);
  const open = [...deciding, ...onlyForPayouts(data.questions, judged.open, needed)];
  const waiting = open.filter(({question}) => !state.skipped.has(question.id));
  const begin = beginning(data, open, state);
  const asked = askedNow(waiting, begin, state);
  const decided = asked.map((fact) => catalogue.table.decidedBy(fact, state.answers, first, end));
  return {
    from,
    to,
    verdicts,
    benefitVerdicts: judged.verdicts,
    counts: countVerdicts(verdicts, from, to),
    current: asked.length
      ? {
          question: questionOf(asked.map((fact) => data.questions.find(({id}) => id === fact))),
          facts: asked,
          benefits: [...new Set(decided.flat())].sort((a, b) => a - b),
          payouts: asked.length > 1 ? [] : needed.get(asked[0]) || [],
        }
      : null,
    beginning: begin,
    remaining: waiting.length,
    open,
    skipped: open.filter(({question}) => state.skipped.has(question.id)),
    idle: new Set([...catalogue.table.idle(state.answers, first, end)].filter((fact) => !used.has(fact))),
    used,
  };
}

/**
 * Return the facts to ask for now: those that the reader has called up, the one that presets answer, several in a list,
 * or the one that comes first.
 * @param {OpenQuestion[]} waiting
 * @param {Beginning | null} begin
 * @param {InterviewState} state
 */
function askedNow(waiting, begin, state) {
  if (state.ask) {
    return state.ask.split(',');
  }
  const first = begin ? [begin.question.id] : checklistFacts(waiting, state);
  return first.length ? first : waiting.slice(0, 1).map(({question}) => question.id);
}

/**
 * Return the votes with those of the reader, who ticked facts in a list.
 * @param {Map<string, number>} votes
 * @param {Set<string>} about
 */
function withTicked(votes, about) {
  const ticked = [...votes].filter(([fact]) => about.has(fact));
  return new Map([...votes, .../** @type {[string, number][]} */ (ticked.map(([fact, got]) => [fact, got + ALONE]))]);
}

/**
 * @param {any[]} asked questions of the file
 * @returns {QuestionEntry}
 */
function questionOf(asked) {
  return asked.length > 1 ? checklistQuestion(asked) : asked[0];
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
