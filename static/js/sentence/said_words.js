// @ts-check
// The words by which people say answers: labels of options, names of questions and presets, their phrases, sectors. Pure.

import {EXCLUSIVE_OPTION} from '../rules/spec.js';
import {plainSigns} from './clauses.js';

const SHORTEST = 2;
const COUNTED = /[0-9零一二两三四五六七八九十百千万几多每某各这那半]个?$/;
const ONE = /(?:^|[^十0-9])[一1每这那]个?$/;

/**
 * Return what each word stands for.
 * @param {SaidContent} content
 * @returns {Map<string, SaidMeaning[]>}
 */
export function wordsOf({questions, presets, sectors}) {
  /** @type {Map<string, SaidMeaning[]>} */
  const words = new Map();
  const add = (/** @type {string[]} */ said, /** @type {SaidMeaning} */ meaning) =>
    said
      .map((each) => plainSigns(each.replace(/（[^）]*）/g, '')))
      .filter((each) => each.length >= SHORTEST)
      .forEach((each) => words.set(each, [...(words.get(each) || []), meaning]));
  questions.forEach((question) => {
    const {id: fact, name, type, phrases = [], options = []} = question;
    /** @type {Record<string, SaidMeaning>} */
    const meanings = {
      boolean: {fact, value: true},
      number: {fact, part: 'figure'},
      date: {fact, part: 'day'},
    };
    add([name, ...phrases], meanings[type] || {fact, part: 'topic'});
    options
      .filter(({id}) => id !== EXCLUSIVE_OPTION)
      .forEach(({id, label, phrases: said = []}) =>
        add([label, ...said], {fact, value: type === 'choices' ? [id] : id, option: true})
      );
  });
  presets.forEach(({name, phrases = [], answers}) =>
    Object.entries(answers)
      .filter(([, value]) => value !== null)
      .forEach(([fact, value]) => add([name, ...phrases], {fact, value}))
  );
  sectors.forEach((sector) => add([sector.name, ...(sector.aliases || [])], {sector}));
  return words;
}

/**
 * Find the words in a clause from left to right, at each place the longest; none inside another.
 * @param {string} plain
 * @param {SaidClause} clause
 * @param {Map<string, SaidMeaning[]>} words
 * @returns {SaidWord[]}
 */
export function findWords(plain, {start, end}, words) {
  const longest = Math.max(0, ...[...words.keys()].map((word) => word.length));
  /** @type {SaidWord[]} */
  const found = [];
  for (let at = start; at < end; at += 1) {
    for (let length = Math.min(longest, end - at); length >= SHORTEST; length -= 1) {
      const meanings = words.get(plain.slice(at, at + length));
      if (meanings && !isCounted(plain, at, start)) {
        found.push({start: at, end: at + length, meanings});
        at += length - 1;
        break;
      }
    }
  }
  return found;
}

/**
 * Return whether the word is the end of a count: the 个人 of 3个人, the 月销售 of 三个月销售, but not that of 一个月销售.
 * @param {string} plain
 * @param {number} at
 * @param {number} start
 */
function isCounted(plain, at, start) {
  const [first, before] = [plain.charAt(at), plain.slice(start, at)];
  return /[个月年]/.test(first) && COUNTED.test(before) && (first === '个' || !ONE.test(before));
}
