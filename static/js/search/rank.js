// @ts-check
// Scores measures for the parts of a query, and orders them: BM25 over the parts, without the frequency of a part in a
// measure, for official texts say a thing once. docs/decisions/search-as-people-ask.md says how this was tuned. Pure.

const IN_HEADING = 3;
const IN_TEXT = 1;
const BY_TAG = 1.2; // what an editor tagged is about the concept, and seldom says its name
const IN_HEADING_BY_TAG = 0.4;
const BESIDE = 0.4;

/**
 * Return how strongly each measure has a phrase: 0 for not at all.
 * @param {number} size how many measures there are
 * @param {PhraseHits[]} found
 * @param {number[]} [bearing] places of measures with the tag
 * @returns {Float32Array}
 */
export function strengthsOf(size, found, bearing = []) {
  const strengths = new Float32Array(size);
  for (const at of bearing) strengths[at] = BY_TAG;
  for (const {texts} of found) for (const at of texts) strengths[at] += bearing.length && strengths[at] ? 0.1 : IN_TEXT;
  for (const {headings} of found) {
    for (const at of headings) strengths[at] = IN_HEADING + (strengths[at] ? IN_HEADING_BY_TAG : 0);
  }
  return strengths;
}

/**
 * @param {number} size
 * @param {number[]} places
 * @returns {Float32Array}
 */
export function strengthsBeside(size, places) {
  const strengths = new Float32Array(size);
  for (const at of places) strengths[at] = BESIDE;
  return strengths;
}

/**
 * @param {Float32Array} strengths
 * @returns {number}
 */
export function countOf(strengths) {
  let count = 0;
  for (const strength of strengths) count += Number(strength > 0);
  return count;
}

/**
 * Return what a part weighs: the rarer, the more.
 * @param {number} count how many measures have it
 * @param {number} size
 */
export function rarity(count, size) {
  return Math.log(1 + (size - count + 0.5) / (count + 0.5));
}

/**
 * Return the scores of the measures that have all parts.
 * @param {FoundPart[]} parts at least one
 * @param {number} size
 * @returns {Float32Array}
 */
export function scoresOfAll(parts, size) {
  const scores = new Float32Array(size);
  parts.forEach(({strengths, weight}, part) => {
    const own = weight * rarity(countOf(strengths), size);
    for (let at = 0; at < size; at += 1) {
      scores[at] = strengths[at] > 0 && (part === 0 || scores[at] > 0) ? scores[at] + own * strengths[at] : 0;
    }
  });
  return scores;
}

const MOST_PLACES = 2 ** 21;
const LARGEST = 2 ** 32 - 1;

/**
 * Return the places with a score, best first; the order of the notices breaks ties. Numbers are sorted, and not pairs,
 * which takes a tenth of the time: the bits of positive floats are ordered as these are.
 * @param {Float32Array} scores
 * @returns {number[]}
 */
export function ranked(scores) {
  const bits = new Uint32Array(scores.buffer, scores.byteOffset, scores.length);
  const keys = new Float64Array(scores.length);
  let count = 0;
  for (let at = 0; at < scores.length; at += 1) {
    if (scores[at] > 0) keys[count++] = (LARGEST - bits[at]) * MOST_PLACES + at;
  }
  return Array.from(keys.subarray(0, count).sort(), (key) => key % MOST_PLACES);
}
