// @ts-check
// A run of which some characters were left in pinyin, as an input method leaves them (旅行she, 融资danbao) -> the run in
// characters. Pure.

import {wholeByPinyin} from './pinyin.js';

const HAN = /[\u4e00-\u9fff]/;
const LETTERS = /[a-z]{2,}/g;
const DIGIT_OR_LETTER = /[0-9a-z]/;
const SHORTEST_KNOWN = 2; // characters of a word that is completed from less or more than its pinyin
const SHORTEST_ALONE = 4; // letters

/**
 * Return the run with words for its letters, as far as there are such words; letters that a document has stay.
 * @param {string} run
 * @param {Lexicon} lexicon
 */
export function withoutLetters(run, lexicon) {
  if (!HAN.test(run)) return run;
  return run.replace(LETTERS, (letters, at) => {
    const [before, after] = [run.slice(0, at), run.slice(at + letters.length)];
    if (lexicon.kindOf(letters) || DIGIT_OR_LETTER.test(before.slice(-1) + after.slice(0, 1))) return letters;
    return completing(letters, before, after, lexicon) || standingAlone(letters, lexicon) || letters;
  });
}

/**
 * Return the characters of a word that are missing between its neighbours: 社 after 旅行.
 * @param {string} letters
 * @param {string} before
 * @param {string} after
 * @param {Lexicon} lexicon
 */
function completing(letters, before, after, lexicon) {
  let best = {order: Infinity, missing: ''};
  for (const word of lexicon.entries) {
    const {text, rank} = word;
    const start = overlap(text, (length) => before.endsWith(text.slice(0, length)));
    const rest = text.length - overlap(text, (length) => after.startsWith(text.slice(-length)));
    if ((start === 0 && rest === text.length) || rest <= start) continue;
    const readings = lexicon.readingOf(word);
    if (readings.length !== text.length) continue;
    const fit = fitOf(readings.slice(start, rest).join(''), letters);
    if (fit > 0 && start + text.length - rest < SHORTEST_KNOWN) continue;
    const order = fit * 1000 - (start + text.length - rest) * 10 + rank;
    if (order < best.order) best = {order, missing: text.slice(start, rest)};
  }
  return best.missing;
}

/**
 * Return how well a reading fits letters: whole, or the one begins with the other.
 * @param {string} reading
 * @param {string} letters
 */
function fitOf(reading, letters) {
  if (reading === letters) return 0;
  if (reading.startsWith(letters)) return 1;
  return letters.startsWith(reading) ? 2 : Infinity;
}

/**
 * Return the most characters of a word that stand in the run.
 * @param {string} word
 * @param {(length: number) => boolean} stands
 */
function overlap(word, stands) {
  let length = word.length - 1;
  while (length > 0 && !stands(length)) length -= 1;
  return length;
}

/**
 * @param {string} letters
 * @param {Lexicon} lexicon
 */
function standingAlone(letters, lexicon) {
  const words = letters.length >= SHORTEST_ALONE ? wholeByPinyin(letters, lexicon) : null;
  return words ? words.map(({text}) => text).join('') : '';
}
