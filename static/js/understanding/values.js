// @ts-check
// Figures and dates in a query, by value, as policy_explorer/search/figures.py writes those of the texts. Pure.

import {exact, NUMBER_SIGNS, readNumber} from '../figures/written_numbers.js';

/** @type {Record<string, string>} units as people write them, and as the list of figures does */
const UNITS = {
  ...{元: '元', 块: '元', 块钱: '元', 圆: '元', 人民币: '元', rmb: '元', 元人民币: '元'},
  ...{美元: '美元', 美金: '美元', 美刀: '美元', 刀: '美元', usd: '美元', 欧元: '欧元', 港币: '港元', 港元: '港元'},
  ...{'%': '%', 个点: '%', 个百分点: '%', 百分点: '%', 个月: '月', 年: '年', 周年: '年'},
  ...{
    人: '人',
    名: '人',
    位: '人',
    家: '家',
    户: '户',
    个: '个',
    天: '天',
    日: '天',
    个工作日: '天',
    场: '场',
    次: '次',
  },
  ...{平方米: '平方米', 平米: '平方米', 平方: '平方米', m2: '平方米', 亩: '亩', 强: '强'},
};
const LONGEST_UNIT = 4;
// Of these the texts may have so few figures that another one stands for the threshold that is asked for.
const RARE_MONEY = new Set(['美元', '欧元', '港元']);
const FEW = 2;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];
const LARGE = 100; // a numeral of several signs without digits is a figure, even without a unit
const ITEM = new RegExp(`^(?:第([0-9${NUMBER_SIGNS.replace('0-9.', '')}]{1,4})(?:条|项)|([0-9]{1,4})条)(?:措施|政策)?`);
const Y = '(\\d{4}|\\d{2}(?=年))';
const DATE = new RegExp(`^${Y}(?:年|[-/.])(\\d{1,2})(?:月|[-/.])(\\d{1,2})(?:[日号]|(?!\\d))`);
const MONTH = /^(\d{4})(?:年(\d{1,2})月|[-/](\d{1,2})(?!\d)月?)/;
const DAY_OF_YEAR = /^(\d{1,2})月(\d{1,2})[日号]/;
const END_OF_YEAR = /^(\d{4})年?年?[底末终]/;
const YEAR_IN_SIGNS = /^[〇○零一二三四五六七八九]{4}(?=年)/; // 二〇二五年; each sign is a digit
const SIGNS = '零一二三四五六七八九';
const SHORT_YEAR = /^2\d年(?!的?[老店厂]|[内期以了])/; // 25年, where the texts have no such time
const SHORT_DATE = /^2\d(?=年(?:\d{1,2}月|年?[底末终]))/;
/** @type {Record<string, number>} */
const FROM_NOW = {前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 来年: 1, 后年: 2};
const SHARE = new RegExp(`^(百|千)分之([${NUMBER_SIGNS}]+)`);
const DIGITS = /^[$¥]?([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?[十百千万亿]*)/;
const WRITTEN = new RegExp(`^[${NUMBER_SIGNS.replace('0-9.', '')}]+`);
// What a numeral without digits must be followed by to be a figure: 三年 is one, 一个 and 三方 are none.
const SURE = new Set(['元', '美元', '欧元', '港元', '%', '平方米', '月', '年', '天', '人', '家']);

/**
 * Return what finds the value at the beginning of a text: the characters that it takes, and how the texts write it.
 * `others`: where they do not, what else they have of a rare unit. `item`: the number of a measure.
 * `year`: that of a date.
 * @param {SearchData} data
 * @returns {ReadValue}
 */
export function createValueReader({figures = []}) {
  const known = new Map(figures);
  /** @type {Map<string, string[]>} spellings by the number alone */
  const byNumber = new Map();
  for (const [written, spellings] of figures) {
    const number = written.split(' ')[0];
    byNumber.set(number, [...(byNumber.get(number) || []), ...spellings]);
  }
  const dates = figures.filter(([written]) => /^\d{4}-/.test(written));
  const matching = (/** @type {RegExp} */ pattern) =>
    dates.filter(([written]) => pattern.test(written)).flatMap(([, spellings]) => spellings);
  const ofUnit = (/** @type {string} */ unit) => figures.filter(([written]) => written.endsWith(` ${unit}`));
  /** @param {string} text */
  const read = (text) => {
    const day = readDay(text);
    if (day) return {length: day.length, spellings: matching(new RegExp(day.pattern)), year: yearIn(day.pattern)};
    const [item, named, plainNumber] = ITEM.exec(text) || [];
    const number = item ? readNumber(named || plainNumber) : null;
    if (item && number) return {length: item.length, spellings: [], item: number.value};
    const figure = readFigure(text);
    if (!figure) return null;
    const {length, value, unit} = figure;
    const written = [value, ...(unit === '年' ? [value * 12] : []), ...(unit === '月' ? [value / 12] : [])].map(plain);
    const [own, ...others] = unit
      ? [`${written[0]} ${unit}`, ...(written[1] ? [`${written[1]} ${unit === '年' ? '月' : '年'}`] : [])]
      : [];
    const spellings = own ? [own, ...others].flatMap((each) => known.get(each) || []) : byNumber.get(written[0]) || [];
    const alike = spellings.length || !RARE_MONEY.has(unit) ? [] : ofUnit(unit);
    const isShort = spellings.length === 0 && SHORT_YEAR.test(text);
    const year = isShort ? 2000 + value : unit === '年' && isYear(value) ? value : undefined;
    return {length, spellings, year, others: alike.length <= FEW ? alike.flatMap(([, each]) => each) : []};
  };
  return (typed) => {
    const {text, spoken} = inDigits(typed);
    const value = read(text);
    if (text === typed || !value) return value;
    const written = text.slice(0, value.length);
    // What is said of a year from today need not stand in the texts.
    const spellings = /年$/.test(written) ? (spoken ? [] : [written]) : value.spellings;
    return {...value, spellings, length: value.length - text.length + typed.length};
  };
}

/**
 * Write the year at the beginning of a text in digits: 二〇二五年, 明年底.
 * @param {string} text
 */
function inDigits(text) {
  const from = FROM_NOW[text.slice(0, 2)];
  if (from !== undefined) return {text: `${new Date().getFullYear() + from}年${text.slice(2)}`, spoken: true};
  const digit = (/** @type {string} */ sign) => String(Math.max(SIGNS.indexOf(sign), 0));
  const digits = text.replace(YEAR_IN_SIGNS, (signs) => Array.from(signs, digit).join(''));
  return {text: digits.replace(SHORT_DATE, '20$&'), spoken: false};
}

/** @param {number} value */
function isYear(value) {
  return value >= FIRST_YEAR && value <= LAST_YEAR;
}

/** @param {string} pattern */
function yearIn(pattern) {
  const [year] = /\d{4}/.exec(pattern) || [];
  return year ? Number(year) : undefined;
}

/** @param {string} text */
function readDay(text) {
  const [whole, year, month, day] = DATE.exec(text) || [];
  const two = (/** @type {string} */ part) => part.padStart(2, '0');
  if (whole)
    return {length: whole.length, pattern: `^${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}$`};
  const [end, of] = END_OF_YEAR.exec(text) || [];
  if (end) return {length: end.length, pattern: `^${of}-12-31$`};
  const [span, inYear, named, plainMonth] = MONTH.exec(text) || [];
  if (span) return {length: span.length, pattern: `^${inYear}-${two(named || plainMonth)}(-|$)`};
  const [some, ofMonth, ofDay] = DAY_OF_YEAR.exec(text) || [];
  return some ? {length: some.length, pattern: `-${two(ofMonth)}-${two(ofDay)}$`} : null;
}

/**
 * @param {string} text
 * @returns {{length: number, value: number, unit: string} | null}
 */
function readFigure(text) {
  const [share, of, part] = SHARE.exec(text) || [];
  const percent = share ? readNumber(part) : null;
  if (share && percent)
    return {length: share.length, value: of === '百' ? percent.value : exact(percent.value / 10), unit: '%'};
  const [marked, digits] = DIGITS.exec(text) || [];
  const written = digits || (WRITTEN.exec(text) || [''])[0];
  const read = written ? readNumber(written.replace(/,/g, '')) : null;
  if (!read) return null;
  const start = marked ? marked.length : written.length;
  const unit = unitAt(text, start);
  const large = written.length > 1 && read.value >= LARGE;
  if (!digits && !(read.big || large || (SURE.has(unit.name) && read.value > 1))) return null;
  const name = text[0] === '$' ? '美元' : text[0] === '¥' ? '元' : unit.name;
  const [value, permille] = text[start] === '‰' ? [exact(read.value / 10), 1] : [read.value, 0];
  return {length: start + unit.length + permille, value, unit: permille ? '%' : name};
}

/**
 * @param {string} text
 * @param {number} start
 */
function unitAt(text, start) {
  for (let length = LONGEST_UNIT; length > 0; length -= 1) {
    const name = UNITS[text.slice(start, start + length)];
    if (name && start + length <= text.length) return {length, name};
  }
  return {length: 0, name: ''};
}

/** @param {number} value */
function plain(value) {
  return String(exact(value));
}
