// @ts-check
// A query as typed -> the phrases to look for. Pure.

const LATIN_END = /[0-9A-Za-z]$/;
const LATIN_START = /^[0-9A-Za-z]/;
const WORD = /[\p{L}\p{N}]/u;
// All signs but those that belong to a figure or a name separate two runs.
const SEPARATORS = /[^\p{L}\p{N}%‰.+\-/&#@·~$¥€°]+/u;
const LOOSE_ENDS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}%‰]+$/gu;
// Signs that join two words where Latin letters or digits do not stand on both sides: 补贴/奖励.
const JOINT_BEFORE = /(^|[^0-9a-z])[+\-/&#@·~]/g; // no look-behind, which Safari supports only since 2023
const JOINT_AFTER = /[+\-/&#@·~](?![0-9a-z])/g;
export const LONGEST_QUERY = 200; // characters, as in the search boxes of templates/
export const FIRST_TAG = 0xf0000;

/**
 * Index the names and aliases of data/search.js by spelling.
 * @param {SearchData} data
 * @returns {Vocabulary}
 */
export function createVocabulary({entries, terms}) {
  /** @type {Vocabulary} */
  const bySpelling = new Map();
  const add = (/** @type {string} */ spelling, /** @type {VocabularyEntry} */ entry) => {
    const own = bySpelling.get(spelling);
    if (own) own.push(entry);
    else bySpelling.set(spelling, [entry]);
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

/**
 * Split a query at white space into the phrases that must all be found. Latin words that follow each other stay
 * together.
 * @param {string} query
 * @param {Normalise} normalise
 */
export function chunksOf(query, normalise) {
  /** @type {string[]} */
  const pieces = [];
  for (const piece of query.split(/\s+/).filter(Boolean)) {
    const last = pieces.length - 1;
    if (last >= 0 && LATIN_END.test(pieces[last]) && LATIN_START.test(piece)) pieces[last] += ` ${piece}`;
    else pieces.push(piece);
  }
  return unique(pieces.map(normalise).filter((piece) => WORD.test(piece)));
}

/**
 * Split a chunk at its separating signs.
 * @param {string} chunk
 */
export function runsOf(chunk) {
  return unique(
    chunk
      .split(SEPARATORS)
      .map((run) => run.replace(LOOSE_ENDS, ''))
      .filter(Boolean)
  );
}

/**
 * Split a run at its joints as well.
 * @param {string} run
 */
export function wordsOf(run) {
  const parted = run.replace(JOINT_BEFORE, '$1 ').replace(JOINT_AFTER, ' ');
  return unique(parted.split(' ').filter((word) => WORD.test(word)));
}

/**
 * Return all that counts as the phrase: `phrases` to find in the text (itself first, then the names that it is an alias
 * of), `tags` to find on measures, `names` by which a text may call what is tagged.
 * @param {string} phrase
 * @param {Vocabulary} vocabulary
 * @returns {{phrases: string[], tags: string[], names: string[]}}
 */
export function meanings(phrase, vocabulary) {
  const entries = vocabulary.get(phrase) || [];
  return {
    phrases: unique([phrase, ...entries.map(({spellings}) => spellings[0])]),
    tags: entries.map(({tag}) => tag).filter((tag) => tag !== null),
    names: unique(entries.filter(({tag}) => tag).flatMap(({spellings}) => spellings)),
  };
}

/** @param {string[]} values */
export function unique(values) {
  return Array.from(new Set(values));
}
