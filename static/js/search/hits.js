// @ts-check
// Scores measures: a number for each, 0 for a measure without a hit. Pure.

const FOUND = 1;
const IN_WORDS = 1; // not by a tag alone
const IN_HEADING = 256;

/**
 * @param {number} size how many measures there are
 * @param {PhraseHits[]} found
 * @param {number[]} [bearing] places of measures with the tag
 * @returns {Uint16Array}
 */
export function scoreHits(size, found, bearing = []) {
  const hits = new Uint16Array(size);
  for (const at of bearing) hits[at] = FOUND;
  for (const {texts} of found) for (const at of texts) hits[at] = FOUND + IN_WORDS;
  for (const {headings} of found) for (const at of headings) hits[at] = FOUND + IN_WORDS + IN_HEADING;
  return hits;
}

/**
 * Return the scores of the measures that have a hit in every list.
 * @param {Uint16Array[]} hits
 * @returns {Uint16Array}
 */
export function intersection([first, ...others]) {
  const hits = first.slice();
  for (const other of others) {
    for (let at = 0; at < hits.length; at += 1) hits[at] = hits[at] && other[at] ? hits[at] + other[at] - FOUND : 0;
  }
  return hits;
}

/**
 * Return places, best first: those with more phrases in the heading, then with more in their text, then in order.
 * @param {Uint16Array} hits
 * @returns {number[]}
 */
export function rankHits(hits) {
  /** @type {number[][]} */
  const byRank = [];
  for (let at = 0; at < hits.length; at += 1) {
    const hit = hits[at];
    if (hit) (byRank[hit] = byRank[hit] || []).push(at);
  }
  return byRank.filter(Boolean).reverse().flat();
}
