// @ts-check
// The status of a period on a day before today, in words: no days are counted from it, and nothing that was in force then
// is taken for being so now. Pure.

import {periodWords} from './period_words.js';
import {isCurrent, isOver, periodStatus, statusLabel} from './periods.js';

/**
 * Say the status on a day before today, from which no days are counted: 当时有效，现已到期 / 当时有效，现在仍有效
 * @param {Period} period
 * @param {IsoDate} day
 * @param {IsoDate} now
 * @param {number} soonDays
 */
export function pastWords(period, day, now, soonDays) {
  const then = periodStatus(period, day, soonDays);
  if (!isCurrent(then)) {
    return then === 'upcoming' ? `当时${periodWords(period, day, soonDays)}` : periodWords(period, day, soonDays);
  }
  const status = periodStatus(period, now, soonDays);
  return `当时有效，${isCurrent(status) ? '现在仍有效' : `现${statusLabel(status)}`}`;
}

/**
 * Say the status on a day before today in few words: 当时有效 / 当时未开始 / 已到期
 * @param {PeriodStatus} status
 */
export function pastLabel(status) {
  if (isCurrent(status)) {
    return '当时有效';
  }
  if (status === 'afterwards') {
    return '当时仍可申请';
  }
  return isOver(status) || status === 'by_answer' ? statusLabel(status) : `当时${statusLabel(status)}`;
}
