// The list of answers given, each with a way to change it. Touches the page: fills the slots given.

import {answerWording} from './answers.js';
import {element} from './element.js';

// `ask` is called with the fact whose answer the reader wants to change.
export function showAnswers(section, questions, state, ask) {
  const given = questions.filter((question) => state.answers.has(question.id));
  section.querySelector('[data-answers-empty]').hidden = given.length > 0;
  const list = section.querySelector('[data-answers]');
  list.hidden = given.length === 0;
  list.textContent = '';
  list.append(...given.map((question) => answerRow(question, state, ask)));
}

function answerRow(question, state, ask) {
  const button = element(
    'button',
    {class: 'link-button', type: 'button', 'aria-label': `修改：${question.name}`, on: {click: () => ask(question.id)}},
    '修改'
  );
  return element(
    'div',
    {class: 'answer', 'data-answer': question.id},
    element('dt', null, question.name),
    element('dd', null, answerWording(question, state.answers.get(question.id)), ' ', button)
  );
}
