// @ts-check
// The table of the printed sheet: a row for each benefit that fits or may fit, each of its conditions with the clause.
// Creates elements.

import {labelled} from '../../core/citation.js';
import {isOver} from '../../core/periods.js';
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
import {conditionLine} from './sheet_conditions.js';

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
      ...conditionLine(ruleOf(benefit, view), view),
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
