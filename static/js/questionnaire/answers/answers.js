// @ts-check
// Answers as values, as text in the address, and in words. Pure.
//
// In the address an answer is `a.<fact>=<text>`: yes or no, an option's id, ids joined by commas, a number, a range
// (see bands.js), an ISO date; `-` stands for none of the options, `~` for 不清楚.

import {dayWords} from '../../core/periods.js';
import {isRange} from '../../rules/ranges.js';
import {EXCLUSIVE_OPTION} from '../../rules/spec.js';
import {figureWording, quantity, rangeWording, readRangeText, writeRange} from './bands.js';

const NONE = '-';
export const UNKNOWN = '~';
const NONE_LABEL = '以上都没有';

/**
 * Return the option that excludes the others: the author's own, with the id `none`, or one added here.
 * @param {QuestionEntry} question
 * @returns {ChoiceOption}
 */
export function noneOption(question) {
  const own = (question.options || []).find((option) => option.id === EXCLUSIVE_OPTION);
  return own ? {...own, added: false} : {id: NONE, label: NONE_LABEL, added: true};
}

/**
 * Write an answer as it stands in the address.
 * @param {QuestionEntry} question
 * @param {any} value
 * @returns {string}
 */
export function writeAnswer(question, value) {
  if (value === null) {
    return UNKNOWN;
  }
  switch (question.type) {
    case 'boolean':
      return value ? 'yes' : 'no';
    case 'choices':
      return value.length ? value.join(',') : NONE;
    case 'number':
      return isRange(value) ? writeRange(value) : figureWording(value);
    default:
      return String(value);
  }
}

/**
 * Read a text of the address: an answer to be checked like a typed one, or 不清楚. `strange` are options that do not
 * exist.
 * @param {QuestionEntry} question
 * @param {string} text
 * @returns {{typed: TypedAnswer, strange?: string[], unknown?: boolean}}
 */
export function readAnswer(question, text) {
  if (text === UNKNOWN) {
    return {typed: {}, unknown: true};
  }
  if (question.type === 'number') {
    const range = readRangeText(text);
    return {typed: range ? {range} : {text}};
  }
  if (question.type === 'date') {
    return {typed: {text, impossible: false}};
  }
  const chosen = question.type === 'choices' ? text.split(',') : [text];
  return {typed: {chosen}, strange: chosen.filter((id) => !optionsOf(question).some((option) => option.id === id))};
}

/**
 * Return what can be chosen, for the three types of question with options.
 * @param {QuestionEntry} question
 * @returns {ChoiceOption[]}
 */
export function optionsOf(question) {
  if (question.type === 'boolean') {
    return [
      {id: 'yes', label: '是'},
      {id: 'no', label: '否'},
    ];
  }
  if (question.type === 'choices') {
    const none = noneOption(question);
    return none.added ? [...(question.options || []), none] : question.options || [];
  }
  return question.options || [];
}

/**
 * Return the ids of the options that an answer chooses.
 * @param {QuestionEntry} question
 * @param {any} value
 * @returns {string[]}
 */
export function chosenIn(question, value) {
  if (value === null || value === undefined) {
    return [];
  }
  if (question.type === 'boolean') {
    return [value ? 'yes' : 'no'];
  }
  if (question.type === 'choices') {
    return value.length ? value : [noneOption(question).id];
  }
  return [isRange(value) ? writeRange(value) : value];
}

/**
 * @param {QuestionEntry} question
 * @param {any} value
 * @returns {string}
 */
export function answerWording(question, value) {
  if (value === null) {
    return '不清楚';
  }
  if (question.type === 'number') {
    return isRange(value) ? rangeWording(value, question) : quantity(value, question.unit);
  }
  if (question.type === 'date') {
    return dayWords(value);
  }
  const chosen = chosenIn(question, value);
  return optionsOf(question)
    .filter((option) => chosen.includes(option.id))
    .map((option) => option.label)
    .join('、');
}
