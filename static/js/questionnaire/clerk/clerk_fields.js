// @ts-check
// The fields of a row on the clerk's page: an option each with its key, and a field to type in. Creates and fills them.

import {UNKNOWN, chosenIn, optionsOf} from '../answers/answers.js';
import {bandsOf} from '../answers/bands.js';
import {element} from '../../core/element.js';
import {textField, textOf} from '../interview/question_inputs.js';

const KEYS = 9; // options with a key of their own

/**
 * @param {QuestionEntry} question
 * @param {string} id
 */
export function fieldsOf(question, id) {
  const options = question.type === 'number' ? bandsOf(question) : optionsOf(question);
  const typed = question.type === 'number' || question.type === 'date';
  const kind = question.type === 'choices' || !options.length ? 'checkbox' : 'radio';
  return [
    ...options.map((option, place) =>
      chip(option, {id: `${id}-${place}`, name: id, type: kind}, place < KEYS ? place + 1 : null)
    ),
    ...(typed ? [typedField(question, id, options.length > 0)] : []),
    chip({id: UNKNOWN, label: '不清楚'}, {id: `${id}-unknown`, name: id, type: kind}, 0),
  ];
}

/**
 * @param {ChoiceOption} option
 * @param {Attributes & {id: string}} attributes
 * @param {number | null} key
 */
function chip({id: value, label, help}, attributes, key) {
  return element(
    'span',
    {class: 'clerk-chip'},
    element('input', {...attributes, value, title: help, 'aria-keyshortcuts': key, autocomplete: 'off'}),
    element(
      'label',
      {for: attributes.id, title: help},
      key === null ? null : element('kbd', {'aria-hidden': 'true'}, String(key)),
      label
    )
  );
}

/**
 * @param {QuestionEntry} question
 * @param {string} id
 * @param {boolean} besideBands
 */
function typedField(question, id, besideBands) {
  const label = besideBands ? '或' : question.type === 'date' ? '年月日' : '填';
  const unit = question.unit ? element('span', {id: `${id}-unit`}, question.unit) : null;
  const field = textField(question, {
    id,
    'data-typed-day': question.type === 'date',
    'aria-describedby': `${unit ? `${id}-unit ` : ''}${id}-error`,
    placeholder: question.type === 'date' ? '如 20230401' : null,
  });
  return element('span', {class: 'clerk-typed'}, element('label', {for: id}, label), field, unit);
}

/** @param {HTMLElement} fields */
export function inputsOf(fields) {
  return [...fields.querySelectorAll('input')];
}

/** @param {HTMLElement} fields */
export function focusOn(fields) {
  const inputs = inputsOf(fields);
  (inputs.find((input) => input.checked) || inputs[0]).focus();
}

/**
 * @param {QuestionEntry} question
 * @param {ClerkRowParts} parts
 * @param {Answer | undefined} answer
 */
export function fill(question, {fields}, answer) {
  showOlderBand(question, fields, answer);
  const chosen = answer === null ? [UNKNOWN] : chosenIn(question, answer);
  inputsOf(fields).forEach((input) => {
    if (input.type === 'text') {
      input.value = textOf(question, answer);
    } else {
      input.checked = chosen.includes(input.value);
    }
  });
}

/**
 * Show a chip for a range that is not among the bands, for as long as it is the answer.
 * @param {QuestionEntry} question
 * @param {HTMLElement} fields
 * @param {Answer | undefined} answer
 */
function showOlderBand(question, fields, answer) {
  const older = fields.querySelector('[data-older]');
  if (older) {
    older.remove();
  }
  const bands = question.type === 'number' ? bandsOf(question, answer) : [];
  if (bands.length > (question.bands || []).length) {
    const id = `clerk-${question.id}`;
    const made = chip(
      bands[bands.length - 1],
      {id: `${id}-older`, name: id, type: question.bands ? 'radio' : 'checkbox'},
      null
    );
    made.dataset.older = '';
    fields.prepend(made);
  }
}
