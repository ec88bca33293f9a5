// @ts-check
// When one can apply, among the results and on the sheet: how each window stands on the reference date, and which documents
// extend a period. Creates elements.

import {element} from '../../core/element.js';
import {windowLine} from '../../core/window_words.js';

/**
 * Return a line for each window. One that begins with an event whose date is not known has a button to give it.
 * @param {WindowEntry[] | undefined} windows
 * @param {ViewModel} view
 */
export function windowLines(windows, view) {
  return (windows || []).map((entry) =>
    element(
      'span',
      {class: 'result-window window-line'},
      `申请时间：${windowWording(entry, view)}`,
      dateButton(entry, view)
    )
  );
}

/**
 * @param {WindowEntry[] | undefined} windows
 * @param {ViewModel} view
 */
export function windowSheetLines(windows, view) {
  return (windows || []).map((entry) =>
    element('span', {class: 'sheet-line window-line'}, `申请时间：${windowWording(entry, view)}`)
  );
}

/**
 * Say which documents extend a period.
 * @param {PeriodEntry} period
 * @param {string} kind the class of the element
 */
export function extensionLine({extended}, kind) {
  return extended ? element('span', {class: kind}, extended) : null;
}

/**
 * Return the questions about the dates of events that windows begin with, of the measures asked about as far as their
 * text has been loaded.
 * @param {ViewModel} view
 */
export function windowFacts({catalogue, found}) {
  const facts = new Set();
  for (let at = found.from; at < found.to; at += 1) {
    const measure = catalogue.measure(at);
    const owners = measure ? [measure, ...measure.benefits] : [];
    owners.forEach(({windows = []}) => windows.forEach(({after}) => facts.add(after && after.fact)));
  }
  return facts;
}

/**
 * @param {WindowEntry} entry
 * @param {ViewModel} view
 */
function windowWording(entry, {day, answers}) {
  return windowLine(entry, day, entry.after && entry.after.fact && answers.get(entry.after.fact));
}

/**
 * @param {WindowEntry} entry
 * @param {ViewModel} view
 */
function dateButton({after}, {answers, questions, act}) {
  const question = after && after.fact && questions.get(after.fact);
  if (!question || answers.has(question.id)) {
    return null;
  }
  const click = () => act.ask(question.id);
  return element('button', {type: 'button', class: 'link-button', on: {click}}, `填写：${question.name}`);
}
