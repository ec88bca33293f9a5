// @ts-check
// When one can apply: the window of a measure or a benefit on the reference date, and in words. Pure. The twin of
// policy_explorer/derive/windows.py, which says what the states mean.

import {isIsoDate} from './dates.js';
import {LAST_DAY, LAST_YEAR, UNITS, isoDay, later} from './lengths.js';
import {dayWords} from './periods.js';

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

/**
 * Return when one can apply in words, without a reference date.
 * @param {WindowEntry} entry
 * @returns {string}
 */
export function windowRule({once, yearly, after}) {
  if (after) {
    const {event, within} = after;
    const length = within && UNITS.filter(([unit]) => within[unit]).map(([unit, name]) => `${within[unit]}${name}`);
    return length ? `自${event}起 ${length.join('')}内` : `${event}以后`;
  }
  const {from = '', until = ''} = once || yearly || {};
  const words = once ? dayWords : monthDayWords;
  const every = once ? '' : '每年 ';
  if (from && until) {
    return `${every}${words(from)} 至${yearly && until < from ? '次年' : ''} ${words(until)}`;
  }
  return from ? `${every}${words(from)} 起${once ? '' : '，到年底'}` : `${every}${words(until)} 以前（含当日）`;
}

/** @param {string} monthDay */
function monthDayWords(monthDay) {
  const [month, day] = monthDay.split('-').map(Number);
  return `${month}月${day}日`;
}

/**
 * Return the status of a window in words, '' where nothing is to be said.
 * @param {WindowEntry} entry
 * @param {WindowStatus} status
 * @returns {string}
 */
export function windowWords({yearly, after}, {state, from, until}) {
  const byDate = after ? '按您填的日期，' : '';
  const last = until ? dayWords(until) : '';
  switch (state) {
    case 'open':
      return after && after.within ? `${byDate}到 ${last}` : `${byDate}现在可以申请${last && `，到 ${last}`}`;
    case 'coming':
      return `${byDate}${yearly ? '下一次 ' : '还没有开始'}${from && until ? `${yearly ? '' : '：'}${dayWords(from)} 至 ${last}` : ''}`;
    case 'past':
      return byDate ? `${byDate}已于 ${last}截止` : '已过，只此一次';
    case 'none_left':
      return '期限以内没有下一次';
    case 'after_term':
      return `${byDate}那时期限已经结束：期限到 ${last}为止`;
    case 'outside_term':
      return `${byDate}不在期限以内`;
    case 'term_over':
      return '已结束';
    default:
      return '';
  }
}

/**
 * Return when one can apply and how that stands, in words.
 * @param {WindowEntry} entry
 * @param {IsoDate} day
 * @param {unknown} [event]
 */
export function windowLine(entry, day, event) {
  const words = windowWords(entry, windowStatus(entry, day, event));
  return words ? `${windowRule(entry)}；${words}` : windowRule(entry);
}
