// @ts-check
// The state of a deadline on a date, and in words. Pure. `superseded` says that other documents have superseded
// everything that the deadline closes.

import {daysBetween, periodState} from '../core/periods.js';

const ALWAYS = '0001-01-01'; // a deadline has no first day

/**
 * @param {IsoDate} until
 * @param {IsoDate} day
 * @param {number} soonDays
 * @param {boolean} superseded
 * @returns {PeriodState}
 */
export function deadlineState(until, day, soonDays, superseded) {
  return superseded ? 'ended' : periodState({from: ALWAYS, until}, day, soonDays);
}

/**
 * Say how long is left: 已废止 / 已截止 / 当天截止 / 还有 12 天
 * @param {IsoDate} until
 * @param {IsoDate} day
 * @param {boolean} superseded
 */
export function deadlineWords(until, day, superseded) {
  if (superseded) {
    return '已废止';
  }
  const left = daysBetween(day, until);
  if (left < 0) {
    return '已截止';
  }
  return left === 0 ? '当天截止' : `还有 ${left} 天`;
}

/**
 * @param {{superseded?: string}} period
 * @param {IsoDate} day
 */
export function isSuperseded({superseded}, day) {
  return superseded ? day >= superseded : false;
}

/**
 * Say how many measures have closed, from the periods of the measures.
 * @param {{until?: string, superseded?: string}[]} periods
 * @param {IsoDate} day
 * @param {boolean} chosen whether the reader picked the day
 */
export function deadlinesWords(periods, day, chosen) {
  const applying = periods.filter((period) => !isSuperseded(period, day));
  const superseded = periods.length - applying.length;
  const past = applying.filter(({until = ''}) => until < day).length;
  const ended = superseded ? `，${superseded} 项已废止` : '';
  return `到${chosen ? '这一天' : '今天'}，${past} 项已截止${ended}，${applying.length - past} 项未截止`;
}
