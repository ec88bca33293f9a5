// The form for one question. Touches the page: fills the slots of templates/components/question.html.

import {chosenIn, noneOption, optionsOf} from './answers.js';
import {element} from './element.js';
import {checkInput} from './input_checks.js';

const INPUT_ID = 'question-input';

// `send` is called with {value}, {unknown: true} or {skip: true}; returns {show, focus}.
export function questionView(form, send) {
  let shown = null;
  const slot = (name) => form.querySelector(`[data-${name}]`);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const checked = checkInput(shown.question, typedIn(shown.question, form));
    if (checked.message) {
      showError(form, checked.message);
    } else {
      send({value: checked.value});
    }
  });
  slot('unknown').addEventListener('click', () => send({unknown: true}));
  slot('skip').addEventListener('click', () => send({skip: true}));

  return {
    show(open, answer) {
      shown = open;
      const {question} = open;
      slot('ask').textContent = question.ask;
      slot('help').textContent = question.help || '';
      slot('input').replaceWith(element('div', {class: 'question-input', 'data-input': true}, ...inputs(question, answer)));
      hideError(form);
      showWhy(form, open);
    },
    focus() {
      slot('ask').focus();
    },
  };
}

function showWhy(form, {question, benefits}) {
  const why = form.querySelector('.question-why');
  why.hidden = benefits.length === 0;
  why.open = false;
  form.querySelector('[data-why]').textContent = `为什么问：这一题关系到 ${benefits.length} 项`;
  const list = form.querySelector('[data-why-list]');
  list.textContent = '';
  list.append(...benefits.map((benefit) => element('li', null, benefit.title)));
  form.dataset.question = question.id;
}

function inputs(question, answer) {
  if (question.type === 'number') {
    return numberInput(question, answer);
  }
  if (question.type === 'date') {
    return [textInput({type: 'date', min: '1900-01-01', max: '2199-12-31', value: answer || null})];
  }
  const chosen = chosenIn(question, answer);
  const several = question.type === 'choices';
  const choices = optionsOf(question).map((option, place) => choice(option, place, several, chosen.includes(option.id)));
  if (several) {
    keepNoneApart(choices, noneOption(question).id);
  }
  return choices;
}

// Not type=number: it drops what it does not understand, so that no message could say what is wrong.
function numberInput(question, answer) {
  const value = answer === undefined || answer === null ? null : String(answer);
  const input = textInput({type: 'text', inputmode: question.whole ? 'numeric' : 'decimal', value});
  return question.unit ? [input, element('span', {class: 'question-unit', id: 'question-unit'}, question.unit)] : [input];
}

function textInput(attributes) {
  return element('input', {
    id: INPUT_ID,
    class: 'question-text',
    'aria-labelledby': 'question-heading',
    'aria-describedby': 'question-help question-error',
    ...attributes,
  });
}

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

// 以上都没有 and the other options shut each other out.
function keepNoneApart(choices, noneId) {
  const boxes = choices.map((entry) => entry.querySelector('input'));
  boxes.forEach((box) =>
    box.addEventListener('change', () => {
      if (box.checked) {
        boxes
          .filter((other) => (other.value === noneId) !== (box.value === noneId))
          .forEach((other) => {
            other.checked = false;
          });
      }
    })
  );
}

function typedIn(question, form) {
  if (question.type === 'number' || question.type === 'date') {
    const input = form.querySelector(`#${INPUT_ID}`);
    return {text: input.value, impossible: input.validity.badInput};
  }
  return {chosen: [...form.querySelectorAll('[data-input] input:checked')].map((input) => input.value)};
}

function fields(form) {
  return [...form.querySelectorAll('[data-input] input')];
}

function showError(form, message) {
  const error = form.querySelector('[data-error]');
  error.textContent = message;
  error.hidden = false;
  fields(form).forEach((input) => input.setAttribute('aria-invalid', 'true'));
  const first = fields(form).find((input) => input.checked) || fields(form)[0];
  first.setAttribute('aria-describedby', [...new Set(`${first.getAttribute('aria-describedby') || ''} question-error`.trim().split(' '))].join(' '));
  first.focus();
}

function hideError(form) {
  const error = form.querySelector('[data-error]');
  error.textContent = '';
  error.hidden = true;
}
