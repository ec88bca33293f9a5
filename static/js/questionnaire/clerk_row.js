// One question on the clerk's page: a row that is built once and then kept up with the answers, so that neither the focus
// nor what is half typed is lost. Builds elements; touches nothing but its row.

import {UNKNOWN, chosenIn, noneOption, optionsOf, writeAnswer} from './answers.js';
import {bandsOf} from './bands.js';
import {element} from '../core/element.js';
import {checkInput} from './input_checks.js';
import {empty, makeExclusive, textField, textOf, typedIn} from './question_inputs.js';

const KEYS = 9; // options that have a key of their own

// `act` is described in page.js. Returns {row, fact, show, wipe, check, clear, choose, focus}.
export function clerkRow(question, act) {
  const parts = partsOf(question);
  const {row, fields} = parts;
  let drawn = null; // the answer that the fields were last filled with, as text: '' for none, null for not filled yet

  // Takes what stands in the fields as the answer, or says beside them what is wrong; whether all is well.
  function check() {
    const {value, message} = valueIn(question, fields);
    showMessage(parts, message || '');
    if (value === undefined) {
      forget();
    } else if (writeAnswer(question, value) !== drawn) {
      act.answer(question.id, value);
    }
    return !message;
  }

  // What stands in the fields is no answer, but it is not for us to wipe.
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
    // `answer` is undefined where there is none; `idle` says that no answer can change a result now.
    show(answer, idle) {
      const written = answer === undefined ? '' : writeAnswer(question, answer);
      if (written !== drawn) {
        fill(question, parts, answer);
        showMessage(parts, '');
        drawn = written;
      }
      row.classList.toggle('clerk-row-idle', idle);
      parts.idle.textContent = idle ? '与结果无关' : '';
      parts.clear.hidden = !written;
    },
    wipe() {
      fill(question, parts, undefined);
      showMessage(parts, '');
      drawn = '';
    },
    // By the number of its key; 0 is 不清楚.
    choose(number) {
      const chosen = fields.querySelector(`[aria-keyshortcuts="${number}"]`);
      if (chosen) {
        chosen.focus();
        chosen.click();
      }
    },
  };
}

// {value}, {message}, or neither where the fields are empty.
function valueIn(question, fields) {
  const typed = typedIn(question, fields);
  if (typed.unknown) {
    return {value: null};
  }
  const blank = typed.range ? false : typed.chosen ? !typed.chosen.length : !typed.text.trim();
  return blank ? {} : checkInput(question, typed);
}

function partsOf(question) {
  const id = `clerk-${question.id}`;
  const fields = element('div', {class: 'clerk-fields'}, ...fieldsOf(question, id));
  const idle = element('p', {class: 'clerk-idle', id: `${id}-idle`});
  const error = element('p', {class: 'clerk-error', role: 'status', id: `${id}-error`});
  const clear = element('button', {class: 'clerk-clear', type: 'button', hidden: true, 'aria-label': `清空：${question.name}`}, '清空');
  const row = element(
    'fieldset',
    {class: 'clerk-row', 'data-row': question.id, 'aria-describedby': `${id}-ask ${id}-idle`},
    element('legend', {class: 'clerk-name'}, question.name),
    element('p', {class: 'clerk-ask', id: `${id}-ask`}, `${question.ask}${question.help || ''}`),
    element('div', {class: 'clerk-line'}, fields, clear, idle),
    error
  );
  makeExclusive(fields, question.type === 'choices' ? noneOption(question).id : null);
  return {row, fields, error, idle, clear};
}

function fieldsOf(question, id) {
  const options = question.type === 'number' ? bandsOf(question) : optionsOf(question);
  const typed = question.type === 'number' || question.type === 'date';
  const kind = question.type === 'choices' || !options.length ? 'checkbox' : 'radio';
  return [
    ...options.map((option, place) => chip(option, {id: `${id}-${place}`, name: id, type: kind}, place < KEYS ? place + 1 : null)),
    ...(typed ? [typedField(question, id, options.length > 0)] : []),
    chip({id: UNKNOWN, label: '不清楚'}, {id: `${id}-unknown`, name: id, type: kind}, 0),
  ];
}

function chip({id: value, label, help}, attributes, key) {
  return element(
    'span',
    {class: 'clerk-chip'},
    element('input', {...attributes, value, title: help, 'aria-keyshortcuts': key, autocomplete: 'off'}),
    element('label', {for: attributes.id, title: help}, key === null ? null : element('kbd', {'aria-hidden': 'true'}, key), label)
  );
}

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

function inputsOf(fields) {
  return [...fields.querySelectorAll('input')];
}

function focusOn(fields) {
  const inputs = inputsOf(fields);
  (inputs.find((input) => input.checked) || inputs[0]).focus();
}

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

// A range that is none of the bands gets a chip for as long as it is the answer.
function showOlderBand(question, fields, answer) {
  const older = fields.querySelector('[data-older]');
  if (older) {
    older.remove();
  }
  const bands = question.type === 'number' ? bandsOf(question, answer) : [];
  if (bands.length > (question.bands || []).length) {
    const id = `clerk-${question.id}`;
    const made = chip(bands[bands.length - 1], {id: `${id}-older`, name: id, type: question.bands ? 'radio' : 'checkbox'}, null);
    made.dataset.older = '';
    fields.prepend(made);
  }
}

function showMessage({row, error}, message) {
  if (error.textContent !== message) {
    error.textContent = message; // the same again would be read out again
  }
  row.classList.toggle('clerk-row-wrong', message !== '');
  const text = row.querySelector('[data-text]');
  if (text) {
    text.setAttribute('aria-invalid', String(message !== ''));
  }
}
