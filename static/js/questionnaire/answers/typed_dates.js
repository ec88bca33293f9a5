// @ts-check
// Dates as people write them -> ISO dates. Pure.

import {isIsoDate} from '../../core/dates.js';

export const EARLIEST = '1900-01-01';
export const LATEST = '2199-12-31';

const BY_SIGNS = /^([0-9]{4})([-./。·–—])([0-9]{1,2})\2([0-9]{1,2})$/; // 。 is what the key of the dot types in Chinese
const BY_WORDS = /^([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]?$/;
const BY_PLACE = /^([0-9]{4})([0-9]{2})([0-9]{2})$/;

/**
 * Read 2023年4月1日, 2023.4.1, 2023/4/1, 2023-04-01, 20230401, in full-width characters or not. `missing` names a day that
 * does not exist; null stands for what is not a date.
 * @param {string} text
 * @returns {{day?: IsoDate, missing?: string} | null}
 */
export function readDay(text) {
  const plain = plainDay(text);
  const [, year, month, date] = BY_WORDS.exec(plain) || withoutSign(BY_SIGNS.exec(plain)) || BY_PLACE.exec(plain) || [];
  if (!year) {
    return null;
  }
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isIsoDate(day) ? {day} : {missing: `${year}年${Number(month)}月${Number(date)}日`};
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
