// @ts-check
// The fields of one question: options, bands, a figure, a date. Creates elements.

import {chosenIn, optionsOf} from '../answers/answers.js';
import {bandsOf} from '../answers/bands.js';
import {element} from '../../core/element.js';
import {calendar, textField, textOf} from './question_inputs.js';

const INPUT_ID = 'question-input';

/**
 * @param {QuestionEntry} question
 * @param {Answer | undefined} answer
 */
export function fieldsOf(question, answer) {
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
  const echo = element('output', {class: 'figure-echo', for: INPUT_ID, 'data-echo': true});
  if (!bands.length) {
    return [text, unit, echo];
  }
  return [
    element('p', {class: 'question-hint'}, '选一档就够判断；填确切的数也可以。'),
    ...choiceFields(question, bands, chosenIn(question, answer)),
    element(
      'p',
      {class: 'question-other'},
      element('label', {id: 'question-exact', for: INPUT_ID}, '或者填确切的数'),
      text,
      unit,
      echo
    ),
  ];
}

/**
 * @param {QuestionEntry} question
 * @param {Answer | undefined} answer
 */
function dayFields(question, answer) {
  const text = mainField(question, answer, '', 'question-day');
  const picker = calendar(text, 'question-picker');
  return [
    element('p', {class: 'question-hint', id: 'question-day'}, '照 20230401、2023.4.1 或 2023年4月1日 的样子填都行。'),
    element(
      'div',
      {class: 'question-day'},
      text,
      element('output', {class: 'day-echo', for: INPUT_ID, 'data-echo': true})
    ),
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
