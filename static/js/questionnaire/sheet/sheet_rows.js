// @ts-check
// The table of the printed sheet: a row for each benefit that fits or may fit, each of its conditions with the clause.
// Creates elements.

import {labelled} from '../../core/citation.js';
import {isOver} from '../../core/periods.js';
import {partsOf} from '../../rules/conditions.js';
import {truth} from '../../rules/evaluate.js';
import {ruleOf} from '../results/judged_rule.js';
import {contactOf, howWords, ownUnitWords} from '../results/contact.js';
import {documentName} from '../results/document_name.js';
import {element} from '../../core/element.js';
import {inOrder} from '../results/order.js';
import {isGone, periodOf, statusOn, statusSince, termLine} from '../results/period_status.js';
import {verdictWithPeriod} from '../results/verdict_wording.js';
import {relationWords} from '../results/relations_view.js';
import {waySheetLines} from '../results/ways_view.js';
import {extensionLine, windowSheetLines} from '../results/windows_view.js';

/**
 * @param {JudgedMeasure[]} entries with the benefits to print
 * @param {ViewModel} view
 */
export function fitRows(entries, view) {
  return entries.flatMap(({measure, benefits}) =>
    inOrder(benefits).map((entry, at) =>
      element(
        'tr',
        null,
        at ? null : measureCell(measure, benefits.length, view),
        ...benefitCells(entry, measure, view)
      )
    )
  );
}

/**
 * @param {MeasureEntry} measure
 * @param {number} rows
 * @param {ViewModel} view
 */
function measureCell(measure, rows, view) {
  const [role, names] = contactOf(measure);
  return element(
    'th',
    {scope: 'rowgroup', rowspan: rows},
    element('strong', null, labelled(measure, measure.title)),
    documentName(measure, view, 'sheet-line'),
    element('span', {class: 'sheet-line sheet-phone'}, `${role}：${names.join('、')}`),
    periodLine(measure.period, view),
    extensionLine(measure.period, 'sheet-line'),
    ...windowSheetLines(measure.windows, view)
  );
}

/**
 * @param {JudgedBenefit} judged
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function benefitCells({benefit, verdict}, measure, view) {
  const period = periodOf(benefit, measure);
  const status = statusOn(period, view);
  const gone = isGone(period, view);
  const label = verdictWithPeriod(verdict, status, statusSince(period, view));
  const own = ownUnitWords(benefit);
  const then = gone ? '当时' : '';
  const given = givenParts({benefit, verdict}, view, !gone && isOver(status));
  return [
    element(
      'td',
      null,
      element('strong', null, label),
      ` ${benefit.title}`,
      given.length ? element('span', {class: 'sheet-line'}, `${then}能得到：`, ...given) : null,
      element('span', {class: 'sheet-line'}, `${then}怎么办：`, howWords(benefit)),
      own && element('span', {class: 'sheet-line'}, own),
      benefit.period ? periodLine(benefit.period, view) : null,
      benefit.period ? extensionLine(benefit.period, 'sheet-line') : null,
      ...windowSheetLines(benefit.windows, view)
    ),
    element(
      'td',
      null,
      ...conditionParts(ruleOf(benefit, view), view),
      ...waySheetLines(benefit, gone),
      ...relationWords(benefit, 'sheet-line')
    ),
  ];
}

/**
 * Return what a benefit gives, as far as the notice says so in figures.
 * @param {JudgedBenefit} judged
 * @param {ViewModel} view
 * @param {boolean} over whether its term is, on the reference date
 */
function givenParts({benefit, verdict}, view, over) {
  const {payout, gives} = benefit;
  if (payout) {
    return globalThis.payoutTools ? globalThis.payoutTools.sheetParts(benefit, verdict, view, over) : [];
  }
  return gives ? [gives] : [];
}

/**
 * @param {PeriodEntry} period
 * @param {ViewModel} view
 */
function periodLine(period, view) {
  return element('span', {class: 'sheet-line'}, `期限：${termLine(period, view, 'paper')}`);
}

/**
 * Return running text: the conditions of an `all` one after the other, those of an `any` that decide it, and all of a
 * `count`, in brackets. A
 * clause that states two conditions is printed once if both have the same outcome, and otherwise with our words; so is one
 * that is a part of another, or ✓ 招商单位 would stand before ? 引进总部企业的招商单位.
 * @param {RuleEntry} condition
 * @param {ViewModel} view
 * @returns {Child[]}
 */
function conditionParts(condition, view) {
  if ('not' in condition) {
    return ['没有下列情形（', ...conditionParts(condition.not, view), '）'];
  }
  const met = truth(condition, view.answers);
  const all = 'all' in condition || 'count' in condition;
  const parts = partsOf(condition).filter((part) => all || truth(part, view.answers) === met);
  if (!parts.length) {
    return [clause(/** @type {LeafEntry} */ (condition), '', view)];
  }
  /** @type {(a: RuleEntry, b: RuleEntry) => boolean} */
  const alike = (a, b) => isLeaf(a) && isLeaf(b) && a.quote === b.quote;
  /** @type {(a: RuleEntry, b: RuleEntry) => boolean} */
  const overlap = (a, b) => isLeaf(a) && isLeaf(b) && (a.quote.includes(b.quote) || b.quote.includes(a.quote));
  /** @type {(a: any, b: any) => boolean} */
  const sameOutcome = (a, b) => sign(a, view) === sign(b, view);
  const sameClause = (/** @type {any} */ part) =>
    parts.filter((other) => alike(part, other) && sameOutcome(part, other));
  const joined = parts
    .filter((part) => !isLeaf(part) || sameClause(part)[0] === part)
    .map((part) => (isLeaf(part) ? withWordsOf(part, sameClause(part)) : part))
    .map((part, at, distinct) =>
      isLeaf(part) && distinct.some((other) => overlap(part, other) && !sameOutcome(part, other))
        ? [clause(part, `（${'fact' in part ? part.words : part.manual}）`, view)]
        : conditionParts(part, view)
    );
  const list = joined.flatMap((part, at) => (at ? ['any' in condition ? ' 或 ' : '；', ...part] : part));
  if ('count' in condition) {
    const quote = element('span', {class: 'sheet-quote'}, element('q', {class: 'official'}, condition.quote));
    return [`（${condition.words}：`, quote, ' ', ...list, '）'];
  }
  return 'any' in condition && joined.length > 1 ? ['（满足一条即可：', ...list, '）'] : list;
}

/**
 * Return a condition with the words of all that state it in one clause.
 * @param {LeafEntry} condition
 * @param {RuleEntry[]} all
 * @returns {LeafEntry}
 */
function withWordsOf(condition, all) {
  const words = all.map((each) => /** @type {LeafEntry} */ (each).words);
  return 'fact' in condition ? {...condition, words: words.join('；')} : condition;
}

/**
 * @param {RuleEntry} condition
 * @returns {condition is LeafEntry}
 */
function isLeaf(condition) {
  return !partsOf(condition).length;
}

/**
 * @param {LeafEntry} condition
 * @param {string} words
 * @param {ViewModel} view
 */
function clause(condition, words, view) {
  const place = [condition.source, placeWords(condition.at)].filter(Boolean).join('，') || '原文';
  return element(
    'span',
    null,
    element('strong', null, sign(condition, view)),
    ' ',
    element('span', {class: 'sheet-quote'}, element('q', {class: 'official'}, condition.quote), words),
    element('span', {class: 'sheet-place'}, `${'fact' in condition ? condition.words : condition.manual}（${place}）`)
  );
}

/**
 * Say where in the notice a clause stands: in a sentence, a table or an annex; '' for any other place.
 * @param {string} at its anchor, for an annex with the address of the page
 */
function placeWords(at) {
  const [, kind, number] = /(?:^|#)([stx])-([^#]*)$/.exec(at) || [];
  return kind === 's' ? `原文第 ${number} 句` : kind === 't' ? '原文的表格' : kind === 'x' ? '原文的附件' : '';
}

/**
 * @param {LeafEntry} condition
 * @param {ViewModel} view
 */
function sign(condition, {answers}) {
  const met = truth(condition, answers);
  if (met !== null) {
    return met ? '✓' : '✗';
  }
  if (!('fact' in condition)) {
    return `? 待${condition.by}认定`;
  }
  return answers.has(condition.fact) ? '? 不清楚' : '? 未回答';
}
