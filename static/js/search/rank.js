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
  // By number, which takes a third of the time of an iterator: a common character has thousands of places.
  for (const {texts} of found) {
    for (let rank = 0; rank < texts.length; rank += 1) {
      const at = texts[rank];
      strengths[at] += bearing.length && strengths[at] ? 0.1 : IN_TEXT;
    }
  }
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
  for (let at = 0; at < strengths.length; at += 1) if (strengths[at] > 0) count += 1;
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
  if (parts.some(({part}) => part.count === 0)) return scores;
  parts.forEach(({strengths, weight, part: {count}}, part) => {
    const own = weight * rarity(count, size);
    for (let at = 0; at < size; at += 1) {
      scores[at] = strengths[at] > 0 && (part === 0 || scores[at] > 0) ? scores[at] + own * strengths[at] : 0;
    }
  });
  return scores;
}

const INFINITE = 0x7f800000; // the bits of the float above all others

/**
 * Return the places with a score, best first; the order of the notices breaks ties. Numbers are sorted, and not pairs,
 * which takes a tenth of the time: the bits of positive floats are ordered as these are, so one float of twice the bits
 * holds a score and its place. With `places`, the place of each score is another one, whose factor the score has: in the
 * same pass, since each pass over all measures costs a millisecond on a slow device.
 * @param {Float32Array} scores
 * @param {number[]} [places]
 * @param {Float32Array} [factors]
 * @returns {number[]}
 */
export function ranked(scores, places, factors) {
  const score = new Float32Array(1);
  const bits = new Uint32Array(score.buffer);
  const keys = new Float64Array(scores.length);
  const halves = new Uint32Array(keys.buffer); // the lower half first, as in every processor of a browser
  let count = 0;
  for (let at = 0; at < scores.length; at += 1) {
    if (scores[at] > 0) {
      const place = places ? places[at] : at;
      score[0] = factors ? scores[at] * factors[place] : scores[at];
      halves[2 * count] = place;
      halves[2 * count + 1] = INFINITE - bits[0];
      count += 1;
    }
  }
  keys.subarray(0, count).sort();
  const best = new Array(count);
  for (let rank = 0; rank < count; rank += 1) best[rank] = halves[2 * rank];
  return best;
}

/**
 * Return the first of the places that `ranked` returns, without ordering the others.
 * @param {Float32Array} scores
 * @param {number} most
 * @param {number[]} [places] ascending
 * @param {Float32Array} [factors]
 * @returns {number[]}
 */
export function bestOf(scores, most, places, factors) {
  /** @type {number[]} */
  const best = [];
  /** @type {number[]} */
  const kept = [];
  let least = 0;
  for (let at = 0; at < scores.length; at += 1) {
    if (scores[at] > 0) {
      const place = places ? places[at] : at;
      const score = factors ? Math.fround(scores[at] * factors[place]) : scores[at];
      if (score > least) {
        let rank = best.length;
        while (rank > 0 && kept[rank - 1] < score) rank -= 1;
        best.splice(rank, 0, place);
        kept.splice(rank, 0, score);
        if (best.length > most) {
          best.pop();
          kept.pop();
        }
        if (best.length === most) least = kept[most - 1];
      }
    }
  }
  return best;
}
