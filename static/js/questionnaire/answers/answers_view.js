// @ts-check
// The list of answers, with ways to change and remove them, and the questions skipped. Changes the page: fills the
// slots given.

import {answerWording} from './answers.js';
import {element} from '../../core/element.js';

const IDLE = '目前不影响结果';

/**
 * @param {HTMLElement} section
 * @param {ViewModel} view
 */
export function showAnswers(section, view) {
  const skipped = new Set(view.found.skipped.map(({question}) => question));
  const listed = view.data.questions.filter((question) => view.answers.has(question.id) || skipped.has(question));
  section.querySelector('[data-answers-empty]').hidden = listed.length > 0;
  const list = section.querySelector('[data-answers]');
  list.hidden = listed.length === 0;
  list.replaceChildren(...listed.map((question) => row(question, section, view)));
}

/**
 * @param {QuestionEntry} question
 * @param {HTMLElement} section
 * @param {ViewModel} view
 */
function row(question, section, view) {
  return view.answers.has(question.id) ? answeredRow(question, section, view) : skippedRow(question, view);
}

/**
 * @param {QuestionEntry} question
 * @param {HTMLElement} section
 * @param {ViewModel} view
 */
function answeredRow(question, section, {answers, found, act}) {
  const idle = found.idle.has(question.id);
  return element(
    'div',
    {class: 'answer', 'data-answer': question.id, 'data-idle': idle, tabindex: '-1'},
    element('dt', null, question.name),
    element(
      'dd',
      null,
      element(
        'span',
        {class: 'answer-words'},
        answerWording(question, answers.get(question.id)),
        idle ? element('span', {class: 'answer-note'}, IDLE) : null
      ),
      element(
        'span',
        {class: 'answer-buttons'},
        button('修改', question, () => act.ask(question.id)),
        button('删除', question, () => removeAnswer(question, section, act))
      )
    )
  );
}

/**
 * @param {QuestionEntry} question
 * @param {ViewModel} view
 */
function skippedRow(question, {act}) {
  return element(
    'div',
    {class: 'answer', 'data-skipped': question.id, tabindex: '-1'},
    element('dt', null, question.name),
    element(
      'dd',
      null,
      element('span', {class: 'answer-words'}, element('span', {class: 'answer-note'}, '跳过了')),
      element(
        'span',
        {class: 'answer-buttons'},
        button('回答', question, () => act.ask(question.id))
      )
    )
  );
}

/**
 * @param {string} label
 * @param {QuestionEntry} question
 * @param {() => void} act
 */
function button(label, question, act) {
  return element(
    'button',
    {class: 'link-button', type: 'button', 'aria-label': `${label}：${question.name}`, on: {click: act}},
    label
  );
}

/**
 * Remove an answer. The list is built again and the button pressed goes with it: the focus moves to the entry that
 * takes its place.
 * @param {QuestionEntry} question
 * @param {HTMLElement} section
 * @param {Actions} act
 */
function removeAnswer(question, section, act) {
  const place = [...section.querySelectorAll('.answer')].findIndex((entry) => entry.dataset.answer === question.id);
  act.forget(question.id);
  const entries = section.querySelectorAll('.answer');
  (entries[Math.min(place, entries.length - 1)] || section.querySelector('h2')).focus();
}
