// @ts-check
// A query that is not found as it was typed -> what it may mean, and the measures for that. What was changed is said in
// the reading.

import {chunksOf, runsOf, unique} from '../search/query.js';
import {collect} from '../search/resolve.js';
import {countOf} from '../search/rank.js';
import {cut} from './cut.js';
import {ASKING} from './function_words.js';
import {judged} from './judged.js';
import {lexiconOf} from './lexicon.js';
import {withoutLetters} from './mixed.js';
import {wordsByPinyin} from './pinyin.js';
import {correctionsOf} from './spelling.js';
import {valuePart} from './value_part.js';
import {createValueReader} from './values.js';
import {ABSENT, CORRECTED, GENERIC_WEIGHT, nowhere, tokenPart, wordPart} from './word_part.js';

const LONGEST_COMPOUND = 6; // characters
const NEXT_CHOICE = 0.6;
const LETTERS = /^[a-zü' ]+$/;

/** @type {WeakMap<SearchData, ReadValue>} */
const valueReaders = new WeakMap();

/**
 * @param {string} query
 * @param {SearchContext} context
 * @param {SearchEngine} engine
 * @param {Seek} seek
 * @returns {Steps<ResolvedQuery | null>}
 */
export function* readKindly(query, context, engine, seek) {
  const chunks = chunksOf(query, context.normalise);
  if (chunks.length === 0) return null;
  const readValue = valueReaders.get(context.data) || createValueReader(context.data);
  valueReaders.set(context.data, readValue);
  /** @type {Reader} */
  const reader = {
    lexicon: lexiconOf(context),
    seek,
    engine,
    readValue,
    keys: context.measures.keys,
  };
  const readings = yield* collect(chunks, (chunk) => readChunk(chunk, reader));
  return judged(readings, engine.size);
}

/**
 * @param {string} chunk
 * @param {Reader} reader
 * @returns {Steps<ChunkReading>}
 */
function* readChunk(chunk, reader) {
  const value = reader.readValue(chunk);
  if (value && value.length === chunk.length) {
    return {parts: [yield* valuePart({text: chunk, value}, reader)], ignored: [], instead: [], near: []};
  }
  const whole = yield* reader.seek(chunk);
  if (whole.part.count > 0 && !(whole.part.how === 'beside' && reader.lexicon.everyday.has(chunk)))
    return {parts: [whole], ignored: [], instead: [], near: []};
  if (LETTERS.test(chunk)) return yield* readPinyin(chunk, reader);
  const readings = yield* collect(runsOf(chunk), (run) => {
    const spelled = withoutLetters(run, reader.lexicon);
    return spelled === run ? readRun(run, reader) : readSounding(spelled, run, reader);
  });
  return together(readings);
}

/**
 * @param {ChunkReading[]} readings
 * @returns {ChunkReading}
 */
function together(readings) {
  return {
    parts: readings.flatMap(({parts}) => parts),
    ignored: readings.flatMap(({ignored}) => ignored),
    instead: readings.flatMap(({instead}) => instead),
    near: readings.flatMap(({near}) => near),
  };
}

/**
 * @param {string} run
 * @param {Reader} reader
 * @returns {Steps<ChunkReading>}
 */
function* readRun(run, reader) {
  const {lexicon, readValue, seek} = reader;
  const first = cut(run, lexicon, readValue);
  const unknown = first.some(({kind}) => kind === 'unknown');
  const corrections = unknown ? correctionsOf(run, first, lexicon) : {tokens: [], offers: []};
  const tokens = corrections.tokens.length > 0 ? cut(run, lexicon, readValue, corrections.tokens) : first;
  const words = tokens.filter(({kind}) => kind !== 'ignored');
  const said = tokens.filter(({kind}) => kind === 'ignored').map(({text}) => text);
  const instead = corrections.offers.map(({printed}) => printed);
  const offered = yield* collect(corrections.offers, ({text}) => wordPart(text, reader));
  if (words.length === 0) return {parts: [yield* seek(run)], ignored: [], instead, near: []};
  const compound = run.length <= LONGEST_COMPOUND && said.every((text) => text.length === 1 && !ASKING.test(text));
  const each = yield* collect(words, (token) => tokenPart(token, reader, compound));
  const strange = words.filter(({kind, text}, at) => kind === 'unknown' && !(compound && isWhole(text, each[at])));
  const parts = each
    .flat()
    .map((found) => (words.length > 1 ? splitOff(found) : found))
    .map((found) => (said.length > 0 && found.part.count === 0 ? {...found, passing: found.weight !== ABSENT} : found));
  if (compound && strange.length > 0) {
    // A short word of which a part is unknown is another word: 养老金 is no 养老保险.
    return {parts: [nowhere(run)], ignored: [], instead, near: [...offered, ...parts.filter(isTelling)]};
  }
  const dropped = strange.filter(({text}) => Array.from(text).length === 1).map(({text}) => text);
  return {parts, ignored: [...said, ...dropped], instead, near: offered};
}

/**
 * Say of a part that stands as it was typed that it was cut out of more.
 * @param {FoundPart} found
 * @returns {FoundPart}
 */
function splitOff(found) {
  return found.part.how === 'literal' && found.part.count > 0 ? {...found, part: {...found.part, how: 'split'}} : found;
}

/**
 * Return whether a long word that the lexicon has not stands in the texts all the same.
 * @param {string} text
 * @param {FoundPart[]} parts
 */
function isWhole(text, parts) {
  return text.length > 1 && parts.length === 1 && parts[0].part.typed === text && parts[0].part.count > 0;
}

/**
 * Return whether a part tells what is near: one character of a word does not, as 位 of 停车位, which 单位 has.
 * @param {FoundPart} found
 */
function isTelling({part, weight}) {
  return part.count > 0 && part.typed.length > 1 && weight > GENERIC_WEIGHT;
}

/**
 * Read a run of which characters were typed by their sound.
 * @param {string} run
 * @param {string} typed
 * @param {Reader} reader
 * @returns {Steps<ChunkReading>}
 */
function* readSounding(run, typed, reader) {
  const reading = yield* readRun(run, reader);
  return {
    ...reading,
    parts: reading.parts.map((found) =>
      found.part.count > 0 && !typed.includes(found.part.typed) ? bySound(found, typed, found.part.typed) : found
    ),
  };
}

/**
 * @param {string} chunk
 * @param {Reader} reader
 * @returns {Steps<ChunkReading>}
 */
function* readPinyin(chunk, reader) {
  const choices = wordsByPinyin(chunk, reader.lexicon);
  if (choices.length === 1 && choices[0].length > 1)
    return yield* readSounding(choices[0].map(({text}) => text).join(''), chunk, reader);
  const found = yield* collect(choices, (words) => collect(words, ({text}) => wordPart(text, reader)));
  const fitting = choices
    .map((words, at) => ({words, parts: found[at]}))
    .filter(({parts}) => parts.every(({part}) => part.count > 0));
  const words = chunk.split(' ');
  if (fitting.length === 0 && words.length > 1)
    return together(yield* collect(words, (word) => readPinyin(word, reader)));
  if (fitting.length === 0) return {parts: [nowhere(chunk)], ignored: [], instead: [], near: []};
  const [{parts}, ...others] = fitting;
  const instead = others.map((other) => other.words.map(({printed}) => printed).join(''));
  const strengths = parts[0].strengths.slice();
  others.forEach((other, place) => {
    const share = NEXT_CHOICE ** (place + 1);
    other.parts[0].strengths.forEach((strength, at) => {
      strengths[at] = Math.max(strengths[at], share * strength);
    });
  });
  const used = fitting.map((each) => each.words[0].text);
  const all = {
    ...parts[0],
    strengths,
    terms: unique(fitting.flatMap((each) => each.parts[0].terms)),
    part: {typed: chunk, used, how: /** @type {PartReading} */ ('sound'), count: countOf(strengths)},
  };
  return {parts: [all], ignored: [], instead, near: []};
}

/**
 * @param {FoundPart} found
 * @param {string} typed
 * @param {string} word
 * @returns {FoundPart}
 */
function bySound(found, typed, word) {
  return {...found, weight: CORRECTED * found.weight, part: {...found.part, typed, used: [word], how: 'sound'}};
}
