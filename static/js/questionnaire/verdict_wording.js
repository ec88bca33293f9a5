// @ts-check
// A verdict and the reason for it, in words. Pure.

import {dayWords} from '../core/periods.js';
import {turnsOn} from '../rules/dated.js';
import {failureReasons, undecided} from '../rules/reasons.js';
import {VERDICTS} from '../rules/spec.js';

/** @type {Record<Verdict, {sign: string, name: string, note: string}>} */
export const VERDICT_WORDS = {
  yes: {sign: '✓', name: '符合', note: '写明的条件都满足。是否给予，由主管部门或者办理的单位认定。'},
  maybe: {sign: '?', name: '可能符合', note: '还有条件没有回答、不清楚，或者要由部门、办理的单位判断。'},
  no: {sign: '✗', name: '不符合', note: '按您的回答，至少有一个条件不满足。'},
  none: {sign: '–', name: '没有可申请的事项', note: '由政府部门和机构去做，或者只是鼓励、引导，没有什么可以去办。'},
};

// A period that is over or has not begun is part of the verdict: a bare 符合 would mislead.
/** @type {Partial<Record<Verdict, string>>} */
const FITS = {yes: '条件符合', maybe: '可能符合'};
/** @type {Partial<Record<PeriodStatus, string>>} */
const OUTSIDE = {
  afterwards: '期限已过，仍可申请',
  ended: '但期限已过',
  used_up: '但额度已用完',
  superseded: '但文件已废止',
  upcoming: '但期限未开始',
};

/** @param {Verdict} verdict */
export function verdictLabel(verdict) {
  return `${VERDICT_WORDS[verdict].sign} ${VERDICT_WORDS[verdict].name}`;
}

/**
 * Write the verdict of a benefit, with the status of its period on the reference date.
 * @param {Verdict} verdict
 * @param {PeriodStatus} status
 */
export function verdictWithPeriod(verdict, status) {
  const outside = FITS[verdict] && OUTSIDE[status];
  return outside ? `${VERDICT_WORDS[verdict].sign} ${FITS[verdict]}，${outside}` : verdictLabel(verdict);
}

/**
 * @param {Record<Verdict, number>} counts
 * @param {number} remaining
 */
export function countsWording(counts, remaining) {
  const found = VERDICTS.map((verdict) => `${VERDICT_WORDS[verdict].name} ${counts[verdict]} 项`).join('，');
  return `${remainingWording(remaining)}。${found}。`;
}

/** @type {Verdict[]} */
const SHOWN_ALWAYS = ['yes', 'maybe'];

/**
 * Write what a narrow window always shows.
 * @param {Record<Verdict, number>} counts
 */
export function tallyWording(counts) {
  return SHOWN_ALWAYS.map((verdict) => `${verdictLabel(verdict)} ${counts[verdict]}`).join(' · ');
}

/** @param {number} remaining */
export function remainingWording(remaining) {
  return remaining ? `还剩最多 ${remaining} 题` : '已答完';
}

/**
 * Write why a benefit has its verdict; '' for a verdict that needs no reason.
 * @param {RuleEntry} rule
 * @param {Verdict} verdict
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 */
export function reasonWording(rule, verdict, answers, questions) {
  if (verdict === 'no') {
    return failureWording(
      failureReasons(rule, answers, questions),
      (change) => changeWording(change) + sourceMark(change) + fixedMark(change, questions)
    );
  }
  if (verdict !== 'maybe') {
    return '';
  }
  const open = undecided(rule, answers);
  return (open.unanswered.length || open.unknown.length ? '' : '能问的都已回答，') + openWording(open, questions);
}

/**
 * @param {FailureReasons} blame
 * @param {(change: Change) => string} wording puts one change into words
 * @param {string} [begin] stands before the words
 */
export function failureWording({always, oneOf}, wording, begin = '不满足：') {
  const certain = always.map(wording).join('；');
  const either = oneOf.map((changes) => changes.map(wording).join('，并且 ')).join('；');
  const parts = [certain && begin + certain, either && `以下一种也不满足：${either}`];
  return parts.filter(Boolean).join('。另外，');
}

/**
 * Write what would have to hold: the test, or that it does not hold.
 * @param {Change} change
 */
export function changeWording({test, wanted}) {
  if (wanted) {
    return test.words;
  }
  return typeof test.is === 'boolean' ? test.words.replace(/[是否]$/, test.is ? '否' : '是') : `“${test.words}”不成立`;
}

/**
 * Write where a test stands if that is not in the benefit: `（依第二条，适用于全部措施）`.
 * @param {Change} change
 */
export function sourceMark({test}) {
  return test.source ? `（${test.source}）` : '';
}

/**
 * @param {Change} change
 * @param {Map<string, QuestionEntry>} questions
 */
export function fixedMark({test}, questions) {
  return /** @type {QuestionEntry} */ (questions.get(test.fact)).fixed ? '（这一条不能改变）' : '';
}

/**
 * Write from which day on a change comes about by itself; '' where it does not.
 * @param {Change} change
 * @param {Answers} answers
 */
export function waitingMark({test, wanted}, answers) {
  const day = turnsOn(test, answers.get(test.fact), wanted);
  return day ? `（按您的回答，从 ${dayWords(day)}起满足这一条）` : '';
}

/**
 * Write what is undecided, by kinds.
 * @param {UndecidedLeaves} open
 * @param {Map<string, QuestionEntry>} questions
 */
export function openWording({unanswered, unknown, manual}, questions) {
  const nameOf = (/** @type {FactTestEntry} */ {fact}) => /** @type {QuestionEntry} */ (questions.get(fact)).name;
  const names = (/** @type {FactTestEntry[]} */ tests) => [...new Set(tests.map(nameOf))].join('、');
  const departments = [...new Set(manual.map(({by}) => by))].join('、');
  return [
    unanswered.length && `未回答：${names(unanswered)}`,
    unknown.length && `不清楚：${names(unknown)}`,
    manual.length && `须由${departments}判断`,
  ]
    .filter(Boolean)
    .join('；');
}
