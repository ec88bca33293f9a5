// How the periods of what is view stand on the day looked from. Pure. `view` is described in page.js.

import {dayNumber, isOver, periodState, stateOfNumbers} from '../core/periods.js';

const RANKS = {open: 0, closing: 0, upcoming: 1, ended: 2, superseded: 2};
const OVER = 2;

export function stateOn(period, view) {
  return periodState(period, view.day, view.soonDays);
}

// How the period of a benefit stands: its own, or else its measure's.
export function benefitState(benefit, measure, view) {
  return stateOn(benefit.period || measure.period, view);
}

// What those are called that are over: some may be so because another document superseded theirs.
export function overWord({data}) {
  return data.documents.some(({superseded}) => superseded) ? '到期或废止' : '到期';
}

// Of `entry`, {measure, benefits, verdict}: whether all that its verdict stems from is over.
export function entryEnded({measure, benefits, verdict}, view) {
  return benefits.filter((entry) => entry.verdict === verdict).every(({benefit}) => isOver(benefitState(benefit, measure, view)));
}

// The measures of each verdict, by code: {places, ended}: terms that run come first, then those to come, then those that are
// over, `ended` of them; among equals the order stays.
export function placesByVerdict(view) {
  const {catalogue, found} = view;
  const ranks = ranksOn(view);
  const groups = [0, 1, 2, 3].map(() => [[], [], []]);
  for (let at = found.from; at < found.to; at += 1) {
    groups[found.verdicts[at]][rankOf(catalogue, found, ranks, at)].push(at);
  }
  return groups.map((byRank) => ({places: byRank[0].concat(byRank[1], byRank[2]), ended: byRank[OVER].length}));
}

// How many measures hold nothing any more.
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

// The best of the benefits that the verdict stems from.
function rankOf({starts}, {verdicts, benefitVerdicts}, ranks, at) {
  let rank = OVER;
  for (let benefit = starts[at]; benefit < starts[at + 1]; benefit += 1) {
    if (benefitVerdicts[benefit] === verdicts[at] && ranks[benefit] < rank) {
      rank = ranks[benefit];
    }
  }
  return rank;
}

const last = {};

// Of each benefit; most answers leave the day as it is.
function ranksOn({catalogue, day, soonDays}) {
  if (last.catalogue !== catalogue || last.day !== day) {
    const {from, until, measureOf, documentOf, superseded} = catalogue;
    const number = dayNumber(day);
    const ranks = Uint8Array.from(measureOf, (at, benefit) =>
      RANKS[stateOfNumbers(number, from[benefit], until[benefit], soonDays, superseded.get(documentOf(at)))]
    );
    Object.assign(last, {catalogue, day, ranks});
  }
  return last.ranks;
}
