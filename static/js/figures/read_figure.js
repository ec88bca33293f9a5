// @ts-check
// A figure as people type it -> its value in the unit of the question, and in words how it was understood. Pure.
//
// A figure without a unit is in the unit of the question; with 万 or 亿 it counts single ones of it, 元 where the question
// asks for 万元. Where it would be improbably large, and the same figure in the smaller unit would not, nobody guesses:
// `doubt` has both values, to be asked about.

import {figureWording, quantity} from '../questionnaire/answers/bands.js';
import {checkNumber} from '../questionnaire/answers/input_checks.js';
import {isUnit, unitOf, valueOfUnit} from './figure_units.js';
import {exact, NUMBER_SIGNS, readNumber} from './written_numbers.js';

const CURRENCY = /^([$¥])(.+)$/;
const TIMES_THE_LARGEST_BOUND = 100;
const FIGURE = new RegExp(`^([+-]?)([${NUMBER_SIGNS}]+)(.*)$`);
const N = `[${NUMBER_SIGNS}]+`;
const TIME = new RegExp(`^(?:(${N}|半)年)?(半)?(?:(?:零|又)?(${N})个?(半)?月)?(?:零?(半)个月)?$`);

/**
 * Return the value in the unit of the question, and how the figure was understood; or what is wrong.
 * @param {QuestionEntry} question
 * @param {string} text
 * @returns {ReadFigure}
 */
export function readFigure(question, text) {
  const unit = unitOf(question.unit || '');
  const plain = plainText(text);
  const read = readTime(plain, unit) || readShare(plain, unit) || readWithUnit(plain, unit);
  if (!read) {
    const checked = checkNumber(question, text); // says what is wrong, or takes what only it understands
    return checked.message
      ? {message: notUnderstood(plain, question, checked.message)}
      : {value: Number(checked.value)};
  }
  const value = exact(read.value / unit.value);
  const checked = checkNumber(question, Number.isFinite(value) ? figureWording(value) : tooLarge(value));
  if (read.bare && isImprobable(question, value, unit)) {
    const less = checkNumber(question, figureWording(exact(value / unit.multiple)));
    if (!less.message) {
      return {doubt: doubtOf(question, value, unit, Boolean(checked.message))};
    }
  }
  const asTyped = read.bare && unit.multiple === 1 && plain === figureWording(value);
  return checked.message
    ? {message: checked.message}
    : {value, words: asTyped ? '' : `即 ${wording(value, question, unit)}`};
}

/**
 * Remove what means nothing: blanks, separators of thousands, 整. A sign of a currency in front is a unit: ¥8000 is 8000元;
 * 8w is 8万, 8k is 8千.
 * @param {string} text
 */
function plainText(text) {
  const figure = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/整$/, '')
    .replace(/([0-9])([wk])(?=元|块|$)/, (_, digit, letter) => digit + (letter === 'w' ? '万' : '千'))
    .replace(CURRENCY, '$2$1')
    .replace(/(元|美元|[$¥])[$¥]$/, '$1');
  return figure.replace(/[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])/, (group) => group.replace(/,/g, ''));
}

/**
 * Read 半年, 一年半, 1年3个月, 三个半月.
 * @param {string} text
 * @param {FigureUnit} unit
 */
function readTime(text, {kind}) {
  if (!('个月' in kind) || !/[年月]/.test(text)) {
    return null;
  }
  const [whole, years, halfYear, months, halfMonth, onlyHalf] = TIME.exec(text.replace('周年', '年')) || [];
  const parts = [partOf(years, 12), halfYear ? 6 : 0, partOf(months, 1), halfMonth ? 0.5 : 0, onlyHalf ? 0.5 : 0];
  return !whole || (halfYear && !years) || parts.includes(NaN)
    ? null
    : {value: parts.reduce((sum, part) => sum + part, 0), bare: false};
}

/**
 * @param {string | undefined} figure
 * @param {number} value
 */
function partOf(figure, value) {
  const read = figure && figure !== '半' ? readNumber(figure) : {value: figure ? 0.5 : 0};
  return read ? read.value * value : NaN;
}

/**
 * Read 百分之三.
 * @param {string} text
 * @param {FigureUnit} unit
 */
function readShare(text, {kind}) {
  const [, of, figure] = /^(百|千)分之(.+)$/.exec(text) || [];
  const read = of && '%' in kind ? readNumber(figure) : null;
  return read && {value: of === '百' ? read.value : read.value / 10, bare: false};
}

/**
 * @param {string} text
 * @param {FigureUnit} unit
 */
function readWithUnit(text, unit) {
  const [, sign, figure, written] = FIGURE.exec(text) || [];
  const read = figure ? readNumber(figure) : null;
  const value = written ? valueOfUnit(written, unit) : read && read.big ? unit.value / unit.multiple : unit.value;
  return read && value !== null
    ? {value: exact((sign === '-' ? -1 : 1) * read.value * value), bare: !written && !read.big}
    : null;
}

/**
 * @param {string} plain
 * @param {QuestionEntry} question
 * @param {string} usual
 */
function notUnderstood(plain, {unit = ''}, usual) {
  const [, , figure, written] = FIGURE.exec(plain) || [];
  return figure && unit && isUnit(written) ? `这一题的单位是${unit}，请换算成${unit}再填。` : usual;
}

/**
 * Return whether a figure without a unit is a hundred times the largest bound that the rules compare it with, or more;
 * without any bound, as much as the unit is a multiple of: 1000 or 10000 万元.
 * @param {QuestionEntry} question
 * @param {number} value
 * @param {FigureUnit} unit
 */
function isImprobable({bands = [], maximum = Infinity}, value, {multiple}) {
  const bounds = bands.flatMap(({answer}) => Object.values(answer)).map(Math.abs);
  const limit = bounds.some(Boolean) ? TIMES_THE_LARGEST_BOUND * Math.max(...bounds) : multiple;
  return multiple > 1 && (value >= limit || value > maximum);
}

/**
 * @param {QuestionEntry} question
 * @param {number} value
 * @param {FigureUnit} unit
 * @param {boolean} impossible whether the figure is out of the question's limits as it stands
 * @returns {FigureDoubt}
 */
function doubtOf(question, value, unit, impossible) {
  const less = exact(value / unit.multiple);
  const [asWritten, asLess] = [quantity(value, question.unit), quantity(value, unit.base)];
  const large = largeWords(exact(value * unit.multiple), unit.base);
  return {
    ask: `${asWritten}${large === asWritten ? '' : `，就是 ${large}`}。是 ${asLess}吗？`,
    choices: [{label: `是 ${asLess}`, value: less}, ...(impossible ? [] : [{label: `就是 ${asWritten}`, value}])],
  };
}

/**
 * Say a figure in the unit of the question and, where that is a multiple, in single ones.
 * @param {number} value
 * @param {QuestionEntry} question
 * @param {FigureUnit} unit
 */
function wording(value, question, {base, multiple}) {
  const own = quantity(value, question.unit);
  const single = multiple > 1 && value ? largeWords(exact(value * multiple), base) : own;
  return single === own ? own : `${own}（${single}）`;
}

/**
 * Write a figure past what numbers hold, so that its limits can be compared with it.
 * @param {number} value
 */
function tooLarge(value) {
  return (value < 0 ? '-' : '') + '9'.repeat(400);
}

/**
 * Say a large figure in 亿 or 千万, where nobody counts zeros.
 * @param {number} value
 * @param {string} base
 */
function largeWords(value, base) {
  if (value >= 1e8) {
    return quantity(exact(value / 1e8), `亿${base}`);
  }
  return value >= 1e7 ? quantity(exact(value / 1e7), `千万${base}`) : quantity(value, base);
}
