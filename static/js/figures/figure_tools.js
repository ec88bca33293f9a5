// @ts-check
// The field of a figure: says what was understood while it is typed, and asks back. Changes the slot given.

import {element} from '../core/element.js';
import {readFigure} from './read_figure.js';

/** @type {FigureTools} */
export const figureTools = {read: readFigure, echo, askBack};

/**
 * Say in `output` what is understood of the field, now and whenever it changes; nothing while it is empty or unclear.
 * @param {QuestionEntry} question
 * @param {HTMLInputElement} field
 * @param {HTMLElement} output
 */
function echo(question, field, output) {
  const show = () => {
    const {words = '', doubt} = field.value.trim() ? readFigure(question, field.value) : {};
    output.textContent = doubt ? doubt.ask : words;
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
