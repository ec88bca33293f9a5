// A query as typed -> the phrases to look for. Pure; `vocabulary` is what createVocabulary gives.

const LATIN_END = /[0-9A-Za-z]$/;
const LATIN_START = /^[0-9A-Za-z]/;
const WORD = /[\p{L}\p{N}]/u;
// Signs that belong to a figure or a name; every other sign parts two runs.
const SEPARATORS = /[^\p{L}\p{N}%‰.+\-/&#@·~$¥€°]+/u;
const LOOSE_ENDS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}%‰]+$/gu;
// Signs that join two words where Latin letters or digits do not stand on both sides: 补贴/奖励.
const JOINT_BEFORE = /(^|[^0-9a-z])[+\-/&#@·~]/g; // no look-behind: Safari learnt it only in 2023
const JOINT_AFTER = /[+\-/&#@·~](?![0-9a-z])/g;
const FIRST_TAG = 0xf0000;

// What data/search.js tells of names and aliases.
export function createVocabulary({entries, terms}) {
  const bySpelling = new Map();
  const add = (spelling, entry) => {
    if (!bySpelling.has(spelling)) bySpelling.set(spelling, []);
    bySpelling.get(spelling).push(entry);
  };
  entries.forEach((spellings, number) => {
    const entry = {spellings, tag: String.fromCodePoint(FIRST_TAG + number)};
    for (const spelling of spellings) add(spelling, entry);
  });
  for (const spellings of terms) {
    for (const spelling of spellings) add(spelling, {spellings, tag: null});
  }
  return bySpelling;
}

// The pieces of a query, each to be found: what white space parts, except between Latin words,
// which belong together as long as they are found together.
export function chunksOf(query, normalise) {
  const pieces = [];
  for (const piece of query.split(/\s+/).filter(Boolean)) {
    const last = pieces.length - 1;
    if (last >= 0 && LATIN_END.test(pieces[last]) && LATIN_START.test(piece)) pieces[last] += ` ${piece}`;
    else pieces.push(piece);
  }
  return unique(pieces.map(normalise).filter((piece) => WORD.test(piece)));
}

// A chunk without the signs that part it, as several runs.
export function runsOf(chunk) {
  return unique(chunk.split(SEPARATORS).map((run) => run.replace(LOOSE_ENDS, '')).filter(Boolean));
}

// A run parted at its joints as well.
export function wordsOf(run) {
  const parted = run.replace(JOINT_BEFORE, '$1 ').replace(JOINT_AFTER, ' ');
  return unique(parted.split(' ').filter((word) => WORD.test(word)));
}

// Everything that counts as the phrase: `phrases` to find in the text (itself first, then the names
// that it is an alias of), `tags` to find on measures, `names` by which a text may call what is tagged.
export function meanings(phrase, vocabulary) {
  const entries = vocabulary.get(phrase) || [];
  return {
    phrases: unique([phrase, ...entries.map(({spellings}) => spellings[0])]),
    tags: entries.map(({tag}) => tag).filter(Boolean),
    names: unique(entries.filter(({tag}) => tag).flatMap(({spellings}) => spellings)),
  };
}

export function unique(values) {
  return Array.from(new Set(values));
}
