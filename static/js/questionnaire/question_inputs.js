// The fields of a question, for the form of one question and for the clerk's page. Touches only what it is given.

import {dayWords} from '../core/periods.js';
import {isRange} from '../rules/ranges.js';
import {UNKNOWN, readAnswer} from './answers.js';
import {figureWording} from './bands.js';
import {element} from '../core/element.js';
import {EARLIEST, LATEST, readDay} from './typed_dates.js';

// What is typed or chosen in the fields under `root`, for checkInput; {unknown: true} where 不清楚 is chosen among them.
export function typedIn(question, root) {
  const chosen = [...root.querySelectorAll('input:checked')].map((input) => input.value);
  if (chosen.includes(UNKNOWN)) {
    return {unknown: true};
  }
  if (chosen.length && question.type === 'number') {
    return readAnswer(question, chosen[0]).typed; // a band
  }
  const text = root.querySelector('[data-text]');
  if (!text) {
    return {chosen};
  }
  const picker = root.querySelector('[data-picker]');
  return {text: text.value, impossible: Boolean(picker && picker.validity.badInput)};
}

// What the text field of a figure or a day says of an answer.
export function textOf(question, answer) {
  if (answer === undefined || answer === null || isRange(answer)) {
    return '';
  }
  return question.type === 'date' ? dayWords(answer) : figureWording(answer);
}

// Not type=number or type=date: these drop what they do not understand, so that no message could say what is wrong.
// A day needs the point of the keypad too: 2023.4.1.
export function textField(question, attributes) {
  const inputmode = question.whole ? 'numeric' : 'decimal';
  return element('input', {type: 'text', 'data-text': true, autocomplete: 'off', inputmode, enterkeyhint: 'next', ...attributes});
}

// A calendar that fills the text field, and the day that is read from the text, in full. The field works without both.
export function calendar(text, id) {
  const picker = element('input', {type: 'date', id, 'data-picker': true, min: EARLIEST, max: LATEST, autocomplete: 'off'});
  const echo = element('output', {for: text.id, class: 'day-echo'});
  const show = () => {
    const day = (readDay(text.value) || {}).day;
    picker.value = day || '';
    echo.textContent = day && dayWords(day) !== text.value.trim() ? `即 ${dayWords(day)}` : '';
  };
  text.addEventListener('input', show);
  picker.addEventListener('input', () => {
    if (picker.value) {
      text.value = dayWords(picker.value);
      echo.textContent = '';
    }
  });
  show();
  return {picker, echo, show};
}

// Options, 以上都没有 (`noneId`), 不清楚 and what is typed, all under `root`, shut each other out.
export function makeExclusive(root, noneId) {
  const part = (input) => {
    if (!isChosen(input)) {
      return 'typed';
    }
    return input.value === noneId || input.value === UNKNOWN ? input.value : 'options';
  };
  root.addEventListener('input', ({target}) => {
    if (isGiven(target)) {
      [...root.querySelectorAll('input')].filter((other) => part(other) !== part(target)).forEach(empty);
    }
  });
}

function isChosen(input) {
  return input.type === 'radio' || input.type === 'checkbox';
}

function isGiven(input) {
  return isChosen(input) ? input.checked : input.value !== '';
}

export function empty(input) {
  if (isChosen(input)) {
    input.checked = false;
  } else {
    input.value = '';
  }
}
