// @ts-check
// The field of a figure or a date: says what was understood while it is typed, and asks back. Changes the slots given.

import {element} from '../core/element.js';
import {readDate} from './read_day.js';
import {readFigure} from './read_figure.js';

/** @type {FigureTools} */
export const figureTools = {read, echo, askBack};

/**
 * @param {QuestionEntry} question
 * @param {string} text
 */
function read(question, text) {
  return question.type === 'date' ? readDate(text) : readFigure(question, text);
}

/**
 * Say in `output` what is understood of the field, now and whenever it changes; nothing while it is empty or unclear.
 * @param {QuestionEntry} question
 * @param {HTMLInputElement} field
 * @param {HTMLElement} output
 * @param {HTMLInputElement | null} [picker] the calendar of a date, which shows it too
 */
function echo(question, field, output, picker) {
  const show = () => {
    const {
      value,
      words = '',
      doubt,
    } = field.value.trim() ? read(question, field.value) : /** @type {ReadFigure} */ ({});
    output.textContent = doubt ? doubt.ask : words;
    const day = String(value || '');
    if (picker && picker.value !== day) {
      picker.value = day;
    }
  };
  field.addEventListener('input', show);
  show();
}

/**
 * Ask which of two values is meant; what was asked goes away when something else is typed.
 * @param {HTMLInputElement} field
 * @param {HTMLElement} output
 * @param {FigureDoubt} doubt
 * @param {(value: number) => void} choose
 */
function askBack(field, output, {ask, choices}, choose) {
  const id = `${field.id}-ask`;
  const buttons = choices.map(({label, value}) =>
    element(
      'button',
      {
        class: 'button button-plain button-small',
        type: 'button',
        'aria-describedby': id,
        on: {click: () => choose(value)},
      },
      label
    )
  );
  output.replaceChildren(element('span', {class: 'figure-ask', id}, ask), ...buttons);
  buttons[0].focus();
}
