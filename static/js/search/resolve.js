// The phrases of a query -> the measures that answer to all of them. Knows no browser: `engine` has
// `find(phrase)` and `bearing(tag)`, as pagefind.js and scan.js make them.

import {chunksOf, meanings, runsOf, unique, wordsOf} from './query.js';

const SHORTEST_PART = 2;
const LONGEST_SPLIT = 24;

// Resolves to {hits, terms, names, level}, or null where there is nothing to search for. `hits` maps
// the place of a measure to {titles, score}; `level` says where the phrases stand: in the `official`
// words, only in the words `beside` them, or, as a whole, nowhere, so that it had to be `split`.
export async function resolveQuery(query, normalise, vocabulary, engine) {
  const chunks = chunksOf(query, normalise);
  if (chunks.length === 0) return null;
  const seek = memoised((phrase) => seekPhrase(phrase, vocabulary, engine));
  const answers = (await inTurn(chunks, (chunk) => resolveChunk(chunk, seek))).flat();
  return {
    hits: intersect(answers.map(({hits}) => hits)),
    terms: unique(answers.flatMap(({terms}) => terms)),
    names: unique(answers.flatMap(({names}) => names)),
    level: ['split', 'beside', 'official'].find((level) => answers.some((answer) => answer.level === level)),
  };
}

// As it stands; else its runs, and each of them as it stands, word by word, or in parts.
async function resolveChunk(chunk, seek) {
  const whole = await seek(chunk);
  const runs = runsOf(chunk);
  if (whole.hits.size > 0 || runs.length === 0) return [whole];
  return (await inTurn(runs, (run) => resolveRun(run, seek))).flat();
}

async function resolveRun(run, seek) {
  const whole = await seek(run);
  if (whole.hits.size > 0) return [whole];
  const words = wordsOf(run);
  if (words.length > 1) return (await inTurn(words, (word) => resolveRun(word, seek))).flat();
  const parts = await split(Array.from(run), seek);
  return parts ? parts.map((part) => ({...part, level: 'split'})) : [whole];
}

// The run as the longest parts that are found, from the left; null where some of it is found nowhere.
async function split(characters, seek) {
  if (characters.length < 2 * SHORTEST_PART || characters.length > LONGEST_SPLIT) return null;
  const parts = [];
  let from = 0;
  while (from < characters.length) {
    const part = await longestFound(characters, from, seek);
    if (!part) return null;
    parts.push(part.answer);
    from = part.end;
  }
  return parts;
}

async function longestFound(characters, from, seek) {
  for (let end = characters.length; end >= from + SHORTEST_PART; end -= 1) {
    const answer = await seek(characters.slice(from, end).join(''));
    if (answer.hits.size > 0) return {answer, end};
  }
  return null;
}

async function seekPhrase(phrase, vocabulary, engine) {
  const {phrases, tags, names} = meanings(phrase, vocabulary);
  const found = (await inTurn(phrases, engine.find)).flat();
  const bearing = (await inTurn(tags, engine.bearing)).flat();
  const official = gather(found.filter(({zone}) => zone !== 'beside'), bearing);
  if (official.size > 0) return {hits: official, terms: phrases, names, level: 'official'};
  return {hits: gather(found, []), terms: phrases, names, level: 'beside'};
}

function gather(found, bearing) {
  const hits = new Map();
  const add = (at, titles, score) => {
    const so = hits.get(at) || {titles: 0, score: 0};
    hits.set(at, {titles: Math.max(so.titles, titles), score: Math.max(so.score, score)});
  };
  for (const {at, zone, score} of found) add(at, zone === 'heading' ? 1 : 0, score);
  for (const at of bearing) add(at, 0, 0);
  return hits;
}

function intersect([first, ...others]) {
  const common = Array.from(first).filter(([at]) => others.every((hits) => hits.has(at)));
  return new Map(common.map(([at, own]) => [at, others.map((hits) => hits.get(at)).reduce(sum, own)]));
}

function sum(one, other) {
  return {titles: one.titles + other.titles, score: one.score + other.score};
}

async function inTurn(values, ask) {
  const answers = [];
  for (const value of values) answers.push(await ask(value));
  return answers;
}

function memoised(ask) {
  const known = new Map();
  return (value) => {
    if (!known.has(value)) known.set(value, ask(value));
    return known.get(value);
  };
}
