// @ts-check
// When one can apply: the window of a measure or a benefit on the reference date. Pure. The twin of
// policy_explorer/derive/windows.py, which says what the states mean.

import {isIsoDate} from './dates.js';
import {LAST_DAY, LAST_YEAR, isoDay, later} from './lengths.js';

/**
 * Return the status of a window on a day. `event` is the date that it begins with, where the reader has given it.
 * @param {WindowEntry} entry
 * @param {IsoDate} day
 * @param {unknown} [event]
 * @returns {WindowStatus}
 */
export function windowStatus(entry, day, event) {
  const {once, yearly, after} = entry;
  const spans = entry.spans || [{}];
  const {until: last} = spans[spans.length - 1];
  const over = last !== undefined && day > last;
  if (yearly) {
    return over ? {state: 'term_over'} : nextYearlyStatus(yearly, spans, day);
  }
  if (after && !isIsoDate(event)) {
    return {state: over ? 'term_over' : 'by_event'};
  }
  const status = after
    ? eventStatus(after, /** @type {IsoDate} */ (event), spans, day)
    : singleStatus(once && once.from, once && once.until, spans, day);
  return over && status.state !== 'past' ? {state: 'term_over'} : status;
}

/**
 * @param {IsoDate | undefined} from
 * @param {IsoDate | undefined} until
 * @param {TermDays[]} spans
 * @param {IsoDate} day
 * @returns {WindowStatus}
 */
function singleStatus(from, until, spans, day) {
  if (until !== undefined && day > until) {
    return {state: 'past', from, until};
  }
  const within = spans
    .map((span) => ({from: latest(from, span.from), until: earliestOf(until, span.until)}))
    .find(({from: start = '', until: stop = LAST_DAY}) => stop >= day && start <= stop);
  if (within) {
    return {state: within.from === undefined || within.from <= day ? 'open' : 'coming', ...within};
  }
  const {until: last} = spans[spans.length - 1];
  return last !== undefined && from !== undefined && from > last
    ? {state: 'after_term', until: last}
    : {state: 'outside_term'};
}

/**
 * Return the status of a window after an event on a day. The last of some working days is not known.
 * @param {EventEntry} after
 * @param {IsoDate} event
 * @param {TermDays[]} spans
 * @param {IsoDate} day
 * @returns {WindowStatus}
 */
function eventStatus({within}, event, spans, day) {
  const isCounted = within && !within.working_days;
  const status = singleStatus(event, isCounted ? later(event, within) : undefined, spans, day);
  return status.state === 'open' && within && !isCounted ? {state: 'by_event'} : status;
}

/**
 * @param {IsoDate | undefined} a
 * @param {IsoDate | undefined} b
 */
function latest(a, b) {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

/**
 * @param {IsoDate | undefined} a
 * @param {IsoDate | undefined} b
 */
function earliestOf(a, b) {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/**
 * @param {YearlyDays} yearly
 * @param {TermDays[]} spans
 * @param {IsoDate} day
 * @returns {WindowStatus}
 */
function nextYearlyStatus(yearly, spans, day) {
  const ahead = spans
    .filter(({until}) => until === undefined || until >= day)
    .map((span) => yearlyStatus(yearly, span, day));
  return ahead.find(({state}) => state !== 'none_left') || {state: 'none_left'};
}

/**
 * @param {YearlyDays} yearly
 * @param {TermDays} span
 * @param {IsoDate} day
 * @returns {WindowStatus}
 */
function yearlyStatus(yearly, {from: first, until: last}, day) {
  const earliest = first !== undefined && first > day ? first : day;
  const [begin, end] = yearlyDays(yearly, Number(earliest.slice(0, 4))).find(([, until]) => until >= earliest) || [
    LAST_DAY,
    LAST_DAY,
  ];
  const from = first !== undefined && first > begin ? first : begin;
  const until = last !== undefined && last < end ? last : end;
  return from > until ? {state: 'none_left'} : {state: from <= day ? 'open' : 'coming', from, until};
}

/**
 * Return the first and the last days of the times around a year, in order.
 * @param {YearlyDays} yearly
 * @param {number} around
 * @returns {[IsoDate, IsoDate][]}
 */
function yearlyDays({from = '01-01', until = '12-31'}, around) {
  const turn = until < from ? 1 : 0;
  return [around - 1, around, around + 1]
    .filter((year) => year >= 1 && year <= LAST_YEAR)
    .map((year) => [dayIn(year, from), year + turn > LAST_YEAR ? LAST_DAY : dayIn(year + turn, until)]);
}

/**
 * Return the day in a year; of 02-29, where there is none, the day before.
 * @param {number} year
 * @param {string} monthDay
 * @returns {IsoDate}
 */
function dayIn(year, monthDay) {
  const [month, day] = monthDay.split('-').map(Number);
  return isoDay(year, month - 1, day);
}
