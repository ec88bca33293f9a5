// @ts-check
// One benefit among the results: its verdict, why, and when opened what would change it and its conditions. Creates
// elements.

import {carryReferenceDate} from '../core/reference_date.js';
import {periodAttributes} from '../core/period_attributes.js';
import {periodWords, provisionalWords} from '../core/period_words.js';
import {isOver, stateOf} from '../core/periods.js';
import {datedRule} from '../rules/dated.js';
import {conditionList} from './conditions_view.js';
import {contactOf, howWords, ownUnitWords} from './contact.js';
import {element} from '../core/element.js';
import {withPayouts} from './payout_loader.js';
import {benefitStatus, statusOn} from './period_status.js';
import {relationLines, relationWords} from './relations_view.js';
import {remedyList} from './remedy_view.js';
import {reasonWording, verdictWithPeriod} from './verdict_wording.js';
import {wayLines} from './ways_view.js';
import {extensionLine, windowLines} from './windows_view.js';

/** @type {Verdict[]} */
const FITS = ['yes', 'maybe'];

/**
 * @param {JudgedBenefit} judged
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
export function benefitItem({benefit, verdict}, measure, view) {
  const status = benefitStatus(benefit, measure, view);
  const fits = FITS.includes(verdict);
  const badge = element(
    'span',
    {class: 'verdict', 'data-state': verdict, 'data-term': fits && stateOf(status)},
    verdictWithPeriod(verdict, status)
  );
  const name = element('span', {class: 'result-benefit-title'}, benefit.title);
  const own = benefit.period
    ? element('span', {class: 'result-facts'}, '本项期限', periodBadge(benefit.period, view))
    : null;
  const ownUnits = ownUnitWords(benefit);
  const units = ownUnits ? element('span', {class: 'result-facts'}, ownUnits) : null;
  const attributes = {class: 'result-benefit', 'data-benefit': benefit.id, 'data-verdict': verdict};
  if (verdict === 'none') {
    return element(
      'li',
      attributes,
      element('p', {class: 'result-benefit-line'}, badge, name, own, units),
      periodNote(benefit)
    );
  }
  const reason = reasonWording(ruleOf(benefit, view), verdict, view.answers, view.questions);
  const details = element(
    'details',
    openAttributes(`${measure.key}/${benefit.id}`, view),
    element(
      'summary',
      {class: 'result-benefit-line'},
      badge,
      element('span', {class: 'result-benefit-head'}, name, element('span', {class: 'result-more'})),
      fits && benefit.payout ? payoutLine(benefit, verdict, view, isOver(status)) : null,
      fits ? element('span', {class: 'result-how'}, howWords(benefit) + promiseWords(benefit, measure)) : null,
      fits && benefit.brief ? element('span', {class: 'result-how'}, `${benefit.brief}。`) : null,
      ...(fits ? relationWords(benefit, 'result-how') : []),
      reason && element('span', {class: 'result-reason'}, reason),
      own,
      units
    )
  );
  const fill = () => details.append(...inside({benefit, verdict}, measure, view));
  if (view.catalogue.many && !details.open) {
    const fillLate = () => {
      fill();
      carryReferenceDate(view.state.day);
    };
    details.addEventListener('toggle', fillLate, {once: true}); // of thousands of benefits few are ever opened
  } else {
    fill();
  }
  return element('li', attributes, details);
}

/**
 * @param {JudgedBenefit} judged
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function inside({benefit, verdict}, measure, view) {
  const parts = [
    periodNote(benefit),
    benefit.period ? extensionLine(benefit.period, 'result-window') : null,
    ...windowLines(benefit.windows, view),
    benefit.payout && FITS.includes(verdict) ? payoutDetails(benefit, verdict, measure, view) : null,
    ...(verdict === 'no' ? [] : [...wayLines(benefit, measure, view), ...relationLines(benefit, view)]),
    verdict === 'no' ? remedyList(ruleOf(benefit, view), view) : null,
    conditionList(ruleOf(benefit, view), verdict, benefit, measure, view),
  ];
  return parts.filter((part) => part !== null);
}

/**
 * Say what a benefit comes to; while the script for it has not been loaded, the line is empty, so that nothing moves.
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {ViewModel} view
 * @param {boolean} over
 */
function payoutLine(benefit, verdict, view, over) {
  const line = element('span', {class: 'result-gives', 'data-gives': ''}, '\u00a0');
  withPayouts((tools) => {
    line.textContent = tools.words(benefit, verdict, view, over);
  });
  return line;
}

/**
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function payoutDetails(benefit, verdict, measure, view) {
  const part = element('div', {class: 'payout'});
  withPayouts((tools) => part.append(...tools.details(benefit, verdict, measure, view)));
  return part;
}

/**
 * Return the rule of a benefit on the reference date.
 * @param {BenefitEntry} benefit with a verdict other than `none`
 * @param {ViewModel} view
 * @returns {RuleEntry}
 */
export function ruleOf({rule}, {day}) {
  return datedRule(/** @type {RuleEntry} */ (rule), day);
}

/**
 * Write what a clause promises that only allows or encourages.
 * @param {BenefitEntry} benefit
 * @param {MeasureEntry} measure
 */
function promiseWords(benefit, measure) {
  const {word, access, counterpart} = benefit;
  const [, names] = contactOf(measure, benefit);
  const decider = access === 'counterpart' ? counterpart || '办理的单位' : names.join('、');
  return word ? `不是一定给予，由${decider}决定。` : '';
}

/** @param {BenefitEntry} benefit */
function periodNote({period}) {
  return period && period.note
    ? element('p', {class: 'result-note derived'}, element('span', {class: 'derived-label'}, '编者归纳'), period.note)
    : null;
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
    {class: 'period', ...periodAttributes(period), 'data-state': stateOf(statusOn(period, view))},
    element('span', {class: 'state'}, periodWords(period, view.day, view.soonDays) + provisionalWords(period))
  );
}
