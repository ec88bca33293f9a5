// @ts-check
// A rule with what the answers make of it: nested lists, each condition with a sign and words, the answer given or what
// can be done about it, and the clause. Creates elements.

import {clauseAddress, linkTo} from '../../core/links.js';
import {truth} from '../../rules/evaluate.js';
import {partsOf} from '../../rules/conditions.js';
import {undecided} from '../../rules/undecided.js';
import {answerWording} from '../answers/answers.js';
import {contactOf, unitLinks} from './contact.js';
import {element} from '../../core/element.js';
import {signedWords} from './signed_words.js';

/** @type {Record<string, string>} */
const HEADINGS = {all: '以下都要满足', any: '满足一条即可', not: '有下列情形的不行'};
/** @type {Record<string, string>} */
const SIGNS = {yes: '✓ 满足', no: '✗ 不满足', maybe: '? 待定'};
/** @type {UndecidedLeaves} */
const NOTHING_OPEN = {unanswered: [], unknown: [], manual: []};

/**
 * @param {RuleEntry} rule of the benefit
 * @param {Verdict} verdict of that benefit
 * @param {BenefitEntry} benefit
 * @param {MeasureEntry} measure
 * @param {ViewModel} model
 */
export function conditionList(rule, verdict, benefit, measure, model) {
  const open = verdict === 'maybe' ? undecided(rule, model.answers) : NOTHING_OPEN;
  const view = {...model, benefit, measure, open, quoted: {last: ''}};
  const list = partsOf(rule).length
    ? group(rule, view, false)
    : [element('ul', {class: 'condition-list'}, item(rule, view))];
  return element('div', {class: 'conditions'}, ...list);
}

/**
 * @param {RuleEntry} condition
 * @param {ConditionView} view
 * @param {boolean} signed
 * @returns {HTMLElement[]}
 */
function group(condition, view, signed) {
  const sign = signed ? signOf(stateOf(condition, view)) : null;
  const heading = element('p', {class: 'condition-heading'}, headingOf(condition), sign);
  const list = element('ul', {class: 'condition-list'}, ...partsOf(condition).map((part) => item(part, view)));
  return 'count' in condition ? [heading, ...clauseOf(condition, view), list] : [heading, list];
}

/** @param {RuleEntry} condition */
function headingOf(condition) {
  return 'count' in condition ? condition.words : HEADINGS[Object.keys(HEADINGS).find((key) => key in condition) || ''];
}

/**
 * Return the clause of a condition with a link to its place, and where that is if it is not in the benefit. A clause is
 * not written again where the condition above has the same, except for one that fails.
 * @param {LeafEntry | CountEntry} condition
 * @param {ConditionView} view
 * @returns {HTMLElement[]}
 */
function clauseOf(condition, view) {
  const place = condition.quote + condition.at;
  const again = view.quoted.last === place && stateOf(condition, view) !== 'no';
  view.quoted.last = place;
  const clause = again
    ? element('span', {class: 'condition-same'}, '依据同上', clauseLink(condition, view))
    : element(
        'span',
        {class: 'condition-clause'},
        element('q', {class: 'official'}, condition.quote),
        clauseLink(condition, view)
      );
  return condition.source ? [clause, element('span', {class: 'condition-source'}, condition.source)] : [clause];
}

/**
 * @param {RuleEntry} part
 * @param {ConditionView} view
 * @returns {HTMLElement}
 */
function item(part, view) {
  const state = stateOf(part, view);
  if (partsOf(part).length) {
    const kind = 'count' in part ? '' : 'all' in part ? ' condition-all' : ' condition-any';
    return element('li', {class: `condition condition-group${kind}`, 'data-state': state}, ...group(part, view, true));
  }
  const condition = /** @type {LeafEntry} */ (part);
  return element(
    'li',
    {
      class: 'condition',
      'data-state': state,
      'data-fact': 'fact' in condition && condition.fact,
      'data-open': openKind(condition, view),
    },
    signOf(state, openWords(condition, view)),
    element('span', {class: 'condition-words'}, ...wordsOf(condition, view)),
    'fact' in condition ? answerLine(condition, view) : null,
    ...clauseOf(condition, view)
  );
}

/**
 * @param {RuleEntry} condition
 * @param {ConditionView} view
 */
function stateOf(condition, {answers}) {
  const met = truth(condition, answers);
  return met === null ? 'maybe' : met ? 'yes' : 'no';
}

/**
 * @param {string} state
 * @param {string | null} [words]
 */
function signOf(state, words) {
  return element('span', {class: 'condition-sign', 'data-state': state}, ...signedWords(words || SIGNS[state]));
}

/**
 * Return what an undecided condition waits for; undefined for one that is decided, or that cannot decide anything.
 * @param {LeafEntry} condition
 * @param {ConditionView} view
 */
function openKind(condition, {open}) {
  return Object.entries(open)
    .map(([kind, leaves]) => (leaves.includes(condition) ? kind : ''))
    .find(Boolean);
}

/**
 * @param {LeafEntry} condition
 * @param {ConditionView} view
 */
function openWords(condition, {answers}) {
  if (!('fact' in condition)) {
    return '? 待认定';
  }
  if (!answers.has(condition.fact)) {
    return '? 未回答';
  }
  return answers.get(condition.fact) === null ? '? 不清楚' : null;
}

/**
 * Return the words; a department that judges the condition is linked if it has a page.
 * @param {LeafEntry} condition
 * @param {ConditionView} view
 */
function wordsOf(condition, {departments, root}) {
  const {words} = condition;
  const by = 'by' in condition ? condition.by : '';
  const unit = departments.get(by);
  if (!unit) {
    return [words];
  }
  const [before, ...after] = words.split(by);
  return [before, element('a', {href: linkTo(root + unit.url)}, by), after.join(by)];
}

/**
 * @param {FactTestEntry} condition
 * @param {ConditionView} view
 */
function answerLine(condition, view) {
  const {answers, questions, act, open, catalogue} = view;
  const {fact} = condition;
  const question = /** @type {QuestionEntry} */ (questions.get(fact));
  const parts = catalogue.partsOf(fact);
  const nameOf = (/** @type {string} */ part) => /** @type {QuestionEntry} */ (questions.get(part)).name;
  /** @type {(part: string, label: string, attributes: Attributes) => HTMLButtonElement} */
  const button = (part, label, attributes) =>
    element('button', {type: 'button', ...attributes, on: {click: () => act.ask(part)}}, label);
  if (answers.has(fact)) {
    const steps = parts[0] !== fact && globalThis.computedTools ? globalThis.computedTools.steps(fact, view) : '';
    const changes = parts.flatMap((part) => [
      ' ',
      button(part, steps ? `修改${nameOf(part)}` : '修改', {
        class: 'link-button',
        'aria-label': `修改：${nameOf(part)}`,
      }),
    ]);
    const ask = open.unknown.includes(condition) ? askWords(view) : [];
    const words = steps || `您的回答：${answerWording(question, answers.get(fact))}`;
    return element('span', {class: 'condition-answer'}, words, ...changes, ...ask);
  }
  const first = open.unanswered.find((test) => test.fact === fact);
  const unanswered = parts.filter((part) => first === condition && !answers.has(part));
  return unanswered.length
    ? element(
        'span',
        {class: 'condition-answer'},
        ...unanswered.map((part) => button(part, `回答：${nameOf(part)}`, {class: 'button button-plain button-small'}))
      )
    : null;
}

/**
 * Say who can tell what the applicant does not know; nothing where the notice names no unit.
 * @param {ConditionView} view
 * @returns {Child[]}
 */
function askWords(view) {
  const [role, names] = contactOf(view.measure, view.benefit);
  return view.departments.has(names[0])
    ? [`可以问${role === '牵头' ? '牵头单位' : role}：`, ...unitLinks(names, view)]
    : [];
}

/**
 * Link to the clause in the official text: on the page of the measure, where static/js/measure/clause_mark.js marks it,
 * or on that of the document.
 * @param {LeafEntry | CountEntry} condition
 * @param {ConditionView} view
 */
function clauseLink({quote, at}, {root, measure}) {
  const href = clauseAddress(quote, at, root + measure.url, root);
  return element('a', {class: 'quote-place', href, 'aria-label': `见原文：${quote}`}, '见原文');
}
