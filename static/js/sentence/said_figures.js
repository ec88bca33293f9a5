// @ts-check
// Figures and dates near the words that name their questions: 月销售8万, 不到10万, 8万左右. Pure.
//
// A figure is read by the reader of the question's own field. It is taken only if the word stands close before it (or right
// behind it), no other word between them, and its unit is one of the question; what may be meant in two ways is both.

import {isUnit} from '../figures/figure_units.js';
import {readFigure} from '../figures/read_figure.js';
import {NUMBER_SIGNS} from '../figures/written_numbers.js';
import {checkDate, checkInput} from '../questionnaire/input_checks.js';

const [FARTHEST, LONGEST] = [8, 14]; // characters: between a word and its figure, in a figure
const START = new RegExp(`[${NUMBER_SIGNS}半$¥]`);
const NO_FIGURE_BEHIND = /增|涨|降|减|少了|亏|多了|差|税|成本|利润|十几|几/;
/** @type {[RegExp, keyof RangeAnswer][]} */
const BEFORE = [
  [/(?:不超过|最多|至多|不高于|不大于)$/, 'at_most'],
  [/(?:不到|不足|不满|低于|少于|没到|没有|还没有|小于)$/, 'less_than'],
  [/(?:不少于|不低于|至少|起码|不小于)$/, 'at_least'],
  [/(?:超过|多于|高于|大于|不止|超)$/, 'more_than'],
];
/** @type {[RegExp, keyof RangeAnswer][]} */
const BEHIND = [
  [/^[元块人名]?(?:及|或)?(?:以上)/, 'at_least'],
  [/^[元块人名]?(?:及|或)?(?:以下|以内|之内)/, 'at_most'],
  [/^[元块人名]?不到/, 'less_than'],
  [/^(?:多|出头|有余|余)(?![万亿千百十])/, 'more_than'],
];
const BETWEEN_FIGURES = new RegExp(`^[元块]?[钱]?(?:到|至|-|~|—|、)[${NUMBER_SIGNS}]`);
const MEASURES = /^[人名位个家台件吨辆单斤间张次户天日月年平米亩倍]/;
const GOES_ON = /^[左右多出上下的以不了吧呢元块]/;
const SPAN = /^(?:[一1]年|[一1]个?月|[0-9]{4}年)/; // 工会经费一年6000元
const DAY = /\d{4}(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}[日号]?|\d{8}/;

/**
 * Return the values of a figure that belongs to a word in a clause, with where it stands; none if there is none.
 * @param {string} plain
 * @param {QuestionEntry} question
 * @param {{start: number, end: number}} word
 * @param {{start: number, end: number}} room where the figure may stand: between the words around
 * @returns {SaidFigure | null}
 */
export function figureBy(plain, question, word, room) {
  for (let at = word.end; at < Math.min(room.end, word.end + FARTHEST); at += 1) {
    if (isStart(plain, at)) {
      const gap = plain.slice(word.end, at);
      const found = NO_FIGURE_BEHIND.test(gap) ? null : figureAt(plain, question, at, room.end);
      const span = SPAN.exec(plain.slice(at, room.end));
      if (found || !span) {
        return found && {...found, start: word.start};
      }
      at += span[0].length - 1;
    }
  }
  for (let at = room.start; at < word.start; at += 1) {
    const found = isStart(plain, at) ? figureAt(plain, question, at, word.start) : null;
    if (found && /^[的]?$/.test(plain.slice(found.end, word.start))) {
      return {...found, start: at, end: word.end};
    }
  }
  return null;
}

/**
 * Return the date in a clause that a word names.
 * @param {string} plain
 * @param {{start: number, end: number}} word
 * @param {{start: number, end: number}} room
 * @returns {SaidFigure | null}
 */
export function dayBy(plain, word, room) {
  const found = DAY.exec(plain.slice(room.start, room.end));
  const {value} = found ? checkDate(found[0]) : {value: undefined};
  if (!found || value === undefined) {
    return null;
  }
  const at = room.start + found.index;
  return {
    values: [value],
    loose: false,
    start: Math.min(at, word.start),
    end: Math.max(at + found[0].length, word.end),
  };
}

/**
 * @param {string} plain
 * @param {number} at
 */
function isStart(plain, at) {
  return START.test(plain.charAt(at)) && !START.test(plain.charAt(at - 1) || ' ');
}

/**
 * @param {string} plain
 * @param {QuestionEntry} question
 * @param {number} start
 * @param {number} limit
 * @returns {SaidFigure | null}
 */
function figureAt(plain, question, start, limit) {
  for (let end = Math.min(limit, start + LONGEST); end > start; end -= 1) {
    const text = plain.slice(start, end);
    const {value, doubt} = /\s$/.test(text) ? {} : readFigure(question, text);
    if (value !== undefined || doubt) {
      const values = doubt ? doubt.choices.map((choice) => choice.value) : [Number(value)];
      return standsAlone(text, plain.slice(end, limit)) ? bounded(plain, question, values, {start, end}, limit) : null;
    }
  }
  return null;
}

/**
 * Return whether the figure ends where its text does: no other unit behind it, no second figure.
 * @param {string} text
 * @param {string} behind
 */
function standsAlone(text, behind) {
  const hasUnit = isUnit(text.replace(new RegExp(`^[${NUMBER_SIGNS},]+`), '')) || /[年月]|分之/.test(text);
  if (BETWEEN_FIGURES.test(behind)) {
    return false;
  }
  if (hasUnit) {
    return true;
  }
  return (
    !MEASURES.test(behind) &&
    (/[万亿]$/.test(text) || !behind.trim() || !/^[^\s、]/.test(behind) || GOES_ON.test(behind))
  );
}

/**
 * Return the figure, or the range that the words around it make of it: 不到10万, 10万以上.
 * @param {string} plain
 * @param {QuestionEntry} question
 * @param {number[]} values
 * @param {{start: number, end: number}} place
 * @param {number} limit
 * @returns {SaidFigure | null}
 */
function bounded(plain, question, values, {start, end}, limit) {
  const [before, behind] = [plain.slice(0, start).replace(/(?:了|有)$/, ''), plain.slice(end, limit)];
  const front = BEFORE.find(([words]) => words.test(before));
  const back = BEHIND.find(([words]) => words.test(behind));
  if (front && back) {
    return null;
  }
  if (!front && !back && /^多/.test(behind)) {
    return null; // 十多万
  }
  const side = front || back;
  const last = end + (back ? /** @type {string[]} */ (back[0].exec(behind))[0].length : 0);
  if (!side) {
    const loose = /(?:大概|大约|差不多|估计|约|近|将近)$/.test(before) || /^(?:左右|上下)/.test(behind);
    return {values, loose, start, end: end + (/^(?:左右|上下)/.test(behind) ? 2 : 0)};
  }
  const ranges = values
    .map((value) => ({[side[1]]: value}))
    .filter((range) => checkInput(question, {range}).message === undefined);
  return ranges.length ? {values: ranges, loose: false, start, end: last} : null;
}
