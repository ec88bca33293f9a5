// @ts-check
// The parts of a query -> an answer: every part, most of them, or nothing, with what is near. Pure.

import {bestOf, countOf, rarity, scoresOfAll} from '../search/rank.js';
import {wordsOfParts} from '../search/resolve.js';
import {unique} from '../search/query.js';

const UNKNOWN_IN_SENTENCE = 0.6; // what an unknown word weighs among others that are known
const MOST = 0.5; // the share of the weight that counts as most parts
const MOST_KNOWN = 0.3; // where each part is known, and none has all
const CLOSE = 0.6; // to the best, to be shown with it
const CLOSE_KNOWN = 0.2; // where each part is known
const MOST_NEAR = 6;
const LONGEST_WORD = 6; // characters
const THREE_LETTERS = /[a-z]{3}/g; // of pinyin, about a character
const LITTLE = 0.3; // what words like 返还 weigh, which tell little of what is near

/**
 * @param {ChunkReading[]} readings
 * @param {number} size
 * @returns {ResolvedQuery}
 */
export function judged(readings, size) {
  const every = readings.flatMap(({parts}) => parts);
  const alone = every.length === 1;
  // A figure that people say of themselves need not stand anywhere.
  const idle = every.filter(({value, optional, part}) => part.count === 0 && (value || optional) && !alone);
  const parts = every.filter((part) => !idle.includes(part));
  const found = parts.filter(({part}) => part.count > 0);
  const needed = found.filter(({optional}) => !optional);
  const unknown = parts.filter(({part}) => part.count === 0);
  const told = needed.length > 0 ? needed : found;
  /** @type {QueryReading} */
  const reading = {
    level: 'none',
    parts: parts.map(({part}) => part),
    ignored: unique([...readings.flatMap(({ignored}) => ignored), ...idle.map(({part}) => part.typed)]),
    absent: unique(unknown.map(({part}) => part.typed)),
    instead: unique(readings.flatMap(({instead}) => instead)),
    years: every.flatMap(({part, year}) => (year ? [[part.typed, year]] : [])),
  };
  const words = wordsOfParts(found);
  const answered = (/** @type {Float32Array} */ scores, /** @type {'all' | 'most'} */ level) => ({
    count: countOf(scores),
    scores,
    near: [],
    reading: {...reading, level},
    ...words,
  });
  const whole = () => answered(withOptional(scoresOfAll(told, size), found, size), 'all');
  const known = unknown.length === 0;
  if (known && told.length > 0) {
    const answer = whole();
    if (answer.count > 0) return answer;
  }
  const {scores, share} = scoresOfMost(told, unknown, size);
  const other = known && isOtherWord(readings, told);
  if (other) reading.absent = [parts.map(({part}) => part.typed).join('')];
  const enough = !other && share >= (known ? MOST_KNOWN : MOST);
  if (enough) passOver(unknown, reading);
  if (!known && enough && reading.absent.length === 0) {
    const answer = whole();
    if (answer.count > 0) return answer;
  }
  if (enough) {
    const having = (/** @type {number} */ at) =>
      found.filter(({strengths}) => strengths[at] > 0).map(({part}) => part.typed);
    return {...answered(withOptional(scores, found, size), 'most'), having};
  }
  const named = [...readings.flatMap(({near}) => near), ...every.flatMap(({near = []}) => near)];
  const close = [...named, ...told.filter(({weight}) => weight > LITTLE || named.length === 0)];
  const near = bestOf(
    sumOf(
      close.filter(({part}) => part.count > 0),
      size
    ),
    MOST_NEAR
  );
  return {count: 0, scores: new Float32Array(size), near, reading, ...wordsOfParts(close)};
}

/**
 * Return whether a query is a short word that is made of an everyday word and another, which no measure has together: such
 * a word is another thing, as 宠物店许可 is.
 * @param {ChunkReading[]} readings
 * @param {FoundPart[]} parts
 */
function isOtherWord(readings, parts) {
  const telling = parts.filter(({weight}) => weight > LITTLE);
  const letters = parts.reduce((sum, {part}) => sum + part.typed.length, 0);
  const asked = readings.length > 1 || readings[0].ignored.length > 0;
  return !asked && letters <= LONGEST_WORD && telling.length > 1 && telling.some(({part}) => part.how === 'everyday');
}

/**
 * Say of unknown words of a sentence that they are passed over: what a question is about is told by the others.
 * @param {FoundPart[]} unknown
 * @param {QueryReading} reading
 */
function passOver(unknown, reading) {
  const passed = unknown.filter(({passing}) => passing).map(({part}) => part.typed);
  reading.ignored = unique([...reading.ignored, ...passed]);
  reading.absent = reading.absent.filter((typed) => !passed.includes(typed));
}

/**
 * Score the measures that have most of what the best has, and say what share of the query that is.
 * @param {FoundPart[]} found
 * @param {FoundPart[]} unknown
 * @param {number} size
 */
function scoresOfMost(found, unknown, size) {
  const weights = found.map((part) => weightOf(part, size));
  const missing = unknown.map(
    ({part, weight}) =>
      UNKNOWN_IN_SENTENCE *
      weight *
      rarity(0, size) *
      Math.sqrt(Array.from(part.typed.replace(THREE_LETTERS, '_')).length / 2)
  );
  const total = [...weights, ...missing].reduce((sum, weight) => sum + weight, 0);
  const scores = sumOf(found, size);
  const matched = new Float32Array(size);
  let most = 0;
  found.forEach(({strengths}, part) => {
    const weight = weights[part];
    for (let at = 0; at < size; at += 1) if (strengths[at] > 0) matched[at] += weight;
  });
  for (let at = 0; at < size; at += 1) if (matched[at] > most) most = matched[at];
  const least = (unknown.length > 0 ? CLOSE : CLOSE_KNOWN) * most;
  for (let at = 0; at < size; at += 1) scores[at] = matched[at] >= least ? scores[at] * (matched[at] / total) : 0;
  return {scores, share: total > 0 ? most / total : 0};
}

/**
 * @param {FoundPart} part
 * @param {number} size
 */
function weightOf({part, weight}, size) {
  return weight * rarity(part.count, size);
}

/**
 * @param {FoundPart[]} parts
 * @param {number} size
 */
function sumOf(parts, size) {
  const scores = new Float32Array(size);
  for (const part of parts) {
    const weight = weightOf(part, size);
    const {strengths} = part;
    for (let at = 0; at < strengths.length; at += 1) scores[at] += weight * strengths[at];
  }
  return scores;
}

/**
 * Add what optional parts are worth to the measures with a score.
 * @param {Float32Array} scores
 * @param {FoundPart[]} found
 * @param {number} size
 */
function withOptional(scores, found, size) {
  const optional = found.filter((part) => part.optional);
  if (optional.length === 0) return scores;
  const more = sumOf(optional, size);
  for (let at = 0; at < size; at += 1) if (scores[at] > 0) scores[at] += more[at];
  return scores;
}
