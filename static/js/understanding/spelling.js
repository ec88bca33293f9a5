// @ts-check
// What may be meant by characters that are unknown: a word of the lexicon that sounds the same, or that differs in one
// character. Pure.

import {WITHIN} from './function_words.js';
import {lookAlike} from './lookalikes.js';
import {loosely} from './syllables.js';

const SHORTEST_BY_SOUND = 2;
const SHORTEST_SWAPPED = 3;
const SHORTEST = 4; // characters of a word with one that is wrong
const SURE = 6; // so many that one of another sound and look is a mistake
const LONGEST = 12;
const MOST = 4; // offers
const HAN = /[\u4e00-\u9fff]/;

/**
 * Return tokens that may stand for unknown ones and their neighbours, and words to offer where that is less sure: a word
 * differs from what was typed only in unknown characters.
 * @param {string} run
 * @param {Token[]} tokens how the run has been cut
 * @param {Lexicon} lexicon
 * @returns {{tokens: Token[], offers: LexiconWord[]}}
 */
export function correctionsOf(run, tokens, lexicon) {
  const placesOf = (/** @type {TokenKind[]} */ ...kinds) =>
    new Set(tokens.filter(({kind}) => kinds.includes(kind)).flatMap(({start, end}) => range(start, end)));
  // A particle may be mistaken for a character of a longer word.
  const [unknown, unsure] = [placesOf('unknown'), placesOf('unknown', 'ignored')];
  /** @type {Token[]} */
  const found = [];
  /** @type {Set<LexiconWord>} */
  const offers = new Set();
  const really = tokens.filter(({kind, text}) => kind === 'unknown' && !/^[0-9a-z ]+$/.test(text));
  const windows = range(0, run.length).flatMap((start) =>
    range(start + SHORTEST_BY_SOUND, Math.min(run.length, start + LONGEST) + 1)
      .filter((end) => really.some((token) => token.start < end && start < token.end))
      .map((end) => ({start, end, text: run.slice(start, end)}))
  );
  /** @type {(start: number, length: number) => (at: number) => boolean} */
  const mayBeWrong = (start, length) => (at) => (length < SHORTEST ? unknown : unsure).has(start + at);
  for (const {start, end, text} of windows) {
    found.push(...takenApart(text, lexicon).map(({word, kind}) => ({start, end, text: word, kind})));
    const [sounding] = soundingAlike(text, lexicon).filter((word) =>
      differences(text, word.text).every(mayBeWrong(start, text.length))
    );
    if (sounding) found.push({start, end, text, kind: 'sound', word: sounding.text});
    if (sounding || text.length < SHORTEST_SWAPPED) continue;
    for (const word of oneDifferent(text, lexicon)) {
      const at = mistake(text, word.text);
      if (at === null) continue;
      const swapped = at < 0;
      if (!swapped && !mayBeWrong(start, text.length)(at)) continue;
      if (!swapped && text.length < SHORTEST && !isSlip(text[at], word.text[at], lexicon)) continue;
      if (swapped || text.length < SHORTEST || lookAlike(text[at], word.text[at]) || text.length >= SURE) {
        found.push({start, end, text, kind: 'correction', word: word.text});
      } else {
        offers.add(word);
      }
    }
    for (const word of oneMissing(text, lexicon)) found.push({start, end, text, kind: 'correction', word: word.text});
  }
  return {tokens: found, offers: Array.from(offers).slice(0, MOST)};
}

/**
 * Return the words that a text is with a particle in between: 贷点款, 外国人来投资.
 * @param {string} text
 * @param {Lexicon} lexicon
 */
function takenApart(text, lexicon) {
  return range(1, text.length - 1)
    .filter((at) => WITHIN.test(text[at]))
    .map((at) => text.slice(0, at) + text.slice(at + 1))
    .flatMap((word) => {
      const kind = lexicon.kindOf(word);
      return kind ? [{word, kind}] : [];
    });
}

/**
 * Return whether a character may stand for another in a word of three: it looks like it, or nobody would write it.
 * @param {string} typed
 * @param {string} meant
 * @param {Lexicon} lexicon
 */
function isSlip(typed, meant, lexicon) {
  return lookAlike(typed, meant) || (HAN.test(typed) && !lexicon.reader(typed));
}

/**
 * @param {string} text
 * @param {Lexicon} lexicon
 */
function soundingAlike(text, lexicon) {
  const read = Array.from(text, lexicon.reader);
  if (read.some((syllable) => !syllable)) return [];
  const words = lexicon.bySound().get(loosely(read.join(' '))) || [];
  // Nobody mistakes every character. Words of two have to sound quite the same.
  return words.filter(
    (word) =>
      word.text.length === text.length &&
      differences(text, word.text).length < text.length &&
      (text.length >= SHORTEST_SWAPPED || lexicon.readingOf(word).join(' ') === read.join(' '))
  );
}

/**
 * Return words that have one character more than a text of four or more.
 * @param {string} text
 * @param {Lexicon} lexicon
 */
function oneMissing(text, lexicon) {
  if (text.length < SHORTEST + 1) return [];
  const middle = (text.length + 1) >> 1;
  return sharingHalf(text.length + 1, [text.slice(0, middle)], text.slice(middle - 1), lexicon).filter(
    ({text: word}) => {
      let at = 0;
      while (at < text.length && word[at] === text[at]) at += 1;
      return at > 0 && at < text.length && word.slice(at + 1) === text.slice(at);
    }
  );
}

/**
 * Return the words that may differ from a text in one character, or in two neighbours, and some more.
 * @param {string} text
 * @param {Lexicon} lexicon
 */
function oneDifferent(text, lexicon) {
  const middle = text.length >> 1;
  const begin = text.slice(0, middle - 1);
  const beginnings = [begin + text[middle - 1], begin + text[middle]]; // the two in the middle may be swapped
  return sharingHalf(text.length, beginnings, text.slice(middle), lexicon);
}

/**
 * Return the words of so many characters that begin or end like this, the best first.
 * @param {number} length
 * @param {string[]} beginnings
 * @param {string} ending
 * @param {Lexicon} lexicon
 */
function sharingHalf(length, beginnings, ending, {byHalf, entries}) {
  const halves = [...beginnings.map((begin) => `${length}<${begin}`), `${length}>${ending}`];
  const places = new Set(halves.flatMap((half) => byHalf().get(half) || []));
  return Array.from(places)
    .sort((one, other) => one - other)
    .map((place) => entries[place]);
}

/**
 * Return the places at which two texts of the same length differ.
 * @param {string} one
 * @param {string} other
 */
function differences(one, other) {
  return range(0, one.length).filter((at) => one[at] !== other[at]);
}

/**
 * Return the one place at which two texts of the same length differ, -1 where two neighbours are swapped, and null where
 * there is more.
 * @param {string} one
 * @param {string} other
 * @returns {number | null}
 */
function mistake(one, other) {
  let first = -1;
  let second = -1;
  for (let at = 0; at < one.length; at += 1) {
    if (one.charCodeAt(at) !== other.charCodeAt(at)) {
      if (second >= 0 || (first >= 0 && at !== first + 1)) return null;
      if (first < 0) first = at;
      else second = at;
    }
  }
  if (second < 0) return first < 0 ? null : first;
  return one[first] === other[second] && one[second] === other[first] ? -1 : null;
}

/**
 * @param {number} start
 * @param {number} end
 */
function range(start, end) {
  return Array.from({length: Math.max(end - start, 0)}, (_, at) => start + at);
}
