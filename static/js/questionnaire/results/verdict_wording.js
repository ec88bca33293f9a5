// @ts-check
// Verdicts and counts in words. Pure.

import {VERDICTS} from '../../rules/spec.js';
import {overSince} from './period_status.js';

/** @type {Record<Verdict, {sign: string, name: string, note: string}>} */
export const VERDICT_WORDS = {
  yes: {sign: '✓', name: '符合', note: '已满足文件写明的条件；是否给予由牵头单位或者办理的单位认定。'},
  maybe: {sign: '?', name: '可能符合', note: '还不能确定：有的题没有回答或者您不清楚，有的要由部门、办理的单位认定。'},
  no: {sign: '✗', name: '不符合', note: '按您的回答，至少有一个条件不满足。'},
  none: {sign: '–', name: '没有可申请的事项', note: '由政府部门和机构去做，没有什么要您去办。'},
};

// A period that is over or has not begun is part of the verdict: a bare 符合 would mislead.
/** @type {Partial<Record<Verdict, string>>} */
const FITS = {yes: '条件符合', maybe: '可能符合'};
/** @type {Partial<Record<PeriodStatus, string>>} */
const OUTSIDE = {
  afterwards: '期限已过，仍可申请',
  ended: '但已到期',
  used_up: '但额度已用完',
  superseded: '但文件已废止',
  upcoming: '但还没有开始',
};

/** @param {Verdict} verdict */
export function verdictLabel(verdict) {
  return `${VERDICT_WORDS[verdict].sign} ${VERDICT_WORDS[verdict].name}`;
}

/**
 * Write the verdict of a benefit, with the status of its period on the reference date, and today if that date has passed.
 * @param {Verdict} verdict
 * @param {PeriodStatus} status
 * @param {PeriodStatus | null} [since] the status today where the reference date has passed
 */
export function verdictWithPeriod(verdict, status, since = null) {
  const {sign, name} = VERDICT_WORDS[verdict];
  const outside = FITS[verdict] && OUTSIDE[status];
  if (outside) {
    return `${sign} ${FITS[verdict]}，${outside}`;
  }
  const over = FITS[verdict] && overSince(since);
  return over ? `${sign} 当时${name}，${over}` : verdictLabel(verdict);
}

/**
 * Write the verdict of a group of measures, all of which may be over.
 * @param {Verdict} verdict
 * @param {boolean} over
 */
export function groupLabel(verdict, over) {
  return over && FITS[verdict]
    ? `${VERDICT_WORDS[verdict].sign} 当时${VERDICT_WORDS[verdict].name}`
    : verdictLabel(verdict);
}

/**
 * Say what the verdict of a group means. Of what is over nothing is promised.
 * @param {Verdict} verdict
 * @param {boolean} over
 */
export function groupNote(verdict, over) {
  return over && verdict === 'yes'
    ? '文件当时写明的条件都已满足；现在有没有后续的政策，请问牵头单位。'
    : VERDICT_WORDS[verdict].note;
}

/**
 * @param {Record<Verdict, number>} counts
 * @param {number} remaining
 * @param {string} over what to say where everything is over, or ''
 */
export function countsWording(counts, remaining, over) {
  const found = VERDICTS.map((verdict) => `${VERDICT_WORDS[verdict].name} ${counts[verdict]} 项`).join('，');
  return `${remainingWording(remaining)}。${over}${found}。`;
}

/** @type {Verdict[]} */
const SHOWN_ALWAYS = ['yes', 'maybe'];

/**
 * Write what a narrow window always shows, without signs: read aloud, ? would come before 可能符合.
 * @param {Record<Verdict, number>} counts
 * @param {boolean} over whether everything is over
 */
export function tallyWording(counts, over) {
  return SHOWN_ALWAYS.map((verdict) => `${groupLabel(verdict, over).slice(2)} ${counts[verdict]}`).join(' · ');
}

/** @param {number} remaining */
export function remainingWording(remaining) {
  return remaining ? `还剩最多 ${remaining} 题` : '已答完';
}
