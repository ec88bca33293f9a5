// @ts-check
// What was understood of a query, in words and offers. Pure.
//
// Whatever was changed in the query is said, with a way to take it back; what no document writes is said to be so.

import {dayWords} from '../core/periods.js';

const MOST_NAMED = 3;
const TYPED = '␠'; // where what is typed stands
const LONGEST_OFFER = 12; // characters of a query that a button repeats
/** @type {QueryPart['how'][]} changes that `exact` takes back */
const WIDENED = ['everyday', 'number', 'other_figure', 'correction', 'sound'];
/** @type {Partial<Record<QueryPart['how'], [string, string, string?]>>} what stands before, between and after the words */
const CHANGES = {
  name: ['', '也按'],
  everyday: ['', '按'],
  number: ['', '按'],
  other_figure: ['文件没有写', '，写了', '的列在下面'],
  correction: ['没有', '，按'],
  sound: ['', '按同音的'],
  beside: ['原文中没有', '这个说法，按编者归纳的内容和文件名称找到'],
};

/**
 * Return what is said beside the number of results: pieces of text, some of which offer another query.
 * @param {string} query
 * @param {boolean} exact whether only what is typed was looked for
 * @param {QueryReading} reading
 * @param {IsoDate | null} [last] the last day on which a measure holds, where there is one
 * @returns {ReadingPiece[]}
 */
export function readingPieces(query, exact, {level, parts, ignored, absent, instead, years = []}, last = null) {
  const found = level === 'none' ? [] : parts.filter(({count}) => count > 0);
  const beyond = last ? years.filter(([, year]) => year > Number(last.slice(0, 4))) : [];
  const split = found.filter(({how}) => how === 'split');
  /** @type {(ReadingPiece | false)[]} */
  const pieces = [
    beyond.length > 0 && {text: `没有找到${beyond[0][0]}还执行的措施，收录的最晚到 ${dayWords(String(last))}`},
    level === 'most' && {text: `没有全部符合的；${havingWords(found)}`},
    split.length > 0 && {text: `没有完全相同的说法，拆成${listed(split.map(({typed}) => typed))}查找`},
    ...changesOf(found),
    level === 'most' && absent.length > 0 && {text: `文件没有写${listed(absent)}`},
    ...instead.map((other, at) => ({text: at ? '' : '您是不是要找', label: other, query: other, exact: false})),
    level !== 'none' && ignored.length > 0 && {text: `没有计入：${ignored.join('、')}`},
    exact && {text: '只按您输入的字查找', label: '也找意思相近的', query, exact: false},
    !exact && found.some(isWidened) && {text: '', label: exactWords(query), query, exact: true},
  ];
  return /** @type {ReadingPiece[]} */ (pieces.filter(Boolean));
}

/**
 * Return the words that the page of a measure has to mark: those that were looked for instead of what is typed.
 * @param {string} query
 * @param {QueryReading} reading
 */
export function wordsToMark(query, {parts, ignored}) {
  if (!ignored.length && !parts.some(isWidened)) return query;
  const words = parts.filter(({count}) => count > 0).flatMap((part) => (isWidened(part) ? part.used : [part.typed]));
  return Array.from(new Set(words)).join(' ');
}

/** @param {QueryPart} part */
function isWidened(part) {
  return WIDENED.includes(part.how) && part.count > 0 && othersOf(part).length > 0;
}

/**
 * Return what else was looked for; a longer name of the same need not be said.
 * @param {QueryPart} part
 */
function othersOf({typed, used}) {
  return used.filter((phrase) => !phrase.includes(typed)).slice(0, MOST_NAMED);
}

/**
 * Say what was looked for instead of what is typed; of parts that are read alike, once.
 * @param {QueryPart[]} found
 */
function changesOf(found) {
  /** @type {Map<string, string[]>} */
  const typedBy = new Map();
  for (const part of found) {
    const {how, typed} = part;
    const [before, between, after = '查找'] = CHANGES[how] || [];
    const others = listed(othersOf(part));
    if (!between || (!others && how !== 'beside')) continue;
    const by = how === 'sound' && /[a-z]/.test(typed) ? '按拼音' : between;
    const said = [before, how === 'beside' ? by : by + others + after].join(TYPED);
    typedBy.set(said, [...(typedBy.get(said) || []), typed]);
  }
  return Array.from(typedBy, ([said, typed]) => ({text: said.replace(TYPED, () => listed(typed))}));
}

/** @param {QueryPart[]} found */
function havingWords(found) {
  return found.map(({typed, count}) => `含“${typed}”的有 ${count}\u00a0项`).join('、');
}

/** @param {string} query */
function exactWords(query) {
  return Array.from(query).length > LONGEST_OFFER ? '只按输入的原话查找' : `只找“${query}”`;
}

/**
 * Say in a list: “贷款”“招工”. Words have lost their own quotes to the folding, or half of them.
 * @param {string[]} phrases
 */
export function listed(phrases) {
  return phrases.map((phrase) => `“${phrase.replace(/[“”"]/g, '')}”`).join('');
}
