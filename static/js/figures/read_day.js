// @ts-check
// Dates as people write them -> ISO dates, and in words how they were understood. Pure, but for the day that it is, which
// says of which century a year of two digits is.

import {isIsoDate} from '../core/dates.js';
import {dayWords, today} from '../core/periods.js';
import {checkDate} from '../questionnaire/answers/input_checks.js';
import {readNumber} from './written_numbers.js';

const DIGITS = '〇一二三四五六七八九';
const CHINESE = new RegExp(`[${DIGITS}]`, 'g');
const ZEROS = /[零○oO]/g;
const DIGIT = `[0-9零○oO${DIGITS}]`;
const D = '[一二三四五六七八九]';
const SMALL = `(?:[0-9]{1,2}|(?:[二三]?十|廿|卅)${D}?|${D})`;
// As it stands in a sentence, too; a year of two digits needs its 年.
export const DAY_IN_WORDS = `(?:${DIGIT}{4}|${DIGIT}{2})年(?:${SMALL}|元)月${SMALL}[日号]?`;
const BY_SIGNS = /^([0-9]{4})([-./。·–—])([0-9]{1,2})\2([0-9]{1,2})$/; // 。 is what the key of the dot types in Chinese
const BY_WORDS = new RegExp(`^(${DIGIT}{4}|${DIGIT}{2})年(${SMALL}|元)月(?:(${SMALL})[日号]?)?$`);
const BY_PLACE = /^([0-9]{4})([0-9]{2})([0-9]{2})$/;
const YEARS_AHEAD = 10; // that a year of two digits may be: 30年 is 2030年, 67年 is 1967年

/**
 * Read what is typed as a date.
 * @param {string} text
 * @returns {ReadFigure}
 */
export function readDate(text) {
  const read = text.trim() ? readDay(text, today()) : {day: ''};
  if (!read) {
    return {message: '没看懂这个日期。年、月、日都要有，例如 2023年4月1日 或 20230401；只写数字的，年份写四位。'};
  }
  const {day = '', missing, month} = read;
  if (month) {
    return {message: `${month}还要写是哪一天，例如 ${month}1日。`};
  }
  if (missing) {
    return {message: `没有 ${missing} 这一天，请检查。`};
  }
  const {message} = checkDate(day);
  return message ? {message} : {value: day, words: dayWords(day) === text.trim() ? '' : `即 ${dayWords(day)}`};
}

/**
 * Read 2023年4月1日, 23年4月1日, 二〇二三年四月一日, 2023.4.1, 2023/4/1, 2023-04-01, 20230401, in full-width characters or not.
 * `missing` names a day that does not exist, `month` a month without a day; null stands for what is not a date.
 * @param {string} text
 * @param {IsoDate} now
 * @returns {{day?: IsoDate, missing?: string, month?: string} | null}
 */
export function readDay(text, now) {
  const plain = plainDay(text);
  const parts = BY_WORDS.exec(plain) || withoutSign(BY_SIGNS.exec(plain)) || BY_PLACE.exec(plain);
  if (!parts) {
    return null;
  }
  const year = wholeYear(
    parts[1].replace(ZEROS, '0').replace(CHINESE, (digit) => String(DIGITS.indexOf(digit))),
    now
  );
  const [month, date] = parts.slice(2).map((part) => (part ? small(part) : ''));
  if (!date) {
    return {month: `${year}年${Number(month)}月`};
  }
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isIsoDate(day) ? {day} : {missing: `${year}年${Number(month)}月${Number(date)}日`};
}

/**
 * Write a year of two digits with four: of a hundred years, the last of which is soon.
 * @param {string} year
 * @param {IsoDate} now
 */
function wholeYear(year, now) {
  if (year.length > 2) {
    return year;
  }
  const last = Number(now.slice(0, 4)) + YEARS_AHEAD;
  return String(last - ((last - Number(year)) % 100));
}

/**
 * Write a month or a day in Arabic digits.
 * @param {string} text
 */
function small(text) {
  const read = readNumber(text.replace('元', '一').replace('廿', '二十').replace('卅', '三十'));
  return String(read && read.value);
}

/** @param {RegExpExecArray | null} parts */
function withoutSign(parts) {
  return parts && [parts[0], parts[1], parts[3], parts[4]];
}

/**
 * Remove blanks around signs, where they mean nothing; between digits they might.
 * @param {string} text
 */
function plainDay(text) {
  return text
    .normalize('NFKC')
    .replace(/\s*([-./。·–—年月日号])\s*/g, '$1')
    .trim();
}
