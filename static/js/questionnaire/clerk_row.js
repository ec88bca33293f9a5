// @ts-check
// One question on the clerk's page: a row that is built once and then updated, so that neither the focus nor half-typed
// text is lost. Creates elements and changes its own row alone.

import {UNKNOWN, chosenIn, noneOption, optionsOf, writeAnswer} from './answers.js';
import {bandsOf} from './bands.js';
import {element} from '../core/element.js';
import {figureTools} from '../figures/figure_tools.js';
import {checkInput} from './input_checks.js';
import {empty, makeExclusive, textField, textOf, typedIn} from './question_inputs.js';

const KEYS = 9; // options with a key of their own

/**
 * @param {QuestionEntry} question
 * @param {Actions} act
 * @returns {ClerkRow}
 */
export function clerkRow(question, act) {
  const parts = partsOf(question);
  const {row, fields} = parts;
  /** @type {string | null} the answer in the fields, as text: '' for none, null before they are filled */
  let drawn = null;

  /**
   * Take what is in the fields as the answer, or say beside them what is wrong.
   * @returns {boolean} whether all is well
   */
  function check() {
    const {value, message, doubt} = valueIn(question, fields);
    if (doubt) {
      askBack(doubt);
      forget();
      return false;
    }
    showMessage(parts, message || '');
    if (value === undefined) {
      forget();
    } else if (writeAnswer(question, value) !== drawn) {
      act.answer(question.id, value);
    }
    return !message;
  }

  /**
   * Ask beside the field which of two values is meant.
   * @param {FigureDoubt} doubt
   */
  function askBack(doubt) {
    if (parts.error.dataset.doubt !== doubt.ask) {
      showMessage(parts, ' ');
      parts.error.dataset.doubt = doubt.ask;
      figureTools.askBack(parts.row.querySelector('[data-text]'), parts.error, doubt, (value) => {
        showMessage(parts, '');
        drawn = null;
        act.answer(question.id, value);
        focusOn(fields);
      });
    } else {
      parts.error.querySelector('button').focus();
    }
  }

  /** Forget the answer. What is in the fields is not an answer, but the reader's text stays. */
  function forget() {
    if (drawn) {
      drawn = '';
      act.forget(question.id);
    }
  }

  function clear() {
    inputsOf(fields).forEach(empty);
    check();
    focusOn(fields);
  }

  row.addEventListener('change', check);
  parts.clear.addEventListener('click', clear);

  return {
    row,
    fact: question.id,
    check,
    clear,
    focus: () => focusOn(fields),
    /**
     * @param {Answer | undefined} answer undefined if there is none
     * @param {boolean} idle whether no answer can change a result now
     */
    show(answer, idle) {
      const written = answer === undefined ? '' : writeAnswer(question, answer);
      if (written !== drawn) {
        fill(question, parts, answer);
        showMessage(parts, '');
        drawn = written;
      }
      row.classList.toggle('clerk-row-idle', idle);
      parts.idle.textContent = idle ? '目前不影响结果' : '';
      parts.clear.hidden = !written;
    },
    wipe() {
      fill(question, parts, undefined);
      showMessage(parts, '');
      drawn = '';
    },
    /** @param {number} number that of the key; 0 is 不清楚 */
    choose(number) {
      const chosen = fields.querySelector(`[aria-keyshortcuts="${number}"]`);
      if (chosen) {
        chosen.focus();
        chosen.click();
      }
    },
  };
}

/**
 * Return the value, a message, or neither if the fields are empty.
 * @param {QuestionEntry} question
 * @param {HTMLElement} fields
 * @returns {CheckedAnswer & {doubt?: FigureDoubt}}
 */
function valueIn(question, fields) {
  const typed = typedIn(question, fields);
  if (typed.unknown) {
    return {value: null};
  }
  const blank = typed.range ? false : typed.chosen ? !typed.chosen.length : !(typed.text || '').trim();
  if (blank) {
    return {};
  }
  return question.type === 'number' && typed.text
    ? figureTools.read(question, typed.text)
    : checkInput(question, typed);
}

/**
 * @param {QuestionEntry} question
 * @returns {ClerkRowParts}
 */
function partsOf(question) {
  const id = `clerk-${question.id}`;
  const fields = element('div', {class: 'clerk-fields'}, ...fieldsOf(question, id));
  const idle = element('p', {class: 'clerk-idle', id: `${id}-idle`});
  fields.append(idle); // in their flow, so that it covers none of them
  const error = element('p', {class: 'clerk-error', role: 'status', id: `${id}-error`});
  const clear = element(
    'button',
    {class: 'clerk-clear', type: 'button', hidden: true, 'aria-label': `清空：${question.name}`},
    '清空'
  );
  const row = element(
    'fieldset',
    {class: 'clerk-row', 'data-row': question.id, 'aria-describedby': `${id}-ask ${id}-idle`},
    element('legend', {class: 'clerk-name'}, question.name),
    element('p', {class: 'clerk-ask', id: `${id}-ask`}, `${question.ask}${question.help || ''}`),
    element('div', {class: 'clerk-line'}, fields, clear),
    error
  );
  makeExclusive(fields, question.type === 'choices' ? noneOption(question).id : null);
  return {row, fields, error, idle, clear};
}

/**
 * @param {QuestionEntry} question
 * @param {string} id
 */
function fieldsOf(question, id) {
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
function inputsOf(fields) {
  return [...fields.querySelectorAll('input')];
}

/** @param {HTMLElement} fields */
function focusOn(fields) {
  const inputs = inputsOf(fields);
  (inputs.find((input) => input.checked) || inputs[0]).focus();
}

/**
 * @param {QuestionEntry} question
 * @param {ClerkRowParts} parts
 * @param {Answer | undefined} answer
 */
function fill(question, {fields}, answer) {
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

/**
 * @param {ClerkRowParts} parts
 * @param {string} message
 */
function showMessage({row, error}, message) {
  delete error.dataset.doubt;
  if (error.textContent !== message) {
    error.textContent = message; // writing the same text would make a screen reader repeat it
  }
  row.classList.toggle('clerk-row-wrong', message !== '');
  const text = row.querySelector('[data-text]');
  if (text) {
    text.setAttribute('aria-invalid', String(message !== ''));
  }
}
