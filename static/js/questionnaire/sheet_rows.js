// The table of the printed sheet: a row for each benefit that fits or may fit, each of its conditions with the clause.
// Builds elements; touches nothing that is on the page. `shown` is described in page.js.

import {dayWords, periodWords} from '../core/periods.js';
import {partsOf} from '../rules/changes.js';
import {truth} from '../rules/evaluate.js';
import {documentName} from './document_name.js';
import {element} from '../core/element.js';
import {benefitState, stateOn} from './period_status.js';
import {verdictWithTerm} from './verdict_wording.js';

// `entries` are {measure, benefits, verdict}, each with the benefits wanted.
export function fitRows(entries, shown) {
  return entries.flatMap(({measure, benefits}) =>
    benefits.map((entry, at) => element('tr', null, at ? null : measureCell(measure, benefits.length, shown), ...benefitCells(entry, measure, shown)))
  );
}

function measureCell(measure, rows, shown) {
  return element(
    'th',
    {scope: 'rowgroup', rowspan: rows},
    element('strong', null, `${measure.number}. ${measure.title}`),
    documentName(measure, shown, 'sheet-line'),
    element('span', {class: 'sheet-line'}, `牵头：${measure.lead.join('、')}`),
    periodLine(measure.period, shown)
  );
}

function benefitCells({benefit, verdict}, measure, shown) {
  const label = verdictWithTerm(verdict, benefitState(benefit, measure, shown));
  return [
    element('td', null, element('strong', null, label), ` ${benefit.title}`, benefit.period ? periodLine(benefit.period, shown) : null),
    element('td', null, ...conditionParts(benefit.rule, shown)),
  ];
}

// 至2023年12月31日，还有 11 天 / 已于 2023年12月31日到期 / 自2023年4月1日至2023年12月31日，未开始
function periodLine(period, shown) {
  const [state, ...more] = periodWords(period, shown.day, shown.soonDays).split('，');
  const until = `至${dayWords(period.until)}`;
  const words = {
    ended: state,
    superseded: state,
    upcoming: `自${dayWords(period.from)}${until}，${state}`,
  };
  return element('span', {class: 'sheet-line'}, `期限：${words[stateOn(period, shown)] || [until, ...more].join('，')}`);
}

// Texts and elements that run on: the conditions of an `all` after one another, those of an `any` that it hangs on in
// brackets. A clause that says two things is printed once where they stand alike, and with words of ours where not.
function conditionParts(condition, shown) {
  if (condition.not) {
    return ['不得（', ...conditionParts(condition.not, shown), '）'];
  }
  const met = truth(condition, shown.answers);
  const parts = partsOf(condition).filter((part) => condition.all || truth(part, shown.answers) === met);
  if (!parts.length) {
    return [clause(condition, '', shown)];
  }
  const alike = (one, other) => one.quote && one.quote === other.quote;
  const joined = parts
    .filter((part, at) => !parts.slice(0, at).some((other) => alike(part, other) && sign(part, shown) === sign(other, shown)))
    .map((part, at, kept) =>
      kept.filter((other) => alike(part, other)).length > 1 ? [clause(part, `（${part.words}）`, shown)] : conditionParts(part, shown)
    );
  const list = joined.flatMap((part, at) => (at ? [condition.any ? ' 或 ' : '；', ...part] : part));
  return condition.any && joined.length > 1 ? ['（满足其一：', ...list, '）'] : list;
}

function clause(condition, words, shown) {
  const sentence = /^s-/.test(condition.at) ? `第 ${condition.at.slice(2)} 句` : '';
  return element(
    'span',
    null,
    element('strong', null, sign(condition, shown)),
    ' ',
    element('span', {class: 'sheet-quote'}, element('q', {class: 'official'}, condition.quote), words),
    element('span', {class: 'sheet-place'}, `${'fact' in condition ? condition.words : condition.manual}（原文${sentence}）`)
  );
}

function sign(condition, {answers}) {
  const met = truth(condition, answers);
  if (met !== null) {
    return met ? '✓' : '✗';
  }
  if (!('fact' in condition)) {
    return `? 待${condition.by}判断`;
  }
  return answers.has(condition.fact) ? '? 不清楚' : '? 未回答';
}
