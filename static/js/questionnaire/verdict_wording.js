// A verdict and the reason for it, in words. Pure.

import {blamed, undecided} from '../rules/reasons.js';
import {VERDICTS} from './interview.js';

export const VERDICT_WORDS = {
  yes: {sign: '✓', name: '符合', note: '写明的条件都满足。是否给予，由牵头部门认定。'},
  maybe: {sign: '?', name: '可能符合', note: '还有条件没有回答、不清楚，或者要由部门判断。'},
  no: {sign: '✗', name: '不符合', note: '按您的回答，至少有一个条件不满足。'},
  none: {sign: '–', name: '无需申请', note: '政府部门和机构自己的工作，或者只是鼓励、引导，原文没有另设申请事项。'},
};

// A term that is over or has not begun belongs to the verdict: nobody is to read a bare 符合 then.
const FITS = {yes: '条件符合', maybe: '可能符合'};
const OUTSIDE = {ended: '但期限已过', superseded: '但文件已废止', upcoming: '但期限未开始'};

export function verdictLabel(verdict) {
  return `${VERDICT_WORDS[verdict].sign} ${VERDICT_WORDS[verdict].name}`;
}

// The verdict of one benefit, whose period stands as `state` says on the day looked from.
export function verdictWithTerm(verdict, state) {
  const outside = FITS[verdict] && OUTSIDE[state];
  return outside ? `${VERDICT_WORDS[verdict].sign} ${FITS[verdict]}，${outside}` : verdictLabel(verdict);
}

export function countsWording(counts, remaining) {
  const found = VERDICTS.map((verdict) => `${VERDICT_WORDS[verdict].name} ${counts[verdict]} 项`).join('，');
  return `${remainingWording(remaining)}。${found}。`;
}

// What a narrow window keeps in sight.
export function tallyWording(counts) {
  return ['yes', 'maybe'].map((verdict) => `${verdictLabel(verdict)} ${counts[verdict]}`).join(' · ');
}

export function remainingWording(remaining) {
  return remaining ? `最多还有 ${remaining} 题` : '没有要问的了';
}

// `questions` is a Map by fact. Nothing for a verdict that speaks for itself.
export function reasonWording(rule, verdict, answers, questions) {
  if (verdict === 'no') {
    return blameWording(blamed(rule, answers, questions), (change) => changeWording(change) + fixedMark(change, questions));
  }
  if (verdict !== 'maybe') {
    return '';
  }
  const open = undecided(rule, answers);
  return (open.unanswered.length || open.unknown.length ? '' : '能问的都已回答，') + openWording(open, questions);
}

// `blame` is {always, oneOf} of rules/reasons.js; `wording` puts one change into words; `begin` stands before them.
export function blameWording({always, oneOf}, wording, begin = '不满足：') {
  const certain = always.map(wording).join('；');
  const either = oneOf.map((changes) => changes.map(wording).join('，并且 ')).join('；');
  const parts = [certain && begin + certain, either && `以下一种也不满足：${either}`];
  return parts.filter(Boolean).join('。另外，');
}

// What would have to hold: the test, or that it does not hold.
export function changeWording({test, wanted}) {
  if (wanted) {
    return test.words;
  }
  return typeof test.is === 'boolean' ? test.words.replace(/[是否]$/, test.is ? '否' : '是') : `“${test.words}”不成立`;
}

export function fixedMark({test}, questions) {
  return questions.get(test.fact).fixed ? '（这一条不能改变）' : '';
}

// What is open, by kinds: `open` is what undecided() of rules/reasons.js gives.
export function openWording({unanswered, unknown, manual}, questions) {
  const names = (tests) => [...new Set(tests.map(({fact}) => questions.get(fact).name))].join('、');
  const departments = [...new Set(manual.map(({by}) => by))].join('、');
  return [
    unanswered.length && `未回答：${names(unanswered)}`,
    unknown.length && `不清楚：${names(unknown)}`,
    manual.length && `须由${departments}判断`,
  ]
    .filter(Boolean)
    .join('；');
}
