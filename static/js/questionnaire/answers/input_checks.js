// @ts-check
// What a person typed or chose -> its value, or a message saying in plain words what to correct. Pure.

import {isIsoDate} from '../../core/dates.js';
import {noneOption} from './answers.js';
import {containsAnswer, quantity} from './bands.js';

export const EARLIEST = '1900-01-01';
export const LATEST = '2199-12-31';

const MOST_DECIMALS = 6; // with more, a number just past a bound could be rounded onto it

/**
 * @param {QuestionEntry} question
 * @param {TypedAnswer} typed
 * @returns {CheckedAnswer}
 */
export function checkInput(question, typed) {
  const {text = '', chosen = []} = typed;
  switch (question.type) {
    case 'number':
      return typed.range ? checkRange(question, typed.range) : checkNumber(question, text);
    case 'date':
      return checkDate(text, typed.impossible);
    case 'choices':
      return checkChoices(question, chosen);
    case 'boolean':
      return chosen.length ? {value: chosen[0] === 'yes'} : {message: '请选“是”或“否”；不知道的，请按“不清楚”。'};
    default:
      return chosen.length ? {value: chosen[0]} : {message: '请选一项；不知道的，请按“不清楚”。'};
  }
}

/**
 * @param {QuestionEntry} question
 * @param {string} text
 * @returns {CheckedAnswer}
 */
export function checkNumber(question, text) {
  const figure = plainFigure(text);
  if (figure === '') {
    return {message: `${question.bands ? '请选一档，或者填一个数' : '请填一个数'}；不知道的，请按“不清楚”。`};
  }
  if (!/^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$/.test(figure)) {
    return {message: `请只填数字，例如 ${question.whole ? '6' : '8 或 8.5'}${unitHint(question)}。`};
  }
  const value = Number(figure) || 0; // no negative zero
  const decimals = (figure.split('.')[1] || '').replace(/0+$/, '').length;
  if (question.whole && decimals > 0) {
    return {message: '请填整数。'};
  }
  if (decimals > MOST_DECIMALS) {
    return {message: `小数最多填 ${MOST_DECIMALS} 位。`};
  }
  return outOfRange(question, value) || {value};
}

/**
 * @param {QuestionEntry} question
 * @param {RangeAnswer} range
 * @returns {CheckedAnswer}
 */
function checkRange(question, range) {
  return containsAnswer(question, range) ? {value: range} : {message: '这个范围里没有能填的数。'};
}

/**
 * @param {QuestionEntry} question
 * @param {number} value
 * @returns {CheckedAnswer | null}
 */
function outOfRange(question, value) {
  if (question.minimum !== undefined && value < question.minimum) {
    return {message: `不能小于${quantity(question.minimum, question.unit)}。`};
  }
  if (question.maximum !== undefined && value > question.maximum) {
    return {message: `不能大于${quantity(question.maximum, question.unit)}。请检查单位。`};
  }
  return Number.isSafeInteger(Math.trunc(value)) ? null : {message: '这个数太大，请检查。'};
}

/**
 * Return the number without variants of writing: full-width digits, blanks and well-placed thousands separators.
 * @param {string} text
 */
function plainFigure(text) {
  const figure = text.normalize('NFKC').replace(/\s/g, '');
  return /^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?$/.test(figure) ? figure.replace(/,/g, '') : figure;
}

/** @param {QuestionEntry} question */
function unitHint(question) {
  return question.unit ? `，单位是${question.unit}` : '';
}

/**
 * Take a date as links write it; figures/read_day.js reads all other spellings.
 * @param {string} text
 * @param {boolean} [impossible] whether the calendar field has no valid date
 * @returns {CheckedAnswer}
 */
export function checkDate(text, impossible) {
  const day = text.trim();
  if (!day) {
    return {
      message: impossible ? '日历里没有填全，请把年、月、日都填上。' : '请填年、月、日；不知道的，请按“不清楚”。',
    };
  }
  if (!isIsoDate(day)) {
    return {message: '没看懂这个日期，请写成 2023-04-01 的样子。'};
  }
  return day < EARLIEST || day > LATEST ? {message: '请检查年份。'} : {value: day};
}

/**
 * @param {QuestionEntry} question
 * @param {string[]} chosen
 * @returns {CheckedAnswer}
 */
function checkChoices(question, chosen) {
  if (!chosen.length) {
    return {message: '请至少选一项；都没有的，请选最后一项；不知道的，请按“不清楚”。'};
  }
  const none = noneOption(question);
  if (chosen.includes(none.id) && chosen.length > 1) {
    return {message: `选了“${none.label}”，就不能再选别的。`};
  }
  return {value: none.added && chosen.includes(none.id) ? [] : chosen};
}
