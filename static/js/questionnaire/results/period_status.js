// @ts-check
// The periods of what is shown, on the reference date and today, in words. Pure.

import {alternatives, periodOn, periodWords, provisionalWords, termWords} from '../../core/period_words.js';
import {dayWords, daysBetween, isCurrent, isOver, periodStatus, stateOf} from '../../core/periods.js';

/**
 * @param {PeriodEntry} period
 * @param {ViewModel} view
 */
export function statusOn(period, view) {
  return periodStatus(period, view.day, view.soonDays);
}

/**
 * Return the period of a benefit: its own, or else that of its measure.
 * @param {BenefitEntry} benefit
 * @param {MeasureEntry} measure
 */
export function periodOf(benefit, measure) {
  return benefit.period || measure.period;
}

/**
 * @param {BenefitEntry} benefit
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
export function benefitStatus(benefit, measure, view) {
  return statusOn(periodOf(benefit, measure), view);
}

/**
 * Return the status today of a period that held on a reference date in the past; null for any other date.
 * @param {PeriodEntry} period
 * @param {ViewModel} view
 */
export function statusSince(period, view) {
  return view.day < view.today ? periodStatus(period, view.today, view.soonDays) : null;
}

/**
 * Return whether what held on a reference date in the past is over today.
 * @param {PeriodEntry} period
 * @param {ViewModel} view
 */
export function isOverSince(period, view) {
  return overSince(statusSince(period, view)) !== '';
}

/**
 * Return whether nothing can be done any more: over on the reference date or today, and not to be resumed.
 * @param {PeriodEntry} period
 * @param {ViewModel} view
 */
export function isGone(period, view) {
  return [view.day, view.today].some(
    (day) => isOver(periodStatus(period, day, view.soonDays)) && !periodOn(period, day).resumes
  );
}

/**
 * Return the words for what is over: a budget may have been used up, a document superseded.
 * @param {ViewModel} view
 */
export function overWord({data, catalogue}) {
  const superseded = data.documents.some((document) => document.superseded);
  return alternatives(['到期', catalogue.usedUp ? '用完额度' : '', superseded ? '废止' : '']);
}

/**
 * Return whether everything that its verdict stems from is over.
 * @param {JudgedMeasure} judged
 * @param {ViewModel} view
 */
export function isMeasureOver({measure, benefits, verdict}, view) {
  return benefits
    .filter((judged) => judged.verdict === verdict)
    .every(({benefit}) => isOver(benefitStatus(benefit, measure, view)));
}

/** @type {Partial<Record<PeriodStatus, string>>} */
const NOW_OVER = {ended: '现已到期', used_up: '现在额度已用完', superseded: '现已废止'};

/**
 * Return what a status today means for what held on a day in the past; '' where it is not over.
 * @param {PeriodStatus | null} since
 */
export function overSince(since) {
  return (since && NOW_OVER[since]) || '';
}

/**
 * Say until when a period lasts, and how it stands: 到2023年12月31日，还剩 12 天 / 已于 2023年12月31日到期 / 2023年4月1日 起，长期有效 /
 * 2023年4月1日 至 2023年12月31日，还没有开始. Days are counted from today or a later day only.
 * @param {PeriodEntry} period
 * @param {ViewModel} view
 * @param {'page' | 'paper' | 'message'} [medium] on paper and in a message a period without a last day is written out; in a
 *   message, which is read later, no days are counted
 */
export function termLine(period, view, medium = 'page') {
  const status = statusOn(period, view);
  if (status === 'upcoming') {
    return `${termWords(period)}，还没有开始`;
  }
  if (status === 'by_answer') {
    return `${termWords(period)}，按您填的日期判断`;
  }
  if (!isCurrent(status)) {
    return periodWords(period, view.day, view.soonDays) + provisionalWords(period);
  }
  const {until, superseded, ends, resumes} = periodOn(period, view.day);
  const since = overSince(statusSince(period, view));
  if (!until) {
    return [medium !== 'page' ? termWords(period) : periodWords(period, view.day, view.soonDays), since]
      .filter(Boolean)
      .join('，');
  }
  const isCut = superseded && superseded <= until;
  const left = isCut ? daysBetween(view.day, superseded) - 1 : daysBetween(view.day, until);
  return [
    `到${dayWords(until)}${provisionalWords(period)}`,
    ends === 'budget' && '额满即止',
    isCut && `${dayWords(superseded)}起废止`,
    medium !== 'message' && stateOf(status) === 'closing' && view.day >= view.today && '快到期',
    since || (medium !== 'message' && daysLeft(left, view)),
    resumes && !isCut && `自 ${dayWords(resumes)}起延续`,
  ]
    .filter(Boolean)
    .join('，');
}

/**
 * @param {number} left
 * @param {ViewModel} view
 */
function daysLeft(left, {day, today}) {
  if (day < today) {
    return '';
  }
  const from = day === today ? '' : `从${dayWords(day)}算`;
  return left ? `${from}还剩 ${left} 天` : `${from || '今天'}${from && '，当天'}截止`;
}
