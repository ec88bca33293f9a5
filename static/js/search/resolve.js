// The phrases of a query -> the measures that answer to all of them. Knows no browser: `engine` has
// `official(phrase)`, `beside(phrase)` and `bearing(tag)`, as pagefind.js and words.js make them.

import {intersection, scoreHits} from './hits.js';
import {chunksOf, meanings, runsOf, unique, wordsOf} from './query.js';
import {runSteps} from './run_steps.js';

const SHORTEST_PART = 2;
const LONGEST_SPLIT = 24;

// Returns {hits, terms, names, level}, or null where there is nothing to search for; a promise of it where the engine
// answers with promises. `hits` as in hits.js; `level` says where the phrases stand: in the `official` words, only in the
// words `beside` them, or, as a whole, nowhere, so that it had to be `split`.
export function resolveQuery(query, normalise, vocabulary, engine) {
  return runSteps(resolveSteps(query, normalise, vocabulary, engine));
}

// This and all that follow yield what the engine answers (runSteps.js).
function* resolveSteps(query, normalise, vocabulary, engine) {
  const chunks = chunksOf(query, normalise);
  if (chunks.length === 0) return null;
  const seek = memoised((phrase) => seekPhrase(phrase, vocabulary, engine));
  const answers = (yield* collect(chunks, (chunk) => resolveChunk(chunk, seek))).flat();
  return {
    hits: intersection(answers.map(({hits}) => hits)),
    terms: unique(answers.flatMap(({terms}) => terms)),
    names: unique(answers.flatMap(({names}) => names)),
    level: ['split', 'beside', 'official'].find((level) => answers.some((answer) => answer.level === level)),
  };
}

// As it stands; else its runs, and each of them as it stands, word by word, or in parts.
function* resolveChunk(chunk, seek) {
  const whole = yield* seek(chunk);
  const runs = runsOf(chunk);
  if (whole.found || runs.length === 0) return [whole];
  return (yield* collect(runs, (run) => resolveRun(run, seek))).flat();
}

function* resolveRun(run, seek) {
  const whole = yield* seek(run);
  if (whole.found) return [whole];
  const words = wordsOf(run);
  if (words.length > 1) return (yield* collect(words, (word) => resolveRun(word, seek))).flat();
  const parts = yield* split(Array.from(run), seek);
  return parts ? parts.map((part) => ({...part, level: 'split'})) : [whole];
}

// The run as the longest parts that are found, from the left; null where some of it is found nowhere.
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

function* longestFound(characters, from, seek) {
  for (let end = characters.length; end >= from + SHORTEST_PART; end -= 1) {
    const answer = yield* seek(characters.slice(from, end).join(''));
    if (answer.found) return {answer, end};
  }
  return null;
}

function* seekPhrase(phrase, vocabulary, engine) {
  const {phrases, tags, names} = meanings(phrase, vocabulary);
  const found = yield* collect(phrases, (each) => ask(engine.official(each)));
  const bearing = (yield* collect(tags, (tag) => ask(engine.bearing(tag)))).flat();
  const answer = {found: true, terms: phrases, names};
  if (bearing.length || found.some(({headings, texts}) => headings.length || texts.length)) {
    return {...answer, hits: scoreHits(engine.size, found, bearing), level: 'official'};
  }
  const beside = (yield* collect(phrases, (each) => ask(engine.beside(each)))).flat();
  return {...answer, found: beside.length > 0, hits: scoreHits(engine.size, [{headings: [], texts: beside}]), level: 'beside'};
}

function* ask(answer) {
  return yield answer;
}

function* collect(values, ask) {
  const answers = [];
  for (const value of values) answers.push(yield* ask(value));
  return answers;
}

function memoised(ask) {
  const known = new Map();
  return function* seek(value) {
    if (!known.has(value)) known.set(value, yield* ask(value));
    return known.get(value);
  };
}
