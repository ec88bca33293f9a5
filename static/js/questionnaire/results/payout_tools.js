// @ts-check
// What applicants may get, and how it comes about. Creates elements.

import {linkTo, linkToPlace} from '../../core/links.js';
import {element} from '../../core/element.js';
import {workOut} from '../../rules/payouts.js';
import {isGone, periodOf} from './period_status.js';
import {headline, headlineInTerm, payoutSteps} from './payout_words.js';

const NOT_FINAL = '按原文和您填的答案算，以部门核定为准';
/** @type {Verdict[]} */
const FITS = ['yes', 'maybe'];
/** @type {WorkedState[]} the states in which nothing was worked out yet */
const OPEN = ['unanswered', 'unknown', 'range'];

/** @type {PayoutTools} */
export const payoutTools = {words, details, sheetParts, worth};

/**
 * Return the line of the printed sheet.
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {ViewModel} view
 * @param {boolean} over whether its term is, on the reference date
 */
function sheetParts(benefit, verdict, view, over) {
  const line = words(benefit, verdict, view, over);
  const {payout} = benefit;
  if (!payout || !line) {
    return [];
  }
  const steps = payoutSteps(payout, workOut(payout, view.answers), view.answers, view.questions);
  const all = steps.map((step) => step.words).filter((step) => !line.includes(step));
  return [element('strong', null, line), `（${[...all, NOT_FINAL].join('；')}）`];
}

/**
 * Say in one line what a benefit comes to; '' where its payout is not written, or it is refused.
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {ViewModel} view
 * @param {boolean} over whether its term is, on the reference date
 */
function words({payout, gives}, verdict, {answers, questions}, over) {
  if (!payout || !FITS.includes(verdict)) {
    return '';
  }
  const worked = workOut(payout, answers);
  const known = gives && OPEN.includes(worked.state) ? `${gives}；` : '';
  return known + headlineInTerm(headline(payout, worked, verdict, questions), worked, over);
}

/**
 * Return what a benefit comes to in yuan; 0 where nothing is worked out, or no sum of yuan.
 * @param {BenefitEntry} benefit
 * @param {Answers} answers
 */
function worth({payout}, answers) {
  if (!payout || payout.money === undefined) {
    return 0;
  }
  const {state, value, capped} = workOut(payout, answers);
  const figure = capped && payout.capped_at ? payout.capped_at.size : value;
  return state === 'figure' ? Number(figure) * payout.money : 0;
}

/**
 * Show the steps, each with its clause, and what there is to answer.
 * @param {BenefitEntry} benefit with a payout
 * @param {Verdict} verdict
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function details(benefit, verdict, measure, view) {
  const payout = /** @type {PayoutEntry} */ (benefit.payout);
  const worked = workOut(payout, view.answers);
  const steps = payoutSteps(payout, worked, view.answers, view.questions);
  return [
    element(
      'p',
      {class: 'payout-heading derived'},
      element('strong', null, `${isGone(periodOf(benefit, measure), view) ? '当时' : ''}能得到多少`),
      element('span', {class: 'derived-label'}, '编者归纳'),
      NOT_FINAL
    ),
    element('ol', {class: 'payout-steps'}, ...steps.map((step, at) => stepItem(step, steps[at - 1], measure, view))),
    ...questionButtons(worked, view),
  ];
}

/**
 * Show a step; a clause that stands right above is not shown again.
 * @param {PayoutStep} step
 * @param {PayoutStep | undefined} before
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function stepItem({words: step, quote, at}, before, measure, {root}) {
  const href = at.includes('#') ? linkToPlace(root + at) : linkTo(root + measure.url, [['clause', quote]]);
  const clause = () =>
    element(
      'span',
      {class: 'condition-clause'},
      element('q', {class: 'official'}, quote),
      element('a', {class: 'quote-place', href, 'aria-label': `见原文：${quote}`}, '见原文')
    );
  return element('li', null, element('span', null, step), before && before.quote === quote ? null : clause());
}

/**
 * Return a button for each question whose answer the figure needs, or needs exactly.
 * @param {Worked} worked
 * @param {ViewModel} view
 */
function questionButtons({state, facts = []}, {catalogue, answers, questions, act}) {
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
