// @ts-check
// The form for one question. Changes the page: fills the slots of templates/components/question.html.

import {afterPaint} from '../core/after_paint.js';
import {chosenIn, noneOption, optionsOf} from './answers.js';
import {bandsOf} from './bands.js';
import {element} from '../core/element.js';
import {firstAnswers} from './first_answers.js';
import {checkInput} from './input_checks.js';
import {calendar, makeExclusive, textField, textOf, typedIn} from './question_inputs.js';
import {questionReason} from './question_reason.js';

const INPUT_ID = 'question-input';

/**
 * @param {HTMLFormElement} form
 * @param {(sent: SentAnswer) => void} send
 * @param {() => void} back
 * @returns {QuestionView}
 */
export function questionView(form, send, back) {
  /** @type {QuestionEntry} */
  let current;
  let several = false;
  /** @type {(name: string) => any} */
  const slot = (name) => form.querySelector(`[data-${name}]`);

  form.autocomplete = 'off'; // the address has the answers; the browser would save every field at every step
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = typedIn(current, slot('input'));
    const checked = checkInput(current, typed);
    if (checked.message) {
      showError(form, checked.message, typed);
    } else {
      send({value: checked.value});
    }
  });
  const ticked = () => (several ? {value: (typedIn(current, slot('input')).chosen || []).filter(isFact)} : {});
  const isFact = (/** @type {string} */ id) => id !== noneOption(current).id;
  slot('unknown').addEventListener('click', () => send({...ticked(), unknown: true}));
  slot('skip').addEventListener('click', () => send({...ticked(), skip: true}));
  slot('back').addEventListener('click', back);

  return {
    // `view` is what is called `current` in page.js.
    show({question, facts, benefits, payouts}, answer, view) {
      current = question;
      several = facts.length > 1;
      form.dataset.question = question.id;
      const taps = firstAnswers(view, send);
      slot('ask').textContent = question.ask;
      slot('help').textContent = question.help || '';
      slot('input').replaceWith(
        element('div', {class: 'question-input', 'data-input': true}, ...(taps ? [taps] : fieldsOf(question, answer)))
      );
      slot('send').hidden = Boolean(taps);
      slot('unknown').textContent = several ? '其余不清楚' : '不清楚';
      slot('skip').textContent = several ? '其余跳过' : '跳过';
      slot('back').hidden = !view.trail.before(facts);
      makeExclusive(slot('input'), question.type === 'choices' ? noneOption(question).id : null);
      hideError(form);
      showWhy(slot('why'), benefits, payouts, view);
    },
    focus() {
      slot('ask').focus();
    },
  };
}

/**
 * Show why the question is asked, folded; once opened it stays open for the next questions.
 * @param {HTMLElement} why
 * @param {number[]} benefits
 * @param {number[]} payouts
 * @param {ViewModel} view
 */
function showWhy(why, benefits, payouts, view) {
  const {count, names, missing} = questionReason(benefits, payouts, view);
  why.hidden = !benefits.length && !payouts.length;
  why.querySelector('[data-why-count]').textContent = count;
  why.querySelector('[data-why-names]').textContent = names;
  if (missing.length) {
    asked.set(why, benefits);
    afterPaint()
      .then(() => view.catalogue.load(missing))
      .then(() => {
        if (asked.get(why) === benefits) {
          why.querySelector('[data-why-names]').textContent = questionReason(benefits, payouts, view).names;
        }
      });
  }
}

/** @type {WeakMap<HTMLElement, number[]>} the benefits whose names a part waits for */
const asked = new WeakMap();

/**
 * @param {QuestionEntry} question
 * @param {Answer | undefined} answer
 */
function fieldsOf(question, answer) {
  if (question.type === 'number') {
    return figureFields(question, answer);
  }
  return question.type === 'date'
    ? dayFields(question, answer)
    : choiceFields(question, optionsOf(question), chosenIn(question, answer));
}

/**
 * @param {QuestionEntry} question
 * @param {ChoiceOption[]} options
 * @param {string[]} chosen
 */
function choiceFields(question, options, chosen) {
  return options.map((option, place) => choice(option, place, question.type === 'choices', chosen.includes(option.id)));
}

/**
 * Return the bands that the rules define and a field beside them; only the field where there are no bands.
 * @param {QuestionEntry} question
 * @param {Answer | undefined} answer
 */
function figureFields(question, answer) {
  const bands = bandsOf(question, answer);
  const text = mainField(question, answer, bands.length ? 'question-exact' : '', question.unit ? 'question-unit' : '');
  const unit = question.unit ? element('span', {class: 'question-unit', id: 'question-unit'}, question.unit) : null;
  if (!bands.length) {
    return [text, unit];
  }
  return [
    element('p', {class: 'question-hint'}, '选一档就够判断；填确切的数也可以。'),
    ...choiceFields(question, bands, chosenIn(question, answer)),
    element(
      'p',
      {class: 'question-other'},
      element('label', {id: 'question-exact', for: INPUT_ID}, '或者填确切的数'),
      text,
      unit
    ),
  ];
}

/**
 * @param {QuestionEntry} question
 * @param {Answer | undefined} answer
 */
function dayFields(question, answer) {
  const text = mainField(question, answer, '', 'question-day');
  const {picker, echo} = calendar(text, 'question-picker');
  picker.className = 'question-text';
  return [
    element('p', {class: 'question-hint', id: 'question-day'}, '照 20230401、2023.4.1 或 2023年4月1日 的样子填都行。'),
    element('div', {class: 'question-day'}, text, echo),
    element('p', {class: 'question-other'}, element('label', {for: 'question-picker'}, '或者从日历里选'), picker),
  ];
}

/**
 * @param {QuestionEntry} question
 * @param {Answer | undefined} answer
 * @param {string} label
 * @param {string} description
 */
function mainField(question, answer, label, description) {
  return textField(question, {
    id: INPUT_ID,
    class: 'question-text',
    'aria-labelledby': `question-heading ${label}`.trim(),
    'aria-describedby': `question-help ${description} question-error`.replace('  ', ' '),
    value: textOf(question, answer),
  });
}

/**
 * @param {ChoiceOption} option
 * @param {number} place
 * @param {boolean} several
 * @param {boolean} checked
 */
function choice(option, place, several, checked) {
  const id = `${INPUT_ID}-${place}`;
  const help = option.help ? element('span', {class: 'choice-help', id: `${id}-help`}, option.help) : null;
  return element(
    'div',
    {class: 'choice'},
    element('input', {
      type: several ? 'checkbox' : 'radio',
      name: INPUT_ID,
      id,
      value: option.id,
      checked,
      'aria-describedby': help && `${id}-help`,
    }),
    element('label', {for: id}, option.label),
    help
  );
}

/**
 * @param {HTMLElement} form
 * @returns {HTMLInputElement[]}
 */
function inputs(form) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const found = form.querySelectorAll('[data-input] input');
  return [...found];
}

/**
 * Show what is wrong. Radio buttons are not invalid one by one: the message belongs to the first of them.
 * @param {HTMLElement} form
 * @param {string} message
 * @param {TypedAnswer} typed
 */
function showError(form, message, typed) {
  const error = form.querySelector('[data-error]');
  error.textContent = message;
  error.hidden = false;
  inputs(form)
    .filter((input) => input.type !== 'radio')
    .forEach((input) => input.setAttribute('aria-invalid', 'true'));
  const faulty = faultyField(form, typed);
  const described = (faulty.getAttribute('aria-describedby') || '').split(' ').filter((id) => id && id !== error.id);
  faulty.setAttribute('aria-describedby', [...described, error.id].join(' '));
  faulty.focus();
}

/**
 * @param {HTMLElement} form
 * @param {TypedAnswer} typed
 * @returns {HTMLInputElement}
 */
function faultyField(form, {text, impossible}) {
  const fields = inputs(form);
  if (impossible && !text) {
    return /** @type {HTMLInputElement} */ (fields.find((input) => input.type === 'date'));
  }
  return (text && fields.find((input) => input.type === 'text')) || fields.find((input) => input.checked) || fields[0];
}

/** @param {HTMLElement} form */
function hideError(form) {
  const error = form.querySelector('[data-error]');
  error.textContent = '';
  error.hidden = true;
}
