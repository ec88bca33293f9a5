// @ts-check
// Dates as ISO text, and the status of a period on a date. Pure except for `today`.
//
// policy_explorer/derive/status.py is the twin in the build.

import {isIsoDate} from './dates.js';

const DAY = 86400000;
/** @type {StretchDays[]} */
const NONE = [];

/** @type {UndatedEnd[]} */
export const OPEN_ENDS = ['indefinite', 'further_notice', 'budget', 'project', 'not_stated'];

/** @type {PeriodStatus[]} */
export const STATUSES = [
  'open',
  'closing',
  ...OPEN_ENDS,
  'upcoming',
  'afterwards',
  'ended',
  'used_up',
  'superseded',
  'by_answer',
];

/** @type {Record<PeriodStatus, string>} */
const LABELS = {
  open: '有效',
  closing: '快到期',
  indefinite: '有效（长期）',
  further_notice: '有效（至另行通知）',
  budget: '有效（额满即止）',
  project: '有效（至项目结束）',
  not_stated: '有效（未写明截止日）',
  upcoming: '未开始',
  afterwards: '期限已过，仍可申请',
  ended: '已到期',
  used_up: '额度已用完',
  superseded: '已废止',
  by_answer: '按所填日期',
};

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
 * Return the state of a period on a day, all days as numbers, Infinity where there is none. `superseded` is the day from
 * which the document no longer applies: then its state does not depend on the period.
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
 * Return the days of a period as numbers: -Infinity and Infinity where there is none.
 * @param {Period} period
 * @returns {PeriodDays}
 */
export function periodDays({from, issued, until, ends, used_up: usedUp, fact, superseded, earlier = [], afterwards}) {
  const first = from || issued; // nothing holds before the document that says so was issued
  return {
    from: first ? dayNumber(first) : -Infinity,
    until: until ? dayNumber(until) : Infinity,
    usedUp: usedUp ? dayNumber(usedUp) : Infinity,
    superseded: superseded ? dayNumber(superseded) : Infinity,
    end: ends || 'not_stated',
    byAnswer: Boolean(fact),
    earlier: earlier.map(stretchDays),
    later: lastOf(afterwards),
  };
}

/**
 * Return the last day of some times, Infinity where one has none; -Infinity without any.
 * @param {TermDays[]} [times]
 */
export function lastOf(times = []) {
  return Math.max(...times.map(({until}) => (until ? dayNumber(until) : Infinity)));
}

/**
 * @param {StretchEntry} stretch
 * @returns {StretchDays}
 */
export function stretchDays({until, ends, used_up: usedUp, resumes, afterwards}) {
  return {
    until: until ? dayNumber(until) : Infinity,
    usedUp: usedUp ? dayNumber(usedUp) : Infinity,
    end: ends || 'not_stated',
    resumes: dayNumber(resumes),
    later: lastOf(afterwards),
  };
}

/**
 * Return a period as it was on a day: before an extension that does not follow at once, without what that added.
 * @param {PeriodDays} period
 * @param {DayNumber} day
 * @returns {PeriodDays}
 */
export function daysOn(period, day) {
  const stretch = period.earlier.find(({resumes}) => day < resumes);
  if (!stretch) {
    return period;
  }
  const {until, usedUp, end, later} = stretch;
  return {...period, until, usedUp, end, later, earlier: NONE};
}

/**
 * Return the first and the last day of each time within a period at which it is over, also as its budget is used up.
 * @param {PeriodDays} period
 */
export function pausesOf({earlier}) {
  return earlier
    .map(({until, usedUp, resumes}) => [Math.min(until + 1, usedUp), resumes - 1])
    .filter(([first, last]) => first <= last);
}

/**
 * Return the status of a period on a day. A period that is compared with an answer has the status `by_answer`: the
 * reference date says nothing about it.
 * @param {PeriodDays} period
 * @param {DayNumber} day
 * @param {number} soonDays
 * @returns {PeriodStatus}
 */
export function statusOfDays(period, day, soonDays) {
  const {from, until, usedUp, superseded, end, byAnswer, later} = daysOn(period, day);
  if (day < superseded && byAnswer) {
    return 'by_answer';
  }
  if (day < superseded && day >= usedUp) {
    return usedUp <= until ? 'used_up' : 'ended';
  }
  const state = stateOfNumbers(day, from, until, soonDays, superseded);
  if (state === 'ended' && day <= later) {
    return 'afterwards';
  }
  return state === 'open' && Math.min(until, superseded) === Infinity ? end : state;
}

/**
 * @param {Period} period
 * @param {IsoDate} day
 * @param {number} soonDays
 */
export function periodStatus(period, day, soonDays) {
  return statusOfDays(periodDays(period), dayNumber(day), soonDays);
}

/**
 * Return the state that a status belongs to.
 * @param {PeriodStatus} status
 * @returns {PeriodState}
 */
export function stateOf(status) {
  if (isOpenEnd(status)) {
    return 'open';
  }
  return status === 'used_up' ? 'ended' : status;
}

/**
 * Return whether a period has the status because it is open and has no last day.
 * @param {PeriodStatus} status
 * @returns {status is UndatedEnd}
 */
export function isOpenEnd(status) {
  return OPEN_ENDS.includes(/** @type {UndatedEnd} */ (status));
}

/**
 * Return whether support is available.
 * @param {PeriodStatus} status
 */
export function isCurrent(status) {
  return status === 'open' || status === 'closing' || isOpenEnd(status);
}

/**
 * Return whether support has ended: by the period, with its budget, or with the document.
 * @param {PeriodStatus} status
 */
export function isOver(status) {
  return status === 'ended' || status === 'used_up' || status === 'superseded';
}

/** @param {PeriodStatus} status */
export function statusLabel(status) {
  return LABELS[status];
}
