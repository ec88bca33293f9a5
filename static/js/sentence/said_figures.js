// @ts-check
// Figures and dates near the words that name their questions: 月销售8万, 不到10万, 8万左右. Pure.
//
// A figure is read by the reader of the question's own field. It is taken only if the word stands close before it (or right
// behind it), no other word between them, and its unit and period are those of the question; what may be meant in two ways is
// both. In doubt it is refused: a sign, a sum, a change, a second figure, words around it that nobody foresaw.

import {isUnit} from '../figures/figure_units.js';
import {DAY_IN_WORDS, readDate} from '../figures/read_day.js';
import {readFigure} from '../figures/read_figure.js';
import {NUMBER_SIGNS} from '../figures/written_numbers.js';
import {checkInput} from '../questionnaire/answers/input_checks.js';

const [FARTHEST, LONGEST] = [8, 14]; // characters: between a word and its figure, in a figure
const START = new RegExp(`[${NUMBER_SIGNS}半$¥]`);
const NO_FIGURE_BEHIND =
  /[增涨降减亏差税欠断漏补缓免退从由负折]|少了|多了|成本|利润|十几|几|最[高低好差]|目标|力争|争取|峰|[旺淡]季|(?:少|停|[没未不]有?)[交缴]|[-+*×÷−–<>=≥≤$€£]$|不够|未达/;
const CONTRARY = /[欠断漏补缓免退负亏]|(?:少|停|[没未不]有?)[交缴]|[-−–]$/; // 拖欠工会经费6000元
const CURRENCIES = [
  /人民币|rmb|^[万千亿]*元/,
  /美[元金刀]|usd/,
  /欧元|eur/,
  /港[元币]|hkd/,
  /日[元圆]|jpy|英镑|gbp|澳元|韩元|卢布|台币|加元/,
];
const NO_MORE = /(?:[没未无非别]|不(?!到|足|满))/;
/** @type {[RegExp, keyof RangeAnswer][]} */
const BEFORE = [
  [/(?:不超过|最多|至多|不高于|不大于)$/, 'at_most'],
  [/(?:不到|不足|不满|低于|少于|没到|没有|小于)$/, 'less_than'],
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
const FOREIGN =
  /^(?:[元块圆$€£¥]|人民币|美[元金刀]|欧元|港|日[元圆]|英镑|澳|韩|卢布|新?台币|加元|rmb|usd|eur|hkd|jpy|gbp|、[0-9])/;
const MEASURES = /^[人名位个家台件吨辆单斤间张次户天日月年平米亩倍]/;
const GOES_ON =
  /^(?:左右|上下|以[上下内]|及以|或以|之内|不到|多|出头|有?余|了|吧|呢|啊|的(?!一半|几|话|目标|门槛|.{0,2}[分成倍])|[开做搞雇请招我]|属于|没雇|小)/;
const SPAN = /^(?:[一1]年|[一1]个?月|[0-9]{4}年)/; // 工会经费一年6000元
const SECOND = new RegExp(`[0-9半]|[${NUMBER_SIGNS}][千万亿元块]`);
const NOT_THE_DAY = /[不没未无非前后至到早晚换]|之间|成立|注册|开业|申请|[-~—/]/;
const DAY = new RegExp(`${DAY_IN_WORDS}|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}|\\d{8}`);

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
      const found = isContrary(plain.slice(room.start, word.start), gap, question)
        ? null
        : figureAt(plain, question, at, room.end);
      const span = SPAN.exec(plain.slice(at, room.end));
      if (found || !span) {
        return found && {...found, start: word.start};
      }
      at += span[0].length - 1;
    }
  }
  for (let at = room.start; at < word.start; at += 1) {
    const found = isStart(plain, at) ? figureAt(plain, question, at, word.start) : null;
    const front = plain.slice(room.start, at);
    if (found && /^的?$/.test(plain.slice(found.end, word.start)) && !isContrary('', front, question)) {
      return {...found, start: at, end: word.end};
    }
  }
  return null;
}

/**
 * Return whether the words around a name speak against its figure: 欠, 少交, 从, a sign, another period or currency.
 * @param {string} before the name
 * @param {string} gap between the name and the figure
 * @param {QuestionEntry} question
 */
function isContrary(before, gap, {name, unit = ''}) {
  const free = BEFORE.reduce((text, [words]) => text.replace(words, ''), gap.trim());
  const near = before.slice(-6).replace(/今年|目前/, '');
  return (
    NO_FIGURE_BEHIND.test(free) ||
    NO_MORE.test(free) ||
    CONTRARY.test(before) ||
    isOtherPeriod(near + gap, name) ||
    CURRENCIES.some((words) => words.test(gap) && !words.test(unit))
  );
}

/**
 * Return whether a text names a period that the name of the question does not: 每季度 for 月销售额.
 * @param {string} text
 * @param {string} name
 */
function isOtherPeriod(text, name) {
  return [...(text.match(/[天日周月季年]/g) || [])].some((period) => !name.includes(period));
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
  const {value} = found ? readDate(found[0]) : {value: undefined};
  if (!found || value === undefined) {
    return null;
  }
  const at = room.start + found.index;
  if (START.test(plain.charAt(at - 1) || ' ')) {
    return null; // 123年4月1日
  }
  const around = `${plain.slice(room.start, word.start)}。${plain.slice(word.end, room.end)}`;
  if (NOT_THE_DAY.test(around.replace(found[0], ''))) {
    return null; // 5月1日前, not on it
  }
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
      return standsAlone(text, plain.slice(end, limit), plain.slice(end), question)
        ? bounded(plain, question, values, {start, end}, limit)
        : null;
    }
  }
  return null;
}

/**
 * Return whether the figure ends where its text does: no other unit or period behind it, no second figure.
 * @param {string} text
 * @param {string} behind
 * @param {string} all that is behind, whatever it belongs to
 * @param {QuestionEntry} question
 */
function standsAlone(text, behind, all, {name}) {
  const hasUnit = isUnit(text.replace(new RegExp(`^[${NUMBER_SIGNS},]+`), '')) || /[年月]|分之/.test(text);
  const next = all.replace(/^[\s(,]+/, '');
  const period = /^(?:\/|每|一)个?([月年])/.exec(next);
  const rest = (period && name.includes(period[1]) ? next.slice(period[0].length) : behind).split(/[,。;!?]/)[0].trim();
  if (FOREIGN.test(next) || SECOND.test(rest) || (!hasUnit && MEASURES.test(rest))) {
    return false;
  }
  return !rest || /^、/.test(rest) || GOES_ON.test(rest);
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
  const [typed, behind] = [plain.slice(0, start), plain.slice(end, limit)];
  const before = typed.replace(/(?:了|有)$/, '');
  const front = BEFORE.find(([words]) => words.test(typed) || words.test(before));
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
    const loose = /(?:大概|大约|差不多|估计|约|近|快|快到|接近)$/.test(before) || /^(?:左右|上下)/.test(behind);
    return {values, loose, start, end: end + (/^(?:左右|上下)/.test(behind) ? 2 : 0)};
  }
  const ranges = values
    .map((value) => ({[side[1]]: value}))
    .filter((range) => checkInput(question, {range}).message === undefined);
  return ranges.length ? {values: ranges, loose: false, start, end: last} : null;
}
