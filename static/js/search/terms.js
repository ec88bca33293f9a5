// @ts-check
// Which terms of a query occur in a text, and so have to be marked in it. Pure.

import {chunksOf, meanings, runsOf, unique} from './query.js';

const SHORTEST_PART = 2;

/**
 * Return the terms. A chunk that does not occur gives way to the names of what it means, then to its runs, then to the
 * longest parts of these.
 * @param {string} text normalised
 * @param {string} query
 * @param {Normalise} normalise
 * @param {Vocabulary} vocabulary
 */
export function termsIn(text, query, normalise, vocabulary) {
  const occurring = (/** @type {string} */ phrase) => {
    const {phrases, names} = meanings(phrase, vocabulary);
    const found = phrases.filter((each) => text.includes(each));
    return found.length > 0 ? found : names.filter((each) => text.includes(each));
  };
  const ofRun = (/** @type {string} */ run) => {
    const found = occurring(run);
    return found.length > 0 ? found : longestParts(Array.from(run), occurring);
  };
  const ofChunk = (/** @type {string} */ chunk) => {
    const found = occurring(chunk);
    return found.length > 0 ? found : runsOf(chunk).flatMap(ofRun);
  };
  return unique(chunksOf(query, normalise).flatMap(ofChunk));
}

/**
 * @param {string[]} characters
 * @param {(phrase: string) => string[]} occurring
 * @returns {string[]}
 */
function longestParts(characters, occurring) {
  for (let length = characters.length - 1; length >= SHORTEST_PART; length -= 1) {
    for (let from = 0; from + length <= characters.length; from += 1) {
      const found = occurring(characters.slice(from, from + length).join(''));
      if (found.length === 0) continue;
      return [
        ...longestParts(characters.slice(0, from), occurring),
        ...found,
        ...longestParts(characters.slice(from + length), occurring),
      ];
    }
  }
  return [];
}
