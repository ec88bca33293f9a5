// @ts-check
// What may be meant by characters that are unknown: a word of the lexicon that sounds the same, or that differs in one
// character. Pure.

import {lookAlike} from './lookalikes.js';

const SHORTEST_BY_SOUND = 2;
const SHORTEST_SWAPPED = 3;
const SHORTEST = 4; // characters of a word with one that is wrong
const SURE = 6; // so many that one of another sound and look is a mistake
const LONGEST = 12;
const MOST = 4; // offers

/**
 * Return tokens that may stand for unknown ones and their neighbours, and words to offer where that is less sure: a word
 * differs from what was typed only in unknown characters.
 * @param {string} run
 * @param {Token[]} tokens how the run has been cut
 * @param {Lexicon} lexicon
 * @returns {{tokens: Token[], offers: LexiconWord[]}}
 */
export function correctionsOf(run, tokens, lexicon) {
  const unknown = new Set(
    tokens.filter(({kind}) => kind === 'unknown' || kind === 'ignored').flatMap(({start, end}) => range(start, end))
  );
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
  /** @type {(start: number) => (at: number) => boolean} */
  const isUnknown = (start) => (at) => unknown.has(start + at);
  for (const {start, end, text} of windows) {
    const [sounding] = soundingAlike(text, lexicon).filter((word) =>
      differences(text, word.text).every(isUnknown(start))
    );
    if (sounding) found.push({start, end, text, kind: 'sound', word: sounding.text});
    if (sounding || text.length < SHORTEST_SWAPPED) continue;
    for (const word of lexicon.byLength().get(text.length) || []) {
      const [at, ...others] = differences(text, word.text, 2);
      const swapped =
        others.length === 1 && others[0] === at + 1 && text[at] === word.text[at + 1] && text[at + 1] === word.text[at];
      if (!swapped && (others.length > 0 || text.length < SHORTEST || !isUnknown(start)(at))) continue;
      if (swapped || lookAlike(text[at], word.text[at]) || text.length >= SURE) {
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
 * @param {string} text
 * @param {Lexicon} lexicon
 */
function soundingAlike(text, lexicon) {
  const read = Array.from(text, lexicon.reader);
  if (read.some((syllable) => !syllable)) return [];
  const words = lexicon.bySound().get(read.join(' ')) || [];
  // Nobody mistakes every character.
  return words.filter((word) => word.text.length === text.length && differences(text, word.text).length < text.length);
}

/**
 * Return words that have one character more than a text of four or more.
 * @param {string} text
 * @param {Lexicon} lexicon
 */
function oneMissing(text, lexicon) {
  if (text.length < SHORTEST + 1) return [];
  return (lexicon.byLength().get(text.length + 1) || []).filter(({text: word}) => {
    let at = 0;
    while (at < text.length && word[at] === text[at]) at += 1;
    return at > 0 && at < text.length && word.slice(at + 1) === text.slice(at);
  });
}

/**
 * Return the places at which two texts of the same length differ, or the first few of them.
 * @param {string} one
 * @param {string} other
 * @param {number} [most]
 */
function differences(one, other, most = Infinity) {
  const places = [];
  for (let at = 0; at < one.length && places.length <= most; at += 1) if (one[at] !== other[at]) places.push(at);
  return places;
}

/**
 * @param {number} start
 * @param {number} end
 */
function range(start, end) {
  return Array.from({length: Math.max(end - start, 0)}, (_, at) => start + at);
}
