// @ts-check
// Deadlines on a date, in words. Pure.

import {daysBetween, isOver, periodStatus} from '../core/periods.js';

/**
 * Say how long is left, or why there is nothing left of all that the deadline closes: 已废止 / 额度已用完 / 已结束 / 已截止 /
 * 当天截止 / 还有 12 天
 * @param {IsoDate} until
 * @param {IsoDate} day
 * @param {PeriodStatus[]} statuses of what the deadline closes
 */
export function deadlineWords(until, day, statuses) {
  const left = daysBetween(day, until);
  if (areAll(statuses, 'superseded')) {
    return '已废止';
  }
  if (left < 0) {
    return '已截止';
  }
  if (areOver(statuses)) {
    return areAll(statuses, 'used_up') ? '额度已用完' : '已结束';
  }
  return left === 0 ? '当天截止' : `还有 ${left} 天`;
}

/**
 * Return whether everything that a deadline closes is over.
 * @param {PeriodStatus[]} statuses
 */
export function areOver(statuses) {
  return statuses.length > 0 && statuses.every(isOver);
}

/**
 * @param {PeriodStatus[]} statuses
 * @param {PeriodStatus} status
 */
function areAll(statuses, status) {
  return statuses.length > 0 && statuses.every((each) => each === status);
}

/**
 * Say how many measures have closed, from the periods of the measures.
 * @param {Period[]} periods
 * @param {IsoDate} day
 * @param {boolean} chosen whether the reader picked the day
 */
export function deadlinesWords(periods, day, chosen) {
  const found = periods.map((period) => ({period, status: periodStatus(period, day, 0)}));
  const count = (/** @type {PeriodStatus} */ wanted) => found.filter(({status}) => status === wanted).length;
  const ahead = found.filter(({status}) => !isOver(status) && status !== 'by_answer');
  const endless = ahead.filter(({period}) => !period.until).length;
  /** @type {[number, string][]} */
  const others = [
    [count('used_up'), '额度已用完'],
    [count('superseded'), '已废止'],
  ];
  /** @type {[number, string][]} */
  const more = [
    [endless, '没有写截止日期'],
    [count('by_answer'), '按所填日期判断'],
  ];
  return [
    `到${chosen ? '这一天' : '今天'}，${count('ended')} 项已截止`,
    ...countsWords(others),
    `${ahead.length - endless} 项未截止`,
    ...countsWords(more),
  ].join('，');
}

/** @param {[number, string][]} counts */
function countsWords(counts) {
  return counts.filter(([count]) => count).map(([count, words]) => `${count} 项${words}`);
}
