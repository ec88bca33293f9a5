// @ts-check
// The search engine over the full text: scans it, which takes a millisecond for ten thousand measures. It finds the
// same as Pagefind does, but has more to load.

import {BOUNDARY, EDGE, GAP, withNumberEdges} from './normalise.js';
import {createBigramFilter} from './bigram_filter.js';
import {fileWith, filesOf, loadFile} from './passages.js';

const RECENT = 8; // answers to remember
const FEW = 4; // among less than a quarter of the measures a scan of each is faster than a scan of all text
const AT_ONCE = 12; // files to load at the same time
/** @type {PhraseHits} */
const NOWHERE = {headings: [], texts: []};

/**
 * Load the full text and return an engine over it.
 * @param {string} root
 * @param {SearchMeasures} measures
 * @param {Normalise} fold a normaliser's `normaliseJoined`
 * @returns {Promise<SearchEngine>}
 */
export async function loadFullText(root, measures, fold) {
  const files = filesOf(measures);
  /** @type {FoldedFile[]} */
  const folded = [];
  const bigrams = {official: createBigramFilter(), beside: createBigramFilter()};
  const queue = files.entries();
  const work = async () => {
    for (const [number, file] of queue) {
      folded[number] = foldedFile(file, await loadFile(root, file), fold);
      bigrams.official.add(folded[number].official);
      bigrams.beside.add(folded[number].beside);
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
  return createEngine(folded, measures.keys.length, bigrams);
}

/**
 * @param {PassageFile} file
 * @param {PassagesData} data
 * @param {Normalise} fold
 * @returns {FoldedFile}
 */
function foldedFile({first}, [official, beside, tags], fold) {
  const [ours, others] = [official, beside].map((text) => withNumberEdges(fold(text)));
  return {
    first,
    tags,
    official: ours,
    beside: others,
    ends: endsOf(ours),
    headingEnds: headingEndsOf(ours),
    besideEnds: endsOf(others),
  };
}

/**
 * @param {FoldedFile[]} files
 * @param {number} size how many measures there are
 * @param {{official: BigramFilter, beside: BigramFilter}} bigrams
 * @returns {SearchEngine}
 */
function createEngine(files, size, bigrams) {
  const tagged = placesByTag(files);
  const find = withRecentAnswers((phrase, among) =>
    among && among.length < size / FEW ? officialAmong(files, phrase, among) : officialAnywhere(files, phrase)
  );
  return {
    size,
    official: (words) => {
      const phrase = withNumberEdges(words);
      return bigrams.official.mayContain(phrase) ? find(phrase) : NOWHERE;
    },
    beside: (words) => {
      const phrase = withNumberEdges(words);
      /** @type {number[]} */
      const places = [];
      if (!bigrams.beside.mayContain(phrase)) return places;
      for (const {first, beside, besideEnds} of files)
        eachWith(beside, phrase, besideEnds, (number) => places.push(first + number));
      return places;
    },
    bearing: (tag) => tagged.get(tag) || [],
  };
}

/**
 * @param {FoldedFile[]} files
 * @param {string} phrase
 */
function officialAnywhere(files, phrase) {
  /** @type {PhraseHits} */
  const found = {headings: [], texts: []};
  for (const {first, official, ends, headingEnds} of files) {
    eachWith(official, phrase, ends, (number, at) =>
      (at < headingEnds[number] ? found.headings : found.texts).push(first + number)
    );
  }
  return found;
}

/**
 * @param {FoldedFile[]} files
 * @param {string} phrase
 * @param {number[]} places
 */
function officialAmong(files, phrase, places) {
  /** @type {PhraseHits} */
  const found = {headings: [], texts: []};
  for (const place of places) {
    const {first, official, ends, headingEnds} = fileWith(files, place);
    const number = place - first;
    const start = number > 0 ? ends[number - 1] : 0;
    const at = official.slice(start, ends[number]).indexOf(phrase);
    if (at >= 0) (start + at < headingEnds[number] ? found.headings : found.texts).push(place);
  }
  return found;
}

/**
 * Remember recent answers. A query is asked again on the way back, and every measure with a longer phrase also has the
 * shorter phrases in it, so that a scan of the answer to the shorter phrase is enough.
 * @param {(phrase: string, among?: number[]) => PhraseHits} find
 * @returns {(phrase: string) => PhraseHits}
 */
function withRecentAnswers(find) {
  /** @type {Map<string, PhraseHits>} */
  const recent = new Map();
  return (phrase) => {
    const known = recent.get(phrase);
    if (known) return known;
    /** @type {PhraseHits | null} */
    let within = null;
    recent.forEach((hits, shorter) => {
      if (phrase.includes(shorter) && (!within || sizeOf(hits) < sizeOf(within))) within = hits;
    });
    const {headings, texts} = within || NOWHERE;
    const found = find(phrase, within ? headings.concat(texts) : undefined);
    if (recent.size >= RECENT) recent.delete(Array.from(recent.keys())[0]);
    recent.set(phrase, found);
    return found;
  };
}

/** @param {PhraseHits} hits */
function sizeOf({headings, texts}) {
  return headings.length + texts.length;
}

/**
 * Return for each tag the places of the measures that have it.
 * @param {FoldedFile[]} files
 */
function placesByTag(files) {
  /** @type {Map<string, number[]>} */
  const places = new Map();
  for (const {first, tags} of files) {
    let at = first;
    for (const tag of tags) {
      const own = places.get(tag);
      if (tag === BOUNDARY) at += 1;
      else if (own) own.push(at);
      else places.set(tag, [at]);
    }
  }
  return places;
}

/**
 * Call back for each measure with the phrase: its number, and where in the joined text the phrase first occurs.
 * @param {string} words
 * @param {string} phrase
 * @param {number[]} ends
 * @param {(number: number, at: number) => void} onMatch
 */
function eachWith(words, phrase, ends, onMatch) {
  // The browser looks for the first character first, and edges are everywhere: a digit takes a third of the time.
  const edge = phrase[0] === EDGE ? 1 : 0;
  const sought = phrase.slice(edge);
  let number = 0;
  for (let next, at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, next)) {
    next = at + 1;
    if (edge && words[at - 1] !== EDGE) continue;
    while (ends[number] < at) number += 1;
    onMatch(number, at - edge);
    next = ends[number];
  }
}

/**
 * @param {string} joined
 * @returns {number[]}
 */
function endsOf(joined) {
  /** @type {number[]} */
  const ends = [];
  for (let at = joined.indexOf(BOUNDARY); at >= 0; at = joined.indexOf(BOUNDARY, at + 1)) ends.push(at);
  return ends;
}

/** @param {string} official */
function headingEndsOf(official) {
  let start = 0;
  return endsOf(official).map((end) => {
    const gap = official.indexOf(GAP, start);
    start = end;
    return gap;
  });
}
