// @ts-check
// A word of a query -> the measures that have it, as it stands or by what it means.

import {FIRST_TAG, unique} from '../search/query.js';
import {ask, collect, longestFound} from '../search/resolve.js';
import {countOf} from '../search/rank.js';
import {GENERIC, IGNORED, OPTIONAL} from './function_words.js';
import {valuePart} from './value_part.js';
import {widenedBy} from './widened.js';

const EVERYDAY = 0.7;
export const CORRECTED = 0.9;
export const GENERIC_WEIGHT = 0.3;
const OPTIONAL_WEIGHT = 0.15;
const WITHIN_WORD = 0.5;
export const ABSENT = 2; // what is known to be absent is what was asked for
const LONGEST_SEARCHED = 8;

/**
 * @param {Token} token
 * @param {Reader} reader
 * @param {boolean} compound
 * @returns {Steps<FoundPart[]>}
 */
export function* tokenPart(token, reader, compound) {
  const {kind, text, word = ''} = token;
  if (kind === 'value') return [yield* valuePart(/** @type {ValueToken} */ (token), reader)];
  if (kind === 'unknown') return yield* unknownParts(text, reader, compound);
  if (kind === 'sound' || kind === 'correction') {
    const found = yield* wordPart(word, reader);
    return [
      {
        ...found,
        weight: CORRECTED,
        part: {...found.part, typed: text, used: unique([word, ...found.part.used]), how: kind},
      },
    ];
  }
  const found = yield* wordPart(text, reader);
  const weight = OPTIONAL.has(text) ? OPTIONAL_WEIGHT : GENERIC.has(text) ? GENERIC_WEIGHT : found.weight;
  return [{...found, weight, optional: OPTIONAL.has(text)}];
}

/**
 * Find a word of the lexicon: as it stands, by its name, and by what it means in everyday speech.
 * @param {string} text
 * @param {Reader} reader
 * @returns {Steps<FoundPart>}
 */
export function* wordPart(text, {lexicon, seek, engine}) {
  const found = yield* seek(text);
  const entry = lexicon.everyday.get(text);
  if (!entry) return found;
  const near = yield* collect(entry.near, seek);
  if (entry.absent) return {...nowhere(text), near, weight: ABSENT};
  const meant = yield* collect(entry.find, (phrase) => ask(engine.official(phrase)));
  const tags = entry.tags.map((number) => String.fromCodePoint(FIRST_TAG + number));
  const bearing = (yield* collect(tags, (tag) => ask(engine.bearing(tag)))).flat();
  const widened = widenedBy(meant, bearing, engine.size);
  const strengths = found.strengths.slice();
  for (let at = 0; at < strengths.length; at += 1) strengths[at] = Math.max(strengths[at], EVERYDAY * widened[at]);
  const names = entry.tags.length > 0 ? [text] : [];
  return {
    strengths,
    near,
    weight: 1,
    terms: unique([...found.terms, ...entry.find]),
    names: unique([...found.names, ...names]),
    part: {
      typed: text,
      used: unique([...found.part.used, ...entry.find].filter((each) => each !== text || found.part.count > 0)),
      how: 'everyday',
      count: countOf(strengths),
    },
  };
}

/**
 * Search what the lexicon has not: the longest parts of it that the texts have.
 * @param {string} text
 * @param {Reader} reader
 * @param {boolean} compound
 * @returns {Steps<FoundPart[]>}
 */
function* unknownParts(text, {seek}, compound) {
  const characters = Array.from(text);
  if (characters.length === 1 && !compound) return [];
  const whole = yield* seek(text);
  if (whole.part.count > 0) return [{...whole, weight: WITHIN_WORD}];
  if (characters.length > LONGEST_SEARCHED || characters.length < 3) return [nowhere(text)];
  const parts = [];
  const rest = [''];
  for (let from = 0; from < characters.length;) {
    const next = yield* longestFound(characters, from, seek);
    if (next) {
      const part = {...next.found.part, how: /** @type {PartReading} */ ('split')};
      parts.push({...next.found, weight: WITHIN_WORD, part});
      rest.push('');
    } else {
      rest[rest.length - 1] += characters[from];
    }
    from = next ? next.end : from + 1;
  }
  const strange =
    parts.length === 0
      ? [text]
      : rest.filter((piece) => Array.from(piece).filter((each) => !IGNORED.has(each)).length > 1);
  return [...strange.map(nowhere), ...parts];
}

/**
 * @param {string} typed
 * @returns {FoundPart}
 */
export function nowhere(typed) {
  return {
    strengths: new Float32Array(0),
    weight: 1,
    terms: [],
    names: [],
    part: {typed, used: [], how: 'literal', count: 0},
  };
}
