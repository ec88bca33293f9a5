// How the periods of what is shown stand on the day looked from. Pure. `shown` is described in page.js.

import {isOver, periodState} from '../periods.js';

const RANKS = {open: 0, closing: 0, upcoming: 1, ended: 2, superseded: 2};

export function stateOn(period, shown) {
  return periodState(period, shown.day, shown.soonDays);
}

// How the period of a benefit stands: its own, or else its measure's.
export function benefitState(benefit, measure, shown) {
  return stateOn(benefit.period || measure.period, shown);
}

// Whether all that a measure holds is over; of `entry`, {measure, benefits, verdict}, all that its verdict stems from.
export function measureEnded(measure, shown) {
  return measure.benefits.every((benefit) => isOver(benefitState(benefit, measure, shown)));
}

// What those are called that are over: some may be so because another document superseded theirs.
export function overWord({data}) {
  return data.documents.some(({superseded}) => superseded) ? '到期或废止' : '到期';
}

export function entryEnded(entry, shown) {
  return rank(entry, shown) === RANKS.ended;
}

// Terms that run first, then those to come, then those that are over; among equals the order stays.
export function byPeriod(entries, shown) {
  return entries
    .map((entry) => [rank(entry, shown), entry])
    .sort(([one], [other]) => one - other)
    .map(([, entry]) => entry);
}

function rank({measure, benefits, verdict}, shown) {
  const deciding = benefits.filter((entry) => entry.verdict === verdict);
  return Math.min(...deciding.map(({benefit}) => RANKS[benefitState(benefit, measure, shown)]));
}
