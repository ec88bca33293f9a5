// @ts-check
// The phrases of a query -> the measures that have all of them, as it was typed: nothing is changed or left out. Uses a
// search engine, but neither page nor network itself.

import {chunksOf, meanings, runsOf, unique, wordsOf} from './query.js';
import {countOf, scoresOfAll, strengthsBeside, strengthsOf} from './rank.js';

const SHORTEST_PART = 2;
const LONGEST_SPLIT = 24;
// Where notices name the unit that leads, it comes before those that only take part.
const UNIT = /[局办委厅部处院会]$/;
const LEADING = '牵头单位:';
const MORE_IF_LEADING = 1.6;

/**
 * Resolve a query as it was typed; return null where there is nothing to search for, and undefined where nothing has
 * all of it. `split`: take words apart that are found nowhere whole. This generator and those below yield what the
 * engine answers; see run_steps.js.
 * @param {string} query
 * @param {SearchContext} context
 * @param {Seek} seek
 * @param {boolean} split
 * @returns {Steps<ResolvedQuery | null>}
 */
export function* resolveLiterally(query, {normalise, measures}, seek, split) {
  const chunks = chunksOf(query, normalise);
  if (chunks.length === 0) return null;
  const parts = (yield* collect(chunks, (chunk) => resolveChunk(chunk, seek, split))).flat();
  // Of a single part the strengths have the order of the scores.
  const alone = parts.length === 1 ? parts[0] : null;
  const scores = alone ? alone.strengths : scoresOfAll(parts, measures.keys.length);
  const count = alone ? alone.part.count : countOf(scores);
  return {
    ...wordsOfParts(parts),
    count,
    scores,
    near: [],
    reading: {
      level: count > 0 ? 'all' : 'none',
      parts: parts.map(({part}) => part),
      ignored: [],
      absent: parts.filter(({part}) => part.count === 0).map(({part}) => part.typed),
      instead: [],
    },
  };
}

/** @param {FoundPart[]} parts */
export function wordsOfParts(parts) {
  return {terms: unique(parts.flatMap(({terms}) => terms)), names: unique(parts.flatMap(({names}) => names))};
}

/**
 * Find a chunk whole; else its runs, and each of them whole, word by word, or in parts.
 * @param {string} chunk
 * @param {Seek} seek
 * @param {boolean} split
 * @returns {Steps<FoundPart[]>}
 */
function* resolveChunk(chunk, seek, split) {
  const whole = yield* seek(chunk);
  const runs = runsOf(chunk);
  if (whole.part.count > 0 || runs.length === 0) return [whole];
  return (yield* collect(runs, (run) => resolveRun(run, seek, split))).flat();
}

/**
 * @param {string} run
 * @param {Seek} seek
 * @param {boolean} split
 * @returns {Steps<FoundPart[]>}
 */
function* resolveRun(run, seek, split) {
  const whole = yield* seek(run);
  if (whole.part.count > 0) return [whole];
  const words = wordsOf(run);
  if (words.length > 1) return (yield* collect(words, (word) => resolveRun(word, seek, split))).flat();
  const parts = split ? yield* splitRun(Array.from(run), seek) : null;
  return parts ? parts.map((found) => readAs('split', found)) : [whole];
}

/**
 * @param {PartReading} how
 * @param {FoundPart} found
 * @returns {FoundPart}
 */
function readAs(how, found) {
  return {...found, part: {...found.part, how}};
}

/**
 * Split a run, from the left, into the longest parts that are found; null if some of it is found nowhere.
 * @param {string[]} characters
 * @param {Seek} seek
 * @returns {Steps<FoundPart[] | null>}
 */
function* splitRun(characters, seek) {
  if (characters.length < 2 * SHORTEST_PART || characters.length > LONGEST_SPLIT) return null;
  const parts = [];
  let from = 0;
  while (from < characters.length) {
    const part = yield* longestFound(characters, from, seek);
    if (!part) return null;
    parts.push(part.found);
    from = part.end;
  }
  return parts;
}

/**
 * @param {string[]} characters
 * @param {number} from
 * @param {Seek} seek
 * @returns {Steps<{found: FoundPart, end: number} | null>}
 */
export function* longestFound(characters, from, seek) {
  for (let end = characters.length; end >= from + SHORTEST_PART; end -= 1) {
    const found = yield* seek(characters.slice(from, end).join(''));
    if (found.part.count > 0) return {found, end};
  }
  return null;
}

/**
 * Return what finds a phrase: in the official texts, by the tag of an entry with this name or alias, or else beside the
 * texts. It remembers what it found.
 * @param {SearchContext} context
 * @param {SearchEngine} engine
 * @returns {Seek}
 */
export function seekWith({vocabulary}, engine) {
  /** @type {Map<string, FoundPart>} */
  const known = new Map();
  const nothing = new Float32Array(engine.size);
  return function* seek(phrase) {
    const found = known.get(phrase) || (yield* seekPhrase(phrase, vocabulary, engine, nothing));
    known.set(phrase, found);
    return found;
  };
}

/**
 * @param {string} phrase
 * @param {Vocabulary} vocabulary
 * @param {SearchEngine} engine
 * @param {Float32Array} nothing the strengths of what is found nowhere
 * @returns {Steps<FoundPart>}
 */
function* seekPhrase(phrase, vocabulary, engine, nothing) {
  const {phrases, tags, names} = meanings(phrase, vocabulary);
  const official = yield* collect(phrases, (each) => ask(engine.official(each)));
  const bearing = (yield* collect(tags, (tag) => ask(engine.bearing(tag)))).flat();
  const most = official.reduce((sum, {headings, texts}) => sum + headings.length + texts.length, bearing.length);
  const isFound = most > 0;
  const strengths = isFound ? strengthsOf(engine.size, official, bearing) : nothing;
  const name = phrases[phrases.length - 1];
  if (bearing.length > 0 && UNIT.test(name)) {
    const {texts} = yield* ask(engine.official(LEADING + name));
    for (const at of texts) strengths[at] *= MORE_IF_LEADING;
  }
  const count = tags.length + phrases.length > 1 ? countOf(strengths) : most; // each measure has a phrase once
  /** @type {PartReading} */
  const how = bearing.length > 0 || phrases.length > 1 ? 'name' : 'literal';
  const answer = {terms: phrases, names, weight: 1};
  if (count > 0) return {...answer, strengths, part: {typed: phrase, used: phrases, how, count}};
  const places = (yield* collect(phrases, (each) => ask(engine.beside(each)))).flat();
  if (places.length === 0)
    return {...answer, strengths: nothing, part: {typed: phrase, used: [], how: 'beside', count: 0}};
  const beside = strengthsBeside(engine.size, places);
  return {...answer, strengths: beside, part: {typed: phrase, used: phrases, how: 'beside', count: countOf(beside)}};
}

/**
 * @template Value
 * @param {Eventually<Value>} answer
 * @returns {Steps<Value>}
 */
export function* ask(answer) {
  return yield answer;
}

/**
 * @template Item, Value
 * @param {Item[]} values
 * @param {(item: Item) => Steps<Value>} stepsFor
 * @returns {Steps<Value[]>}
 */
export function* collect(values, stepsFor) {
  /** @type {any[]} */
  const answers = [];
  for (const value of values) answers.push(yield* stepsFor(value));
  return answers;
}
