// @ts-check
// Deadlines on a date, in words. Pure.

import {daysBetween, isCurrent, isOver, periodStatus} from '../core/periods.js';

/**
 * Return the status of the last part of a period: what resumes after a pause has not reached its deadline.
 * @param {Period} period
 * @param {IsoDate} day
 * @param {number} soonDays
 */
export function lastPartStatus(period, day, soonDays) {
  return periodStatus({...period, earlier: undefined}, day, soonDays);
}

/**
 * Return the status of a deadline on a date.
 * @param {IsoDate} until
 * @param {IsoDate} day
 * @param {number} soonDays
 * @param {PeriodStatus[]} statuses of what the deadline closes
 * @returns {PeriodStatus}
 */
export function deadlineStatus(until, day, soonDays, statuses) {
  const [first] = statuses;
  if (first && (isOver(first) || first === 'by_answer') && statuses.every((status) => status === first)) {
    return first;
  }
  if (statuses.includes('afterwards')) {
    return 'afterwards';
  }
  return first && statuses.every(isOver) ? 'ended' : periodStatus({until}, day, soonDays);
}

/**
 * Say how long is left, or why nothing is left: 期限已过，仍可申请 / 已废止 / 额度已用完 / 已结束 / 已到期 / 当天截止 / 还有 12 天 / 当时有效 /
 * 按所填日期判断
 * @param {IsoDate} until
 * @param {IsoDate} day
 * @param {PeriodStatus} status
 * @param {boolean} [isPast] whether the day is before today: then no days are counted from it
 */
export function deadlineWords(until, day, status, isPast = false) {
  const left = daysBetween(day, until);
  /** @type {Partial<Record<PeriodStatus, string>>} */
  const words = {
    afterwards: '期限已过，仍可申请',
    superseded: '已废止',
    used_up: '额度已用完',
    by_answer: '按所填日期判断',
    ended: left < 0 ? '已到期' : '已结束',
    closing: left === 0 ? '当天截止' : '',
  };
  return isPast && isCurrent(status) ? '当时有效' : words[status] || `还有 ${left} 天`;
}

/**
 * Say how many measures have closed, and how many pause, from the periods of the measures.
 * @param {Period[]} periods
 * @param {IsoDate} day
 * @param {boolean} chosen whether the reader picked the day
 */
export function deadlinesWords(periods, day, chosen) {
  const found = periods.map((period) => ({period, status: lastPartStatus(period, day, 0)}));
  const count = (/** @type {PeriodStatus} */ wanted) => found.filter(({status}) => status === wanted).length;
  const coming = found.filter(({status}) => !isOver(status) && status !== 'by_answer' && status !== 'afterwards');
  const ahead = coming.filter(({period}) => !isOver(periodStatus(period, day, 0)));
  const endless = ahead.filter(({period}) => !period.until).length;
  /** @type {[number, string][]} */
  const others = [
    [count('afterwards'), '期限已过但仍可申请'],
    [coming.length - ahead.length, '正在中断'],
    [count('used_up'), '额度已用完'],
    [count('superseded'), '已废止'],
  ];
  /** @type {[number, string][]} */
  const more = [
    [endless, '没有写截止日期'],
    [count('by_answer'), '按所填日期判断'],
  ];
  return [
    `到${chosen ? '这一天' : '今天'}，${count('ended')} 项已到期`,
    ...countsWords(others),
    `${ahead.length - endless} 项有效或未开始`,
    ...countsWords(more),
  ].join('，');
}

/** @param {[number, string][]} counts */
function countsWords(counts) {
  return counts.filter(([count]) => count).map(([count, words]) => `${count} 项${words}`);
}
