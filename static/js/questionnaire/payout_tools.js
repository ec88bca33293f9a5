// @ts-check
// What applicants may get: which answers it still needs, and how it comes about. Pure, but for the views, which create
// elements.

import {linkTo, linkToPlace} from '../core/links.js';
import {element} from '../core/element.js';
import {neededFacts, workOut} from '../rules/payouts.js';
import {VERDICTS} from '../rules/spec.js';
import {headline, payoutSteps} from './payout_words.js';

const NOT_FINAL = '按原文和所填的答案算，以部门核定为准';
/** @type {Verdict[]} */
const FITS = ['yes', 'maybe'];
const FITTING = FITS.map((verdict) => VERDICTS.indexOf(verdict));

/** @type {PayoutTools} */
export const payoutTools = {asked, line, details, sheetLine};

/**
 * Return the facts that payouts of benefits which are not refused depend on, and those that they still need, each with
 * the places of the benefits.
 * @param {Catalogue} catalogue
 * @param {Uint8Array} verdicts of benefits, by the places of VERDICTS
 * @param {Answers} answers
 * @param {number} first
 * @param {number} end
 */
function asked({payouts, complete, partsOf}, verdicts, answers, first, end) {
  /** @type {Set<string>} */
  const used = new Set();
  /** @type {Map<string, number[]>} */
  const needed = new Map();
  const known = complete(answers);
  payouts.forEach((plan, place) => {
    if (place < first || place >= end || !FITTING.includes(verdicts[place])) {
      return;
    }
    [plan.by, plan.times].forEach((fact) => fact !== undefined && partsOf(fact).forEach((part) => used.add(part)));
    new Set(neededFacts(plan, known).flatMap(partsOf)).forEach((fact) => {
      if (answers.has(fact)) {
        return;
      }
      const places = needed.get(fact) || [];
      needed.set(fact, places);
      places.push(place);
    });
  });
  return {used, needed};
}

/**
 * Say in one line what a benefit comes to; null where its payout is not written, or it is refused.
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {ViewModel} view
 */
function line(benefit, verdict, view) {
  const words = headlineOf(benefit, verdict, view);
  return words ? element('span', {class: 'result-gives', 'data-gives': ''}, words) : null;
}

/**
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {ViewModel} view
 */
function sheetLine(benefit, verdict, view) {
  const words = headlineOf(benefit, verdict, view);
  const {payout} = benefit;
  if (!payout || !words) {
    return null;
  }
  const steps = payoutSteps(payout, workOut(payout, view.answers), view.answers, view.questions);
  const all = steps.map((step) => step.words).filter((step) => !words.includes(step));
  return element(
    'span',
    {class: 'sheet-line'},
    element('strong', null, words),
    `（${[...all, NOT_FINAL].join('；')}）`
  );
}

/**
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {ViewModel} view
 */
function headlineOf({payout}, verdict, {answers, questions}) {
  return payout && FITS.includes(verdict) ? headline(payout, workOut(payout, answers), verdict, questions) : '';
}

/**
 * Show the steps, each with its clause, and what there is to answer.
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function details(benefit, verdict, measure, view) {
  const {payout} = benefit;
  if (!payout || !FITS.includes(verdict)) {
    return null;
  }
  const worked = workOut(payout, view.answers);
  const steps = payoutSteps(payout, worked, view.answers, view.questions);
  return element(
    'div',
    {class: 'payout'},
    element(
      'p',
      {class: 'payout-heading derived'},
      element('strong', null, '能得到多少'),
      element('span', {class: 'derived-label'}, '编者归纳'),
      NOT_FINAL
    ),
    element('ol', {class: 'payout-steps'}, ...steps.map((step, at) => stepItem(step, steps[at - 1], measure, view))),
    ...questionButtons(worked, view)
  );
}

/**
 * Show a step; a clause that stands right above is not shown again.
 * @param {PayoutStep} step
 * @param {PayoutStep | undefined} before
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function stepItem({words, quote, at}, before, measure, {root}) {
  const href = at.includes('#') ? linkToPlace(root + at) : linkTo(root + measure.url, [['clause', quote]]);
  const clause = () =>
    element(
      'span',
      {class: 'condition-clause'},
      element('q', {class: 'official'}, quote),
      element('a', {class: 'quote-place', href, 'aria-label': `见原文：${quote}`}, '见原文')
    );
  return element('li', null, element('span', null, words), before && before.quote === quote ? null : clause());
}

/**
 * Return a button for each question whose answer the figure needs, or needs exactly.
 * @param {Worked} worked
 * @param {ViewModel} view
 */
function questionButtons({state, facts = []}, {catalogue, state: {answers}, questions, act}) {
  const labels = /** @type {Partial<Record<WorkedState, string>>} */ ({unanswered: '回答', range: '填准数'});
  const label = labels[state];
  return label
    ? facts
        .flatMap(catalogue.partsOf)
        .filter((fact) => state !== 'unanswered' || !answers.has(fact))
        .map((fact) => {
          const question = /** @type {QuestionEntry} */ (questions.get(fact));
          const attributes = {
            type: 'button',
            class: 'button button-plain button-small',
            on: {click: () => act.ask(fact)},
          };
          return element('button', attributes, `${label}：${question.name}`);
        })
    : [];
}
