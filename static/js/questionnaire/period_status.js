// @ts-check
// The periods of what is shown on the reference date. Pure.

import {alternatives} from '../core/period_words.js';
import {dayNumber, isOver, periodStatus, stateOfNumbers} from '../core/periods.js';

/** @type {Record<PeriodState, number>} */
const RANKS = {open: 0, closing: 0, by_answer: 0, upcoming: 1, afterwards: 1, ended: 2, superseded: 2};
const [LATER, OVER] = [1, 2];

/**
 * @param {PeriodEntry} period
 * @param {ViewModel} view
 */
export function statusOn(period, view) {
  return periodStatus(period, view.day, view.soonDays);
}

/**
 * Return the status of the period of a benefit: its own, or else that of its measure.
 * @param {BenefitEntry} benefit
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
export function benefitStatus(benefit, measure, view) {
  return statusOn(benefit.period || measure.period, view);
}

/**
 * Return the words for what is over: a budget may have been used up, a document superseded.
 * @param {ViewModel} view
 */
export function overWord({data, catalogue}) {
  const superseded = data.documents.some((document) => document.superseded);
  return alternatives(['到期', catalogue.usedUp ? '用完额度' : '', superseded ? '废止' : '']);
}

/**
 * Return whether everything that its verdict stems from is over.
 * @param {JudgedMeasure} judged
 * @param {ViewModel} view
 */
export function isMeasureOver({measure, benefits, verdict}, view) {
  return benefits
    .filter((judged) => judged.verdict === verdict)
    .every(({benefit}) => isOver(benefitStatus(benefit, measure, view)));
}

/**
 * Return the measures of each verdict, by code: current periods first, then future ones, then those that are over;
 * otherwise in their order.
 * @param {ViewModel} view
 * @returns {{places: number[], ended: number}[]}
 */
export function placesByVerdict(view) {
  const {catalogue, found} = view;
  const ranks = ranksOn(view);
  /** @type {number[][][]} */
  const groups = [0, 1, 2, 3].map(() => [[], [], []]);
  for (let at = found.from; at < found.to; at += 1) {
    groups[found.verdicts[at]][rankOf(catalogue, found, ranks, at)].push(at);
  }
  return groups.map((byRank) => ({places: byRank[0].concat(byRank[1], byRank[2]), ended: byRank[OVER].length}));
}

/**
 * Count the measures of which everything is over.
 * @param {ViewModel} view
 */
export function countEnded(view) {
  const {starts} = view.catalogue;
  const ranks = ranksOn(view);
  let ended = 0;
  for (let at = view.found.from; at < view.found.to; at += 1) {
    let over = true;
    for (let benefit = starts[at]; over && benefit < starts[at + 1]; benefit += 1) {
      over = ranks[benefit] === OVER;
    }
    ended += over ? 1 : 0;
  }
  return ended;
}

/**
 * Return the best rank of the benefits that the verdict stems from.
 * @param {Catalogue} catalogue
 * @param {InterviewResult} found
 * @param {Uint8Array} ranks
 * @param {number} at
 */
function rankOf({starts}, {verdicts, benefitVerdicts}, ranks, at) {
  let rank = OVER;
  for (let benefit = starts[at]; benefit < starts[at + 1]; benefit += 1) {
    if (benefitVerdicts[benefit] === verdicts[at] && ranks[benefit] < rank) {
      rank = ranks[benefit];
    }
  }
  return rank;
}

/** @type {{catalogue?: Catalogue, day?: IsoDate, ranks?: Uint8Array}} */
const last = {};

/**
 * Return the rank of each benefit on the reference date. Most answers leave the date as it is, so the last result is
 * remembered.
 * @param {ViewModel} view
 * @returns {Uint8Array}
 */
function ranksOn({catalogue, day, soonDays}) {
  if (last.catalogue !== catalogue || last.day !== day) {
    const {from, until, pauses, afterwards, measureOf, documentOf, superseded} = catalogue;
    const number = dayNumber(day);
    const ranks = Uint8Array.from(
      measureOf,
      (at, benefit) =>
        RANKS[stateOfNumbers(number, from[benefit], until[benefit], soonDays, superseded.get(documentOf(at)))]
    );
    /** @type {[Catalogue['pauses'], number][]} */
    const exceptions = [
      [pauses, OVER],
      [afterwards, LATER],
    ];
    exceptions.forEach(([timesOf, rank]) =>
      timesOf.forEach((times, benefit) => {
        if (times.some(([start, end]) => number >= start && number <= end)) {
          ranks[benefit] = rank;
        }
      })
    );
    Object.assign(last, {catalogue, day, ranks});
  }
  return /** @type {Uint8Array} */ (last.ranks);
}
