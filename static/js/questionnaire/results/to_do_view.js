// @ts-check
// What remains to do for a benefit that may fit: questions to answer, what to ask whom, what a department decides. Creates
// elements.

import {undecided} from '../../rules/undecided.js';
import {isRange} from '../../rules/ranges.js';
import {contactOf, unitLinks} from './contact.js';
import {element} from '../../core/element.js';

/**
 * @param {RuleEntry} rule
 * @param {BenefitEntry} benefit
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
export function toDoList(rule, benefit, measure, view) {
  const {answers, catalogue, questions, act} = view;
  const {unanswered, unknown, manual} = undecided(rule, answers);
  const nameOf = (/** @type {string} */ fact) => /** @type {QuestionEntry} */ (questions.get(fact)).name;
  const asked = distinct(unanswered)
    .flatMap(catalogue.partsOf)
    .filter((fact) => !answers.has(fact));
  const buttons = asked.flatMap((fact, at) => [
    at ? '、' : '',
    element(
      'button',
      {type: 'button', class: 'link-button', 'aria-label': `回答：${nameOf(fact)}`, on: {click: () => act.ask(fact)}},
      nameOf(fact)
    ),
  ]);
  const [role, names] = contactOf(measure, benefit);
  const units = names.some((name) => view.departments.has(name)) && role ? unitLinks(names, view) : [];
  const items = [
    buttons.length ? ['还要回答：', ...buttons] : [],
    ...distinct(unknown).map((fact) => [
      `${isRange(answers.get(fact)) ? '要填准数' : '不清楚'}：${nameOf(fact)}`,
      ...(units.length ? ['，可以问', ...units] : []),
    ]),
    ...manual.map(({words}) => [words]),
  ];
  return element(
    'ul',
    {class: 'result-todo', 'aria-label': '还要做什么'},
    ...items.filter((parts) => parts.length).map((parts) => element('li', null, ...parts))
  );
}

/** @param {FactTestEntry[]} tests */
function distinct(tests) {
  return [...new Set(tests.map(({fact}) => fact))];
}
