// @ts-check
// Dates as ISO text, and the state of a period on a date. Pure except for `today`.

import {isIsoDate} from './dates.js';

const DAY = 86400000;

/** @type {PeriodState[]} */
export const STATES = ['open', 'closing', 'upcoming', 'ended', 'superseded'];

/** @type {Record<PeriodState, string>} */
const LABELS = {upcoming: '未开始', open: '有效', closing: '即将到期', ended: '已到期', superseded: '已废止'};

/**
 * Return the reader's calendar date, in the time zone of the device.
 * @param {Date} [now]
 * @returns {IsoDate}
 */
export function today(now = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Return the number of a day, so that days can be compared and subtracted.
 * @param {IsoDate} day
 * @returns {DayNumber}
 */
export function dayNumber(day) {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

/**
 * @param {IsoDate} from
 * @param {IsoDate} until
 */
export function daysBetween(from, until) {
  return dayNumber(until) - dayNumber(from);
}

/**
 * Write a date as 2023年4月1日. Text that is not a date is returned as it is.
 * @param {string} day
 * @returns {string}
 */
export function dayWords(day) {
  if (!isIsoDate(day)) {
    return day;
  }
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/**
 * Return the state of a period on a day, all days as numbers. `superseded` is the day from which the document no longer
 * applies: then its state does not depend on the period.
 * @param {DayNumber} day
 * @param {DayNumber} from
 * @param {DayNumber} until
 * @param {number} soonDays
 * @param {DayNumber} [superseded]
 * @returns {PeriodState}
 */
export function stateOfNumbers(day, from, until, soonDays, superseded = Infinity) {
  if (day >= superseded) {
    return 'superseded';
  }
  if (day > until) {
    return 'ended';
  }
  if (day < from) {
    return 'upcoming';
  }
  return Math.min(until, superseded - 1) - day <= soonDays ? 'closing' : 'open';
}

/**
 * @param {Period} period
 * @param {IsoDate} day
 * @param {number} soonDays
 */
export function periodState(period, day, soonDays) {
  return stateOfNumbers(
    dayNumber(day),
    dayNumber(period.from),
    dayNumber(period.until),
    soonDays,
    supersededDay(period)
  );
}

/**
 * @param {Period} period
 * @returns {DayNumber}
 */
function supersededDay({superseded}) {
  return superseded ? dayNumber(superseded) : Infinity;
}

/**
 * Return whether support has ended, by the period or with the document.
 * @param {PeriodState} state
 */
export function isOver(state) {
  return state === 'ended' || state === 'superseded';
}

/** @param {PeriodState} state */
export function stateLabel(state) {
  return LABELS[state];
}

/**
 * Say how a period stands on a date: 有效，还有 120 天 / 即将到期，当天截止 / 已于 2023年12月31日到期 / 未开始，自 2023年4月1日起 /
 * 文件已自 2024年1月1日起废止 / 有效，还有 120 天，2024年1月1日起废止
 * @param {Period} period
 * @param {IsoDate} day
 * @param {number} soonDays
 * @returns {string}
 */
export function periodWords(period, day, soonDays) {
  const state = periodState(period, day, soonDays);
  if (state === 'superseded') {
    return `文件已自 ${dayWords(/** @type {IsoDate} */ (period.superseded))}起废止`;
  }
  if (state === 'ended') {
    return `已于 ${dayWords(period.until)}到期`;
  }
  if (state === 'upcoming') {
    return `未开始，自 ${dayWords(period.from)}起`;
  }
  const last = Math.min(dayNumber(period.until), supersededDay(period) - 1);
  const left = last - dayNumber(day);
  const words = left === 0 ? '即将到期，当天截止' : `${LABELS[state]}，还有 ${left} 天`;
  return last < dayNumber(period.until)
    ? `${words}，${dayWords(/** @type {IsoDate} */ (period.superseded))}起废止`
    : words;
}
