// A rule with what the answers make of it: nested lists, each condition with a sign and words, the answer given or what
// can be done about it, and the clause. Builds elements; touches nothing that is on the page.

import {linkTo} from '../core/links.js';
import {truth} from '../rules/evaluate.js';
import {partsOf} from '../rules/changes.js';
import {undecided} from '../rules/reasons.js';
import {answerWording} from './answers.js';
import {leadLinks} from './department_links.js';
import {element} from '../core/element.js';

const HEADINGS = {all: '须全部满足', any: '满足其一即可', not: '不得满足'};
const SIGNS = {yes: '✓ 满足', no: '✗ 不满足', maybe: '? 待定'};
const NOTHING_OPEN = {unanswered: [], unknown: [], manual: []};

// The rule of a benefit of `measure`, which comes to `verdict`; `model` is described in page.js.
export function conditionList(rule, verdict, measure, model) {
  const open = verdict === 'maybe' ? undecided(rule, model.answers) : NOTHING_OPEN;
  const view = {...model, measure, open};
  const list = partsOf(rule).length ? group(rule, view, false) : [element('ul', {class: 'condition-list'}, item(rule, view))];
  return element('div', {class: 'conditions'}, ...list);
}

function group(condition, view, signed) {
  const connective = Object.keys(HEADINGS).find((key) => key in condition);
  const sign = signed ? signOf(stateOf(condition, view)) : null;
  const heading = element('p', {class: 'condition-heading'}, sign, HEADINGS[connective]);
  return [heading, element('ul', {class: 'condition-list'}, ...partsOf(condition).map((part) => item(part, view)))];
}

function item(condition, view) {
  const state = stateOf(condition, view);
  if (partsOf(condition).length) {
    return element('li', {class: 'condition condition-group', 'data-state': state}, ...group(condition, view, true));
  }
  return element(
    'li',
    {class: 'condition', 'data-state': state, 'data-fact': condition.fact, 'data-open': openKind(condition, view)},
    signOf(state, openWords(condition, view)),
    element('span', {class: 'condition-words'}, ...wordsOf(condition, view)),
    'fact' in condition ? answerLine(condition, view) : null,
    element('span', {class: 'condition-clause'}, element('q', {class: 'official'}, condition.quote), clauseLink(condition, view))
  );
}

function stateOf(condition, {answers}) {
  const met = truth(condition, answers);
  return met === null ? 'maybe' : met ? 'yes' : 'no';
}

function signOf(state, words) {
  return element('span', {class: 'condition-sign', 'data-state': state}, words || SIGNS[state]);
}

// What an open condition waits for; nothing for one that is runSteps, or that cannot settle anything.
function openKind(condition, {open}) {
  return Object.keys(open).find((kind) => open[kind].includes(condition));
}

function openWords(condition, {answers}) {
  if (!('fact' in condition)) {
    return '? 由部门判断';
  }
  if (!answers.has(condition.fact)) {
    return '? 未回答';
  }
  return answers.get(condition.fact) === null ? '? 不清楚' : null;
}

// A matter for a department leads to that department's page, if it has one.
function wordsOf({words, by}, {departments, root}) {
  if (!departments.has(by)) {
    return [words];
  }
  const [before, ...after] = words.split(by);
  return [before, element('a', {href: linkTo(root + departments.get(by))}, by), after.join(by)];
}

function answerLine(condition, view) {
  const {answers, questions, act, open} = view;
  const {fact} = condition;
  const {name} = questions.get(fact);
  const button = (label, attributes) =>
    element('button', {type: 'button', ...attributes, on: {click: () => act.ask(fact)}}, label);
  if (answers.has(fact)) {
    const change = button('修改', {class: 'link-button', 'aria-label': `修改：${name}`});
    const ask = open.unknown.includes(condition) ? ['可向牵头单位 ', ...leadLinks(view.measure, view), ' 核实'] : [];
    return element('span', {class: 'condition-answer'}, `您的回答：${answerWording(questions.get(fact), answers.get(fact))} `, change, ...ask);
  }
  const first = open.unanswered.find((test) => test.fact === fact);
  return first === condition
    ? element('span', {class: 'condition-answer'}, button(`回答：${name}`, {class: 'button button-plain button-small'}))
    : null;
}

// Leads to the clause in the official text, where static/js/clause_mark.js marks it.
function clauseLink({quote}, {root, measure}) {
  const href = linkTo(root + measure.url, [['clause', quote]]);
  return element('a', {class: 'quote-place', href, 'aria-label': `见原文：${quote}`}, '见原文');
}
