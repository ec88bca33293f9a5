// @ts-check
// The phrases of a query -> the measures that have all of them. Uses a search engine, but neither page nor network
// itself.

import {intersection, scoreHits} from './hits.js';
import {chunksOf, meanings, runsOf, unique, wordsOf} from './query.js';
import {runSteps} from './run_steps.js';

const SHORTEST_PART = 2;
const LONGEST_SPLIT = 24;
/** @type {SearchLevel[]} the level of a query is the first that one of its phrases has */
const LEVELS = ['split', 'beside', 'official'];

/**
 * Resolve a query; return null where there is nothing to search for. Returns a promise only if the engine does.
 * @param {string} query
 * @param {Normalise} normalise
 * @param {Vocabulary} vocabulary
 * @param {SearchEngine} engine
 * @returns {Eventually<ResolvedQuery | null>}
 */
export function resolveQuery(query, normalise, vocabulary, engine) {
  return runSteps(resolveSteps(query, normalise, vocabulary, engine));
}

/**
 * This generator and those below yield what the engine answers; see run_steps.js.
 * @param {string} query
 * @param {Normalise} normalise
 * @param {Vocabulary} vocabulary
 * @param {SearchEngine} engine
 * @returns {Steps<ResolvedQuery | null>}
 */
function* resolveSteps(query, normalise, vocabulary, engine) {
  const chunks = chunksOf(query, normalise);
  if (chunks.length === 0) return null;
  const seek = memoised((phrase) => seekPhrase(phrase, vocabulary, engine));
  const answers = (yield* collect(chunks, (chunk) => resolveChunk(chunk, seek))).flat();
  return {
    hits: intersection(answers.map(({hits}) => hits)),
    terms: unique(answers.flatMap(({terms}) => terms)),
    names: unique(answers.flatMap(({names}) => names)),
    level: /** @type {SearchLevel} */ (LEVELS.find((level) => answers.some((answer) => answer.level === level))),
    parts: answers.map(({part}) => part),
  };
}

/**
 * Find a chunk whole; else its runs, and each of them whole, word by word, or in parts.
 * @param {string} chunk
 * @param {Seek} seek
 * @returns {Steps<PhraseAnswer[]>}
 */
function* resolveChunk(chunk, seek) {
  const whole = yield* seek(chunk);
  const runs = runsOf(chunk);
  if (whole.found || runs.length === 0) return [whole];
  return (yield* collect(runs, (run) => resolveRun(run, seek))).flat();
}

/**
 * @param {string} run
 * @param {Seek} seek
 * @returns {Steps<PhraseAnswer[]>}
 */
function* resolveRun(run, seek) {
  const whole = yield* seek(run);
  if (whole.found) return [whole];
  const words = wordsOf(run);
  if (words.length > 1) return (yield* collect(words, (word) => resolveRun(word, seek))).flat();
  const parts = yield* split(Array.from(run), seek);
  return parts
    ? parts.map((found) => ({
        ...found,
        level: /** @type {SearchLevel} */ ('split'),
        part: {...found.part, how: /** @type {PartReading} */ ('split')},
      }))
    : [whole];
}

/**
 * Split a run, from the left, into the longest parts that are found; null if some of it is found nowhere.
 * @param {string[]} characters
 * @param {Seek} seek
 * @returns {Steps<PhraseAnswer[] | null>}
 */
function* split(characters, seek) {
  if (characters.length < 2 * SHORTEST_PART || characters.length > LONGEST_SPLIT) return null;
  const parts = [];
  let from = 0;
  while (from < characters.length) {
    const part = yield* longestFound(characters, from, seek);
    if (!part) return null;
    parts.push(part.answer);
    from = part.end;
  }
  return parts;
}

/**
 * @param {string[]} characters
 * @param {number} from
 * @param {Seek} seek
 * @returns {Steps<{answer: PhraseAnswer, end: number} | null>}
 */
function* longestFound(characters, from, seek) {
  for (let end = characters.length; end >= from + SHORTEST_PART; end -= 1) {
    const answer = yield* seek(characters.slice(from, end).join(''));
    if (answer.found) return {answer, end};
  }
  return null;
}

/**
 * @param {string} phrase
 * @param {Vocabulary} vocabulary
 * @param {SearchEngine} engine
 * @returns {Steps<PhraseAnswer>}
 */
function* seekPhrase(phrase, vocabulary, engine) {
  const {phrases, tags, names} = meanings(phrase, vocabulary);
  const found = yield* collect(phrases, (each) => ask(engine.official(each)));
  const bearing = (yield* collect(tags, (tag) => ask(engine.bearing(tag)))).flat();
  const answer = {found: true, terms: phrases, names, level: /** @type {SearchLevel} */ ('official')};
  if (bearing.length || found.some(({headings, texts}) => headings.length || texts.length)) {
    const hits = scoreHits(engine.size, found, bearing);
    const how = bearing.length || phrases.length > 1 ? 'name' : 'literal';
    return {...answer, hits, part: {typed: phrase, used: phrases, how, count: countOf(hits)}};
  }
  const beside = (yield* collect(phrases, (each) => ask(engine.beside(each)))).flat();
  const hits = scoreHits(engine.size, [{headings: [], texts: beside}]);
  return {
    ...answer,
    found: beside.length > 0,
    hits,
    level: 'beside',
    part: {typed: phrase, used: beside.length ? phrases : [], how: 'beside', count: countOf(hits)},
  };
}

/** @param {Uint16Array} hits */
function countOf(hits) {
  return hits.reduce((count, hit) => count + Number(hit > 0), 0);
}

/**
 * @template Value
 * @param {Eventually<Value>} answer
 * @returns {Steps<Value>}
 */
function* ask(answer) {
  return yield answer;
}

/**
 * @template Item, Value
 * @param {Item[]} values
 * @param {(item: Item) => Steps<Value>} stepsFor
 * @returns {Steps<Value[]>}
 */
function* collect(values, stepsFor) {
  /** @type {any[]} */
  const answers = [];
  for (const value of values) answers.push(yield* stepsFor(value));
  return answers;
}

/**
 * @param {Seek} find
 * @returns {Seek}
 */
function memoised(find) {
  /** @type {Map<string, PhraseAnswer>} */
  const known = new Map();
  return function* seek(value) {
    const answer = known.get(value) || (yield* find(value));
    known.set(value, answer);
    return answer;
  };
}
