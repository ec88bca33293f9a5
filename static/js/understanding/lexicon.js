// @ts-check
// The words that a query is read by: vocabularies, everyday words, and the words of search/words.js. Pure.

import {unique} from '../search/query.js';
import {createReader, loosely} from './syllables.js';

const LONGEST = 16;
const PAUSE = 50; // milliseconds
const EVERYDAY = 'everyday';
/** @type {Record<string, number>} which words come first; names do */
const RANKS = {alias: 1, [EVERYDAY]: 2, title: 3, benefit: 4, text: 5};

/** @type {SearchWords} */
const NOTHING = {words: [], named: [], printed: [], syllables: {characters: '', readings: ''}, exceptions: []};

/** @type {WeakMap<WordContext, Lexicon>} */
const made = new WeakMap();

/**
 * Return the lexicon of a site, made at the first call.
 * @param {WordContext} context
 * @returns {Lexicon}
 */
export function lexiconOf(context) {
  const known = made.get(context);
  if (known) return known;
  const lexicon = createLexicon(context);
  made.set(context, lexicon);
  return lexicon;
}

/**
 * Make the tables of the lexicon one after the other, with pauses in which the page can answer.
 * @param {WordContext} context
 */
export async function prepareLexicon(context) {
  const lexicon = lexiconOf(context);
  for (const table of [lexicon.byHalf, lexicon.bySound, lexicon.byPinyin, lexicon.byInitials]) {
    await new Promise((next) => {
      setTimeout(next, PAUSE);
    });
    table();
  }
}

/**
 * @param {WordContext} context
 * @returns {Lexicon}
 */
function createLexicon({data, words, vocabulary, normalise}) {
  const listed = words || NOTHING;
  const reader = createReader(listed);
  const said = (data.everyday || []).map(unpacked);
  const entries = wordsOf(data, listed, said, normalise);
  const everyday = everydayBySaying(said);
  const texts = new Set(entries.map(({text}) => text));
  const bySound = memoised(() => groupedBy(entries.filter(isRead), (word) => loosely(readingOf(word).join(' '))));
  const byPinyin = memoised(() => groupedBy(entries.filter(isRead), (word) => readingOf(word).join('')));
  const byInitials = memoised(() =>
    groupedBy(entries.filter(isRead), (word) =>
      readingOf(word, true)
        .map((syllable) => syllable[0])
        .join('')
    )
  );
  const byHalf = memoised(() => placesByHalf(entries));
  /** @type {(word: LexiconWord, whole?: boolean) => string[]} */
  function readingOf({text, reading}, whole = false) {
    const read = reading ? reading.split(' ') : null;
    let at = 0;
    return Array.from(text)
      .map((character) => {
        if (/[0-9a-z]/.test(character)) return character;
        const usual = reader(character);
        return read && usual ? read[at++] || usual : usual;
      })
      .filter((syllable) => syllable || whole)
      .map((syllable) => syllable || '?');
  }
  return {
    entries,
    everyday,
    bySound,
    byPinyin,
    byInitials,
    byHalf,
    readingOf,
    reader,
    longest: LONGEST,
    kindOf: (word) => {
      if (everyday.has(word)) return 'everyday';
      if (vocabulary.has(word)) return 'name';
      return texts.has(word) ? 'word' : null;
    },
  };
}

/**
 * Return all words, each with its place among the readings: those of search/words.js, everyday words, names and aliases.
 * @param {SearchData} data
 * @param {SearchWords} listed
 * @param {EverydayWords[]} said
 * @param {Normalise} normalise
 * @returns {LexiconWord[]}
 */
function wordsOf(data, listed, said, normalise) {
  const exceptions = new Map(listed.exceptions);
  const printed = new Map(listed.printed.map((word) => [normalise(word), word]));
  const kinds = listed.named.flatMap(([kind, count]) => new Array(count).fill(kind));
  /** @type {Map<string, LexiconWord>} */
  const entries = new Map();
  let place = 0;
  const add = (/** @type {string} */ word, /** @type {string} */ kind, text = word) => {
    if (!entries.has(text)) {
      entries.set(text, {printed: word, text, kind, rank: RANKS[kind] || 0, reading: exceptions.get(place)});
    }
    place += 1;
  };
  for (const [kind, joined] of listed.words) {
    for (const word of joined ? joined.split('\n') : []) add(word, kind, normalise(word));
  }
  for (const {say} of said) for (const word of say) add(word, EVERYDAY);
  [...data.entries, ...data.terms].forEach((spellings, number) => {
    spellings.forEach((text, at) => add(printed.get(text) || text, at === 0 ? kinds[number] : 'alias', text));
  });
  return Array.from(entries.values()).sort((one, other) => one.rank - other.rank);
}

/** @param {LexiconWord} word */
function isRead({text}) {
  return text.length > 1 && text.length <= LONGEST;
}

/**
 * @param {EverydayEntry} entry
 * @returns {EverydayWords}
 */
function unpacked({say, find, near, tags = [], absent}) {
  const listed = (/** @type {string | undefined} */ words) => (words ? words.split('\n') : []);
  return {say: listed(say), find: listed(find), near: listed(near), tags, absent: Boolean(absent)};
}

/**
 * @param {EverydayWords[]} said
 * @returns {Map<string, EverydayWords>}
 */
function everydayBySaying(said) {
  /** @type {Map<string, EverydayWords>} */
  const bySaying = new Map();
  for (const entry of said) {
    for (const say of entry.say) {
      const known = bySaying.get(say);
      bySaying.set(say, known ? together(known, entry) : entry);
    }
  }
  return bySaying;
}

/**
 * @param {EverydayWords} one
 * @param {EverydayWords} other
 * @returns {EverydayWords}
 */
function together(one, other) {
  return {
    say: one.say,
    find: unique([...one.find, ...other.find]),
    near: unique([...one.near, ...other.near]),
    tags: Array.from(new Set([...one.tags, ...other.tags])),
    absent: one.absent && other.absent,
  };
}

/**
 * @template Value
 * @param {() => Value} make
 * @returns {() => Value}
 */
function memoised(make) {
  /** @type {{value: Value} | null} */
  let known = null;
  return () => {
    known = known || {value: make()};
    return known.value;
  };
}

/**
 * Group words by how many characters they have and how they begin, and by how they end: where one character is wrong,
 * one half of the word is right.
 * @param {LexiconWord[]} entries
 */
function placesByHalf(entries) {
  /** @type {Map<string, number[]>} places among the entries */
  const places = new Map();
  entries.forEach((word, place) => {
    const {text} = word;
    if (!isRead(word)) return;
    const middle = text.length >> 1;
    for (const half of [`${text.length}<${text.slice(0, middle)}`, `${text.length}>${text.slice(middle)}`]) {
      const group = places.get(half);
      if (group) group.push(place);
      else places.set(half, [place]);
    }
  });
  return places;
}

/**
 * @template Key
 * @param {LexiconWord[]} words
 * @param {(word: LexiconWord) => Key} keyOf
 * @returns {Map<Key, LexiconWord[]>}
 */
function groupedBy(words, keyOf) {
  /** @type {Map<Key, LexiconWord[]>} */
  const groups = new Map();
  for (const word of words) {
    const key = keyOf(word);
    const group = groups.get(key);
    if (group) group.push(word);
    else groups.set(key, [word]);
  }
  return groups;
}
