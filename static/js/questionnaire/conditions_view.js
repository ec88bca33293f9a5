// A rule with what the answers make of it: nested lists, each condition with a sign and words, the answer given and
// the clause. Builds elements; touches nothing that is on the page.

import {truth} from '../rules/evaluate.js';
import {answerWording} from './answers.js';
import {element} from './element.js';

const HEADINGS = {all: '须全部满足', any: '满足其一即可', not: '不得满足'};
const SIGNS = {yes: '✓ 满足', no: '✗ 不满足', maybe: '? 待定'};

// `shown` is {answers, questions, ask}: the Map of answers, a Map of questions by fact, and what is called with
// the fact that the reader wants to answer.
export function conditionList(condition, shown) {
  const inside = partsOf(condition);
  const list = inside ? group(condition, inside, shown, false) : [element('ul', {class: 'condition-list'}, item(condition, shown))];
  return element('div', {class: 'conditions'}, ...list);
}

export function partsOf(condition) {
  return condition.all || condition.any || (condition.not && [condition.not]);
}

function group(condition, inside, shown, signed) {
  const connective = Object.keys(HEADINGS).find((key) => key in condition);
  const heading = element('p', {class: 'condition-heading'}, signed ? sign(stateOf(condition, shown)) : null, HEADINGS[connective]);
  return [heading, element('ul', {class: 'condition-list'}, ...inside.map((part) => item(part, shown)))];
}

function item(condition, shown) {
  const state = stateOf(condition, shown);
  const inside = partsOf(condition);
  if (inside) {
    return element('li', {class: 'condition condition-group', 'data-state': state}, ...group(condition, inside, shown, true));
  }
  return element(
    'li',
    {class: 'condition', 'data-state': state, 'data-fact': condition.fact},
    sign(state, openWords(condition, shown)),
    element('span', {class: 'condition-words'}, condition.words),
    'fact' in condition ? answerLine(condition.fact, shown) : null,
    element('q', {class: 'official condition-clause'}, condition.quote)
  );
}

function stateOf(condition, shown) {
  const met = truth(condition, shown.answers);
  return met === null ? 'maybe' : met ? 'yes' : 'no';
}

function sign(state, words) {
  return element('span', {class: 'condition-sign', 'data-state': state}, words || SIGNS[state]);
}

// What an open condition waits for; nothing for one that is settled.
function openWords(condition, shown) {
  if (!('fact' in condition)) {
    return '? 由部门判断';
  }
  if (!shown.answers.has(condition.fact)) {
    return '? 未回答';
  }
  return shown.answers.get(condition.fact) === null ? '? 不清楚' : null;
}

function answerLine(fact, shown) {
  const question = shown.questions.get(fact);
  const answered = shown.answers.has(fact);
  const label = answered ? '修改' : '回答';
  const button = element(
    'button',
    {class: 'link-button', type: 'button', 'aria-label': `${label}：${question.name}`, on: {click: () => shown.ask(fact)}},
    label
  );
  const words = answered ? `您的回答：${answerWording(question, shown.answers.get(fact))} ` : '';
  return element('span', {class: 'condition-answer'}, words, button);
}
