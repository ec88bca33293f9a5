// A verdict and the reason for it, in words. Pure.

import {failing, undecided} from '../rules/reasons.js';

export const VERDICTS = ['yes', 'maybe', 'no', 'none'];

export const VERDICT_WORDS = {
  yes: {sign: '✓', name: '符合', note: '写明的条件都满足。是否给予，由牵头部门认定。'},
  maybe: {sign: '?', name: '可能符合', note: '还有条件没有回答、不清楚，或者要由部门判断。'},
  no: {sign: '✗', name: '不符合', note: '按您的回答，至少有一个条件不满足。'},
  none: {sign: '–', name: '无需申请', note: '政府部门和机构自己的工作，或者只是鼓励、引导，原文没有另设申请事项。'},
};

export function verdictLabel(verdict) {
  return `${VERDICT_WORDS[verdict].sign} ${VERDICT_WORDS[verdict].name}`;
}

export function countsWording(counts, remaining) {
  const found = VERDICTS.map((verdict) => `${VERDICT_WORDS[verdict].name} ${counts[verdict]} 项`).join('，');
  return `${remainingWording(remaining)}。${found}。`;
}

export function remainingWording(remaining) {
  return remaining ? `最多还有 ${remaining} 题` : '没有要问的了';
}

export function reasonWording(benefit, verdict, answers) {
  if (verdict === 'no') {
    return `不满足：${failing(benefit.rule, answers).map(failureWording).join('；')}`;
  }
  return verdict === 'maybe' ? openWording(undecided(benefit.rule, answers)) : '';
}

function failureWording(condition) {
  if (condition.words) {
    return condition.words;
  }
  if (condition.not) {
    return `不得满足“${failureWording(condition.not)}”`;
  }
  return condition.any
    ? `以下其一即可（${condition.any.map(failureWording).join('；')}）`
    : condition.all.map(failureWording).join('，并且 ');
}

function openWording({unanswered, unknown, manual}) {
  const facts = (tests) => new Set(tests.map((test) => test.fact)).size;
  const departments = [...new Set(manual.map((matter) => matter.by))];
  return [
    unanswered.length ? `${facts(unanswered)} 题未回答` : '',
    unknown.length ? `${facts(unknown)} 题不清楚` : '',
    manual.length && !unanswered.length && !unknown.length ? '能问的都已回答' : '',
    manual.length ? `须由${departments.join('、')}判断` : '',
  ]
    .filter(Boolean)
    .join('，');
}
