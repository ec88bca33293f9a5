// @ts-check
// One benefit among the results: its verdict, what it gives and what there is to do, or why it is refused; when opened its
// conditions and what would change the verdict. Creates elements.

import {periodAttributes} from '../../core/period_attributes.js';
import {isOver, stateOf} from '../../core/periods.js';
import {contactOf, ownUnitWords} from './contact.js';
import {element} from '../../core/element.js';
import {insideOf} from './details_view.js';
import {fillLate} from './late_details.js';
import {ruleOf} from './judged_rule.js';
import {periodNote} from './period_note.js';
import {benefitStatus, isGone, isOverSince, periodOf, statusOn, statusSince, termLine} from './period_status.js';
import {refusalWording} from './reason_wording.js';
import {relationWords} from './relations_view.js';
import {signedWords} from './signed_words.js';
import {toDoList} from './to_do_view.js';
import {verdictWithPeriod} from './verdict_wording.js';

/** @type {Verdict[]} */
const FITS = ['yes', 'maybe'];

/**
 * @param {JudgedBenefit} judged
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
export function benefitItem({benefit, verdict}, measure, view) {
  const period = periodOf(benefit, measure);
  const status = statusOn(period, view);
  const fits = FITS.includes(verdict);
  const badge = element(
    'span',
    {
      class: 'verdict',
      'data-state': verdict,
      'data-term': fits && stateOf(status),
      'data-gone': isOverSince(period, view),
    },
    ...signedWords(verdictWithPeriod(verdict, status, statusSince(period, view)))
  );
  const ownUnits = ownUnitWords(benefit);
  return element(
    'li',
    {class: 'result-benefit', 'data-benefit': benefit.id, 'data-verdict': verdict},
    element(
      'p',
      {class: 'result-benefit-line'},
      badge,
      element('span', {class: 'result-benefit-title'}, benefit.title)
    ),
    ...(fits ? glance({benefit, verdict}, measure, view) : []),
    verdict === 'no' ? element('p', {class: 'result-reason'}, reasonOf(benefit, view)) : null,
    benefit.period
      ? element('div', {class: 'result-facts'}, '这项待遇的期限：', periodBadge(benefit.period, view))
      : null,
    ownUnits ? element('div', {class: 'result-facts'}, ownUnits) : null,
    verdict === 'none' ? periodNote(benefit) : detailsOf({benefit, verdict}, measure, view)
  );
}

/**
 * Say why a benefit is refused.
 * @param {BenefitEntry} benefit
 * @param {ViewModel} view
 */
function reasonOf(benefit, view) {
  return refusalWording(ruleOf(benefit, view), view.answers, view.questions);
}

/**
 * Return what is to be known at once of a benefit that fits or may fit: what it gives, what to do, and what is open.
 * @param {JudgedBenefit} judged
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function glance({benefit, verdict}, measure, view) {
  const {payout, gives, kind, brief} = benefit;
  const gone = isGone(periodOf(benefit, measure), view);
  const then = gone ? '当时' : '';
  const how = `${benefit.how}。${promiseWords(benefit, measure)}${brief ? `${brief}。` : ''}`;
  return [
    payout
      ? payoutLine(`${then}能得到`, benefit, verdict, view, !gone && isOver(benefitStatus(benefit, measure, view)))
      : pointLine(gives ? `${then}能得到` : '类别', element('strong', {'data-gives': ''}, gives || kind)),
    pointLine(`${then}怎么办`, how),
    ...relationWords(benefit, 'result-how'),
    verdict === 'maybe' ? toDoList(ruleOf(benefit, view), benefit, measure, view) : null,
  ];
}

/**
 * Return what unfolds: conditions with their clauses, how to apply, how the figure comes about, what would help.
 * @param {JudgedBenefit} judged
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function detailsOf({benefit, verdict}, measure, view) {
  const details = element(
    'details',
    openAttributes(`${measure.key}/${benefit.id}`, view),
    element(
      'summary',
      {class: 'result-more'},
      verdict === 'no' ? '条件和原文' : '条件、原文和办法',
      element('span', {class: 'visually-hidden'}, `：${benefit.title}`)
    )
  );
  const figure = benefit.payout && FITS.includes(verdict) ? payoutDetails(benefit, verdict, measure, view) : null;
  const fill = () => details.append(...insideOf({benefit, verdict}, measure, view, figure));
  if (details.open) {
    fill();
  } else {
    fillLate(details, fill, view);
  }
  return details;
}

/**
 * Say what a benefit comes to; the line is empty where the script for it could not be loaded.
 * @param {string} label
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {ViewModel} view
 * @param {boolean} over
 */
function payoutLine(label, benefit, verdict, view, over) {
  const tools = globalThis.payoutTools;
  const words = tools ? tools.words(benefit, verdict, view, over) : '\u00a0';
  return pointLine(label, element('strong', {'data-gives': ''}, words));
}

/**
 * @param {string} label
 * @param {Child} words
 */
function pointLine(label, words) {
  return element('p', {class: 'result-point'}, element('span', {class: 'result-label'}, `${label}：`), words);
}

/**
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function payoutDetails(benefit, verdict, measure, view) {
  const tools = globalThis.payoutTools;
  return element('div', {class: 'payout'}, ...(tools ? tools.details(benefit, verdict, measure, view) : []));
}

/**
 * Write what a clause promises that only allows or encourages.
 * @param {BenefitEntry} benefit
 * @param {MeasureEntry} measure
 */
function promiseWords(benefit, measure) {
  const {word, access, counterpart, decides} = benefit;
  const [, names] = contactOf(measure, benefit);
  const named = access === 'counterpart' ? decides && (counterpart || '办理的单位') : names.join('、');
  const rest = named ? `不是一定给予，由${named}决定` : '没有写一定能得到什么';
  return word ? `文件写的是“${word}”，${rest}。` : '';
}

/**
 * Return the attributes of <details> that stay open: results are built again after each answer.
 * @param {string} key
 * @param {ViewModel} view
 */
export function openAttributes(key, view) {
  const toggle = (/** @type {{target: HTMLDetailsElement}} */ event) =>
    view.opened[event.target.open ? 'add' : 'delete'](key);
  return {open: view.opened.has(key), on: {toggle}};
}

/**
 * @param {PeriodEntry} period
 * @param {ViewModel} view
 */
export function periodBadge(period, view) {
  return element(
    'span',
    {
      class: 'period',
      ...periodAttributes(period),
      'data-state': stateOf(statusOn(period, view)),
      'data-gone': isOverSince(period, view),
    },
    element('span', {class: 'state'}, termLine(period, view))
  );
}
