// @ts-check
// The form for one question. Changes the page: fills the slots of templates/components/question.html.

import {afterPaint} from '../../core/after_paint.js';
import {noneOption} from '../answers/answers.js';
import {element} from '../../core/element.js';
import {withFigures} from './figure_loader.js';
import {firstAnswers} from './first_answers.js';
import {checkInput} from '../answers/input_checks.js';
import {fieldsOf} from './question_fields.js';
import {isWritten, makeExclusive, typedIn} from './question_inputs.js';
import {questionReason} from './question_reason.js';

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
  let root = '';
  /** @type {(name: string) => any} */
  const slot = (name) => form.querySelector(`[data-${name}]`);

  form.autocomplete = 'off'; // the address has the answers; the browser would save every field at every step
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = typedIn(current, slot('input'));
    if (isWritten(current) && typed.text) {
      const asked = current;
      withFigures(root, (tools) => asked === current && take(typed, tools));
    } else {
      take(typed, null);
    }
  });
  /**
   * @param {TypedAnswer} typed
   * @param {FigureTools | null} tools those that read figures and dates, where one is typed
   */
  function take(typed, tools) {
    /** @type {CheckedAnswer & {doubt?: FigureDoubt}} */
    const {value, doubt, message} = tools ? tools.read(current, typed.text || '') : checkInput(current, typed);
    if (tools && doubt) {
      tools.askBack(form.querySelector('[data-text]'), form.querySelector('[data-echo]'), doubt, (meant) =>
        send({value: meant})
      );
    } else if (message) {
      showError(form, message, typed);
    } else {
      send({value});
    }
  }

  /** Say how a figure or a date is understood while it is typed. */
  function echoFigure() {
    const asked = current;
    withFigures(
      root,
      (tools) =>
        tools &&
        asked === current &&
        tools.echo(
          current,
          form.querySelector('[data-text]'),
          form.querySelector('[data-echo]'),
          form.querySelector('[data-picker]')
        )
    );
  }

  const ticked = () => (several ? {value: (typedIn(current, slot('input')).chosen || []).filter(isFact)} : {});
  const isFact = (/** @type {string} */ id) => id !== noneOption(current).id;
  slot('unknown').addEventListener('click', () => send({...ticked(), unknown: true}));
  slot('skip').addEventListener('click', () => send({...ticked(), skip: true}));
  slot('back').addEventListener('click', back);

  return {
    // With `again` the fields of a question that is shown already stay as they are.
    show({question, facts, benefits, payouts}, answer, view, again) {
      const stays = again && form.dataset.question === question.id;
      current = question;
      several = facts.length > 1;
      root = view.root;
      form.dataset.question = question.id;
      const taps = firstAnswers(view, send);
      slot('ask').textContent = question.ask;
      slot('help').textContent = question.help || '';
      if (!stays) {
        slot('input').replaceWith(
          element('div', {class: 'question-input', 'data-input': true}, ...(taps ? [taps] : fieldsOf(question, answer)))
        );
        makeExclusive(slot('input'), question.type === 'choices' ? noneOption(question).id : null);
        hideError(form);
      }
      slot('send').hidden = Boolean(taps);
      slot('unknown').textContent = several ? '其余不清楚' : '不清楚';
      slot('skip').textContent = several ? '其余跳过' : '跳过';
      slot('back').hidden = !view.trail.before(facts);
      if (isWritten(question)) {
        echoFigure();
      }
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
