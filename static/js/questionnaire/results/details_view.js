// @ts-check
// What unfolds of a benefit among the results: its period, how to apply, how the figure comes about, what would help, and
// its conditions with their clauses. Creates elements.

import {conditionList} from './conditions_view.js';
import {ruleOf} from './judged_rule.js';
import {periodNote} from './period_note.js';
import {isGone, periodOf} from './period_status.js';
import {relationLines} from './relations_view.js';
import {remedyList} from './remedy_view.js';
import {wayLines} from './ways_view.js';
import {extensionLine, windowLines} from './windows_view.js';

/**
 * @param {JudgedBenefit} judged
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 * @param {HTMLElement | null} figure how the figure comes about, if there is any
 */
export function insideOf({benefit, verdict}, measure, view, figure) {
  const rule = ruleOf(benefit, view);
  const canHelp = verdict === 'no' && !isGone(periodOf(benefit, measure), view);
  const parts = [
    periodNote(benefit),
    benefit.period ? extensionLine(benefit.period, 'result-window') : null,
    ...windowLines(benefit.windows, view),
    figure,
    ...(verdict === 'no' ? [] : [...wayLines(benefit, measure, view), ...relationLines(benefit, view)]),
    canHelp ? remedyList(rule, view) : null,
    conditionList(rule, verdict, benefit, measure, view),
  ];
  return /** @type {HTMLElement[]} */ (parts.filter((part) => part !== null));
}
