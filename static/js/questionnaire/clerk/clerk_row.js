// @ts-check
// One question on the clerk's page: a row that is built once and then updated, so that neither the focus nor half-typed
// text is lost. Creates elements and changes its own row alone.

import {answerWording, noneOption, writeAnswer} from '../answers/answers.js';
import {fieldsOf, fill, focusOn, inputsOf} from './clerk_fields.js';
import {element} from '../../core/element.js';
import {figureTools} from '../../figures/figure_tools.js';
import {checkInput} from '../answers/input_checks.js';
import {empty, isWritten, makeExclusive, typedIn} from '../interview/question_inputs.js';

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
  let words = ''; // the answer, in words

  /**
   * Take what is in the fields as the answer, or say beside them what is wrong.
   * @returns {boolean} whether all is well
   */
  function check() {
    const {value, message, doubt} = valueIn(question, fields);
    if (doubt) {
      askBack(doubt);
      return false;
    }
    showMessage(parts, message ? `${message}${words && `先前的回答“${words}”没有变。`}` : '');
    if (message) {
      return false; // what was answered before still is the answer, and the text typed stays
    }
    if (value === undefined) {
      forget();
    } else if (writeAnswer(question, value) !== drawn) {
      act.answer(question.id, value);
    }
    return true;
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

  /** Forget the answer: the fields are empty. */
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
      words = answer === undefined ? '' : answerWording(question, answer);
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
    /** Return the text typed that is not the answer. */
    draft() {
      /** @type {HTMLInputElement | null} */
      const text = fields.querySelector('[data-text]');
      const {value} = text ? valueIn(question, fields) : {value: undefined};
      return text && text.value && (value === undefined || writeAnswer(question, value) !== drawn) ? text.value : '';
    },
    /** @param {string} draft text to type again, as far as it was not the answer */
    type(draft) {
      /** @type {HTMLInputElement | null} */
      const text = fields.querySelector('[data-text]');
      if (draft && text) {
        inputsOf(fields).forEach(empty);
        text.value = draft;
        check();
      }
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
  return isWritten(question) && typed.text ? figureTools.read(question, typed.text) : checkInput(question, typed);
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
