// @ts-check
// The fields of a question, for the form of one question and for the clerk's page. Changes only what it is given.

import {dayWords} from '../../core/periods.js';
import {isRange} from '../../rules/ranges.js';
import {UNKNOWN, readAnswer} from '../answers/answers.js';
import {figureWording} from '../answers/bands.js';
import {element} from '../../core/element.js';
import {EARLIEST, LATEST} from '../answers/input_checks.js';

/**
 * Return what is typed or chosen in the fields under `root`, for checkInput.
 * @param {QuestionEntry} question
 * @param {HTMLElement} root
 * @returns {TypedAnswer}
 */
export function typedIn(question, root) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const checked = root.querySelectorAll('input:checked');
  const chosen = [...checked].map((input) => input.value);
  if (chosen.includes(UNKNOWN)) {
    return {unknown: true};
  }
  if (chosen.length && question.type === 'number') {
    return readAnswer(question, chosen[0]).typed; // a band
  }
  /** @type {HTMLInputElement | null} */
  const text = root.querySelector('[data-text]');
  if (!text) {
    return {chosen};
  }
  /** @type {HTMLInputElement | null} */
  const picker = root.querySelector('[data-picker]');
  return {text: text.value, impossible: Boolean(picker && picker.validity.badInput)};
}

/**
 * Return whether a question is answered by what is typed, which figures/figure_tools.js reads.
 * @param {QuestionEntry} question
 */
export function isWritten({type}) {
  return type === 'number' || type === 'date';
}

/**
 * Return what the text field of a number or a date shows of an answer.
 * @param {QuestionEntry} question
 * @param {any} answer
 * @returns {string}
 */
export function textOf(question, answer) {
  if (answer === undefined || answer === null || isRange(answer)) {
    return '';
  }
  return question.type === 'date' ? dayWords(answer) : figureWording(answer);
}

/**
 * Create a text field. Fields of type number or date drop what they do not understand, so that no message could say
 * what is wrong. A date needs the point of the keypad too: 2023.4.1.
 * @param {QuestionEntry} question
 * @param {Attributes} attributes
 */
export function textField(question, attributes) {
  const inputmode = question.whole ? 'numeric' : 'decimal';
  return element('input', {
    type: 'text',
    'data-text': true,
    autocomplete: 'off',
    inputmode,
    enterkeyhint: 'next',
    ...attributes,
  });
}

/**
 * Create a calendar that fills the text field. The field works without it, and shows in it what is typed
 * (figures/figure_tools.js).
 * @param {HTMLInputElement} text
 * @param {string} id
 */
export function calendar(text, id) {
  return element('input', {
    type: 'date',
    id,
    class: 'question-text',
    'data-picker': true,
    min: EARLIEST,
    max: LATEST,
    autocomplete: 'off',
    on: {
      input: ({target}) => {
        const picker = /** @type {HTMLInputElement} */ (target);
        if (picker.value) {
          text.value = dayWords(picker.value);
          text.dispatchEvent(new Event('input'));
        }
      },
    },
  });
}

/**
 * Make options, 以上都没有 (`noneId`), 不清楚 and typed text, all under `root`, exclude each other.
 * @param {HTMLElement} root
 * @param {string | null} noneId
 */
export function makeExclusive(root, noneId) {
  const part = (/** @type {HTMLInputElement} */ input) => {
    if (!isChosen(input)) {
      return 'typed';
    }
    return input.value === noneId || input.value === UNKNOWN ? input.value : 'options';
  };
  root.addEventListener('input', (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (isGiven(target)) {
      [...root.querySelectorAll('input')].filter((other) => part(other) !== part(target)).forEach(empty);
    }
  });
}

/** @param {HTMLInputElement} input */
function isChosen(input) {
  return input.type === 'radio' || input.type === 'checkbox';
}

/** @param {HTMLInputElement} input */
function isGiven(input) {
  return isChosen(input) ? input.checked : input.value !== '';
}

/** @param {HTMLInputElement} input */
export function empty(input) {
  if (isChosen(input)) {
    input.checked = false;
  } else {
    input.value = '';
  }
}
