// @ts-check
// Numbers as people write them -> numbers: 80000, 8.5万, 8万5, 八万五千, 一百零五, 八点五万, 1亿2千万. Pure.

const DIGITS = '零一二三四五六七八九';
/** @type {Record<string, string>} other ways to write the same */
const SAME = {
  ...{两: '二', 〇: '零', 萬: '万', 億: '亿', 拾: '十', 佰: '百', 仟: '千'},
  ...{壹: '一', 贰: '二', 叁: '三', 肆: '四', 伍: '五', 陆: '六', 柒: '七', 捌: '八', 玖: '九'},
};
/** @type {Record<string, number>} */
const SMALL = {十: 10, 百: 100, 千: 1000};
/** @type {Record<string, number>} */
const BIG = {万: 1e4, 亿: 1e8};
const TOKEN = /[0-9]+(?:\.[0-9]*)?|\.[0-9]+|[零一二三四五六七八九十百千万亿]/g;
export const NUMBER_SIGNS = '0-9.零〇一二两三四五六七八九十百千万亿点萬億拾佰仟壹贰叁肆伍陆柒捌玖';

/**
 * Return the number that a text stands for; `big` says that it is written with 万 or 亿. Null stands for what is not a
 * number.
 * @param {string} text without signs that separate thousands
 * @returns {{value: number, big: boolean} | null}
 */
export function readNumber(text) {
  const plain = withPoint([...text].map((sign) => SAME[sign] || sign).join(''));
  const tokens = plain.match(TOKEN) || [];
  if (!tokens.length || tokens.join('') !== plain) {
    return null;
  }
  const value = valueOf(tokens);
  return value === null ? null : {value, big: tokens.some((token) => token in BIG)};
}

/**
 * Write 八点五 as 8.5.
 * @param {string} text
 */
function withPoint(text) {
  const [, whole, part, rest] = /^([零一二三四五六七八九十百千]+)点([零一二三四五六七八九]+)(.*)$/.exec(text) || [];
  const read = whole ? valueOf(whole.match(TOKEN) || []) : null;
  return read === null ? text : `${read}.${[...part].map((digit) => DIGITS.indexOf(digit)).join('')}${rest}`;
}

/**
 * Add up what is written; null where it does not go together, such as 万万 or 8 5.
 * @param {string[]} tokens
 * @returns {number | null}
 */
function valueOf(tokens) {
  let [total, section, last] = [0, 0, 0];
  /** @type {number | null} the digits before a multiplier */
  let figure = null;
  if (tokens.filter((token) => token === '万').length > 1 || tokens.filter((token) => token === '亿').length > 1) {
    return null;
  }
  for (const token of tokens) {
    if (token in SMALL) {
      section += (figure === null ? 1 : figure) * SMALL[token];
      [figure, last] = [null, SMALL[token]];
    } else if (token in BIG) {
      section += figure || 0;
      if (!section && !(token === '亿' && total)) {
        return null;
      }
      total = token === '亿' ? (total + section) * BIG[token] : total + section * BIG[token];
      [section, figure, last] = [0, null, BIG[token]];
    } else if (token === '零') {
      [figure, last] = [figure === null ? 0 : figure * 10, 0];
    } else if (!figure) {
      figure = DIGITS.includes(token) ? DIGITS.indexOf(token) : Number(token);
    } else {
      return null;
    }
  }
  // 八万五 is 85000 and 三百五 is 350, but 一百零五 is 105.
  const shortened = figure !== null && last > 10 && figure > 0 && figure < 10 && Number.isInteger(figure);
  return exact(total + section + (shortened ? (Number(figure) * last) / 10 : figure || 0));
}

/**
 * Remove the noise of binary fractions: 8.07万 is 80700.
 * @param {number} value
 */
export function exact(value) {
  return Number(value.toPrecision(15));
}
