// @ts-check
// A period, and its status on a date, in words. Pure.
//
// policy_explorer/derive/term_wording.py and status.py are the twins in the build.

import {dayNumber, daysBetween, dayWords, periodDays, periodStatus, statusLabel, statusOfDays} from './periods.js';

const BUDGET = '，额满即止';
/** @type {PeriodStatus[]} */
const WITHOUT_RESUMPTION = ['superseded', 'by_answer', 'upcoming'];
/** @type {Record<UndatedEnd, string>} */
const END_WORDS = {
  indefinite: '长期有效',
  further_notice: '至另行通知为止',
  budget: '额满即止',
  project: '至项目结束',
  not_stated: '未写明截止日',
};

/**
 * Say the days of a period: 2023年4月1日 至 2023年12月31日 / 至 2023年12月31日 / 2023年4月1日 起，长期有效 / 额满即止 / 未写明期限 /
 * 2023年4月1日 至 2023年12月31日，额满即止（暂定）
 * @param {Period} period
 */
export function termWords(period) {
  return openTermWords(period) + pauseWords(period) + provisionalWords(period);
}

/**
 * Say on which days within a period it does not hold: ，其中 2023年12月31日之后、2024年3月1日之前中断
 * @param {Period} period
 */
function pauseWords({earlier = []}) {
  return earlier
    .filter(({until, resumes}) => until && daysBetween(until, resumes) > 1)
    .map(({until, resumes}) => `，其中 ${dayWords(/** @type {IsoDate} */ (until))}之后、${dayWords(resumes)}之前中断`)
    .join('');
}

/** @param {Period} period */
export function provisionalWords({provisional}) {
  return provisional ? '（暂定）' : '';
}

/** @param {Period} period */
function openTermWords({from, until, ends = 'not_stated'}) {
  if (until) {
    return `${from ? `${dayWords(from)} ` : ''}至 ${dayWords(until)}${ends === 'budget' ? BUDGET : ''}`;
  }
  if (from) {
    return `${dayWords(from)} 起，${END_WORDS[ends]}`;
  }
  return ends === 'not_stated' ? '未写明期限' : END_WORDS[ends];
}

/**
 * Return a period as it was on a day: before an extension that does not follow at once, without what that added, and the
 * day on which it begins.
 * @param {Period} period
 * @param {IsoDate} day
 * @returns {Period & {resumes?: IsoDate}}
 */
export function periodOn(period, day) {
  const stretch = (period.earlier || []).find(({resumes}) => day < resumes);
  return stretch
    ? {
        ...period,
        until: undefined,
        ends: undefined,
        used_up: undefined,
        earlier: undefined,
        afterwards: undefined,
        ...stretch,
      }
    : period;
}

/**
 * Say the status of a period on a date: 有效，还有 120 天 / 快到期，当天截止 / 已于 2023年12月31日到期 / 未开始，自 2023年4月1日起 /
 * 未开始，文件 2023年4月1日才成文 /
 * 有效（长期） / 额度已于 2024年5月1日用完 / 文件已自 2024年1月1日起废止 / 有效，还有 120 天，2024年1月1日起废止 /
 * 已于 2023年12月31日到期，自 2024年3月1日起延续 / 已于 2023年12月31日到期，仍可申请（2024年3月1日 至 2024年3月31日）
 * @param {Period} period
 * @param {IsoDate} day
 * @param {number} soonDays
 * @returns {string}
 */
export function periodWords(period, day, soonDays) {
  const {resumes, ...part} = periodOn(period, day);
  const words = partWords(part, day, soonDays);
  const status = periodStatus(part, day, soonDays);
  const isSaid = resumes && !WITHOUT_RESUMPTION.includes(status) && !(part.superseded && part.superseded <= resumes);
  return isSaid ? `${words}，自 ${dayWords(resumes)}起延续` : words;
}

/**
 * Say the status of a period without earlier parts.
 * @param {Period} period
 * @param {IsoDate} day
 * @param {number} soonDays
 * @returns {string}
 */
function partWords(period, day, soonDays) {
  const status = statusOfDays(periodDays(period), dayNumber(day), soonDays);
  const words = (/** @type {IsoDate | undefined} */ known) => dayWords(/** @type {IsoDate} */ (known));
  switch (status) {
    case 'superseded':
      return `文件已自 ${words(period.superseded)}起废止`;
    case 'by_answer':
      return '按您填的日期判断，与今天是哪天无关';
    case 'used_up':
      return `额度已于 ${words(period.used_up)}用完`;
    case 'ended':
      return `已于 ${words(period.until)}到期`;
    case 'afterwards':
      return `已于 ${words(period.until)}到期，仍可申请（${laterWords(period, day)}）`;
    case 'upcoming':
      return period.from ? `未开始，自 ${words(period.from)}起` : `未开始，文件 ${words(period.issued)}才成文`;
    default:
      return currentWords(period, status, dayNumber(day));
  }
}

/**
 * Say the times after the last day in which one can still apply: 2024年3月1日 至 2024年3月31日
 * @param {Period} period
 * @param {IsoDate} day
 */
function laterWords({afterwards = []}, day) {
  return afterwards
    .filter(({until}) => !until || until >= day)
    .map(({from, until}) => {
      const last = until ? dayWords(until) : '';
      return from ? `${dayWords(from)} ${last ? `至 ${last}` : '起'}` : `到 ${last}`;
    })
    .join('、');
}

/**
 * @param {Period} period
 * @param {PeriodStatus} status
 * @param {DayNumber} day
 */
function currentWords(period, status, day) {
  const {until, superseded} = periodDays(period);
  const left = Math.min(until, superseded - 1) - day;
  const budget = period.until && period.ends === 'budget' ? BUDGET : '';
  const end = superseded <= until && period.superseded ? `，${dayWords(period.superseded)}起废止` : '';
  return leftWords(status, left) + budget + end;
}

/**
 * @param {PeriodStatus} status
 * @param {number} left
 */
function leftWords(status, left) {
  if (left === Infinity) {
    return statusLabel(status);
  }
  return left === 0 ? '快到期，当天截止' : `${statusLabel(status)}，还有 ${left} 天`;
}

/**
 * Join words as alternatives, such as 到期、用完额度或废止; empty ones are left out.
 * @param {string[]} words
 */
export function alternatives(words) {
  const given = words.filter(Boolean);
  return [given.slice(0, -1).join('、'), ...given.slice(-1)].filter(Boolean).join('或');
}
