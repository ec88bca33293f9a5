// The table of the printed sheet: a row for each benefit that fits or may fit, each of its conditions with the clause.
// Builds elements; touches nothing that is on the page. `view` is described in page.js.

import {dayWords, periodWords} from '../core/periods.js';
import {partsOf} from '../rules/changes.js';
import {truth} from '../rules/evaluate.js';
import {documentName} from './document_name.js';
import {element} from '../core/element.js';
import {benefitState, stateOn} from './period_status.js';
import {verdictWithTerm} from './verdict_wording.js';

// `entries` are {measure, benefits, verdict}, each with the benefits wanted.
export function fitRows(entries, view) {
  return entries.flatMap(({measure, benefits}) =>
    benefits.map((entry, at) => element('tr', null, at ? null : measureCell(measure, benefits.length, view), ...benefitCells(entry, measure, view)))
  );
}

function measureCell(measure, rows, view) {
  return element(
    'th',
    {scope: 'rowgroup', rowspan: rows},
    element('strong', null, `${measure.number}. ${measure.title}`),
    documentName(measure, view, 'sheet-line'),
    element('span', {class: 'sheet-line'}, `牵头：${measure.lead.join('、')}`),
    periodLine(measure.period, view)
  );
}

function benefitCells({benefit, verdict}, measure, view) {
  const label = verdictWithTerm(verdict, benefitState(benefit, measure, view));
  return [
    element('td', null, element('strong', null, label), ` ${benefit.title}`, benefit.period ? periodLine(benefit.period, view) : null),
    element('td', null, ...conditionParts(benefit.rule, view)),
  ];
}

// 至2023年12月31日，还有 11 天 / 已于 2023年12月31日到期 / 自2023年4月1日至2023年12月31日，未开始
function periodLine(period, view) {
  const [state, ...more] = periodWords(period, view.day, view.soonDays).split('，');
  const until = `至${dayWords(period.until)}`;
  const words = {
    ended: state,
    superseded: state,
    upcoming: `自${dayWords(period.from)}${until}，${state}`,
  };
  return element('span', {class: 'sheet-line'}, `期限：${words[stateOn(period, view)] || [until, ...more].join('，')}`);
}

// Texts and elements that run on: the conditions of an `all` after one another, those of an `any` that it hangs on in
// brackets. A clause that says two things is printed once where they stand alike, and with words of ours where not.
function conditionParts(condition, view) {
  if (condition.not) {
    return ['不得（', ...conditionParts(condition.not, view), '）'];
  }
  const met = truth(condition, view.answers);
  const parts = partsOf(condition).filter((part) => condition.all || truth(part, view.answers) === met);
  if (!parts.length) {
    return [clause(condition, '', view)];
  }
  const alike = (a, b) => a.quote && a.quote === b.quote;
  const joined = parts
    .filter((part, at) => !parts.slice(0, at).some((other) => alike(part, other) && sign(part, view) === sign(other, view)))
    .map((part, at, kept) =>
      kept.filter((other) => alike(part, other)).length > 1 ? [clause(part, `（${part.words}）`, view)] : conditionParts(part, view)
    );
  const list = joined.flatMap((part, at) => (at ? [condition.any ? ' 或 ' : '；', ...part] : part));
  return condition.any && joined.length > 1 ? ['（满足其一：', ...list, '）'] : list;
}

function clause(condition, words, view) {
  const sentence = /^s-/.test(condition.at) ? `第 ${condition.at.slice(2)} 句` : '';
  return element(
    'span',
    null,
    element('strong', null, sign(condition, view)),
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
