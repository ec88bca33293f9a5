// @ts-check
// Lengths of time from one day to another: the day that is so much later, and the days that lie so far back. Pure.
// The twin of policy_explorer/rules/lengths.py, which says how they are counted.

import {isIsoDate} from './dates.js';

export const LAST_YEAR = 9999;
export const LAST_DAY = '9999-12-31';
const FIRST_DAY = '0001-01-01';
const DAY = 24 * 60 * 60 * 1000;
const MONTHS = 12; // of a year
/** @type {[keyof LengthEntry, string][]} */
export const UNITS = [
  ['years', '年'],
  ['months', '个月'],
  ['days', '天'],
  ['working_days', '个工作日'],
];

/**
 * Return the day of a month, counted from 0, or the last one that the month has.
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @returns {IsoDate}
 */
export function isoDay(year, month, day) {
  const digits = (/** @type {number} */ number, /** @type {number} */ width) => String(number).padStart(width, '0');
  const months = `${digits(year, 4)}-${digits(month + 1, 2)}`;
  const days = [31, 30, 29, 28].find((last) => isIsoDate(`${months}-${last}`));
  return `${months}-${digits(Math.min(day, /** @type {number} */ (days)), 2)}`;
}

/**
 * Return the day that is so much later, no later than in the year 9999.
 * @param {IsoDate} start
 * @param {LengthEntry} length
 * @returns {IsoDate}
 */
export function later(start, length) {
  const [years, months, days] = UNITS.map(([unit]) => length[unit] || 0);
  if (days) {
    const end = new Date(`${start}T00:00:00Z`);
    end.setUTCDate(end.getUTCDate() + days);
    return end.getUTCFullYear() > LAST_YEAR ? LAST_DAY : end.toISOString().slice(0, LAST_DAY.length);
  }
  const [year, month, day] = start.split('-').map(Number);
  const count = year * 12 + month - 1 + (months || 12 * years);
  return Math.floor(count / 12) > LAST_YEAR ? LAST_DAY : isoDay(Math.floor(count / 12), count % 12, day);
}

/**
 * Return the last day from which a length is full on a day or before; null before the year 1.
 * @param {LengthEntry} length
 * @param {IsoDate} day
 * @returns {IsoDate | null}
 */
export function lastStart(length, day) {
  const found = back(length, day);
  if (found === null || length.days) {
    return found;
  }
  const most = isoDay(...yearAndMonth(found), 31);
  const ends = day === isoDay(...yearAndMonth(day), 31);
  return ends ? most : isoDay(...yearAndMonth(found), dayOfMonth(day));
}

/**
 * Return the first day from which a length is not full before a day; null before the year 1.
 * @param {LengthEntry} length
 * @param {IsoDate} day
 * @returns {IsoDate | null}
 */
export function firstStart(length, day) {
  const found = back(length, day);
  if (found === null || length.days) {
    return found;
  }
  const same = isoDay(...yearAndMonth(found), dayOfMonth(day));
  return dayOfMonth(same) < dayOfMonth(day) ? nextDay(same) : same;
}

/**
 * Return the day so many days before a day, or the first of the month so many months before; null before the year 1.
 * @param {LengthEntry} length
 * @param {IsoDate} day
 * @returns {IsoDate | null}
 */
function back(length, day) {
  const [years, months, days] = UNITS.map(([unit]) => length[unit] || 0);
  if (days) {
    const time = Date.parse(day) - days * DAY;
    return time < Date.parse(FIRST_DAY) ? null : new Date(time).toISOString().slice(0, LAST_DAY.length);
  }
  const [year, month] = yearAndMonth(day);
  const count = year * MONTHS + month - (months || MONTHS * years);
  return count < MONTHS ? null : isoDay(Math.floor(count / MONTHS), count % MONTHS, 1);
}

/**
 * Return the day after a day, or the last one that there is.
 * @param {IsoDate} day
 * @returns {IsoDate}
 */
export function nextDay(day) {
  return later(day, {days: 1});
}

/**
 * Return the year, and the month counted from 0.
 * @param {IsoDate} day
 * @returns {[number, number]}
 */
function yearAndMonth(day) {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
}

/** @param {IsoDate} day */
function dayOfMonth(day) {
  return Number(day.slice(8));
}
