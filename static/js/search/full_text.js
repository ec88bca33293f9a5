// The search engine once all words are here: looks through them, which takes a millisecond for ten thousand measures.
// The same answers as Pagefind's, for more to load.

import {BOUNDARY, GAP} from './normalise.js';
import {createBigramFilter} from './bigram_filter.js';
import {fileWith, filesOf, loadFile} from './passages.js';

const RECENT = 8; // answers that are kept
const FEW = 4; // a quarter of all measures: more are looked through faster all in one
const AT_ONCE = 12; // files

// Resolves to an engine as resolve.js takes it; `fold` is a normaliser's `normaliseJoined`.
export async function loadFullText(root, measures, fold) {
  const files = filesOf(measures);
  const folded = [];
  const pairs = {official: createBigramFilter(), beside: createBigramFilter()};
  const queue = files.entries();
  const work = async () => {
    for (const [number, file] of queue) {
      folded[number] = foldedFile(file, await loadFile(root, file), fold);
      Object.keys(pairs).forEach((words) => pairs[words].add(folded[number][words]));
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
  return createEngine(folded, measures.keys.length, pairs);
}

function foldedFile({first}, [official, beside, tags], fold) {
  const [ours, others] = [fold(official), fold(beside)];
  return {first, tags, official: ours, beside: others, ends: endsOf(ours), headingEnds: headingEndsOf(ours), besideEnds: endsOf(others)};
}

function createEngine(files, size, pairs) {
  const tagged = placesByTag(files);
  return {
    size,
    official: withRecentAnswers((phrase, among) => {
      if (!pairs.official.mayContain(phrase)) return {headings: [], texts: []};
      return among && among.length < size / FEW ? officialAmong(files, phrase, among) : officialAnywhere(files, phrase);
    }),
    beside: (phrase) => {
      const places = [];
      if (!pairs.beside.mayContain(phrase)) return places;
      for (const {first, beside, besideEnds} of files) eachWith(beside, phrase, besideEnds, (number) => places.push(first + number));
      return places;
    },
    bearing: (tag) => tagged.get(tag) || [],
  };
}

function officialAnywhere(files, phrase) {
  const found = {headings: [], texts: []};
  for (const {first, official, ends, headingEnds} of files) {
    eachWith(official, phrase, ends, (number, at) => (at < headingEnds[number] ? found.headings : found.texts).push(first + number));
  }
  return found;
}

function officialAmong(files, phrase, places) {
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

// What was found last is kept: it is asked for again on the way back, and whatever holds a longer phrase holds the shorter.
function withRecentAnswers(find) {
  const recent = new Map();
  return (phrase) => {
    if (!recent.has(phrase)) {
      const within = Array.from(recent).filter(([shorter]) => phrase.includes(shorter)).map(([, {headings, texts}]) => headings.concat(texts));
      const found = find(phrase, within.sort((a, b) => a.length - b.length)[0]);
      if (recent.size >= RECENT) recent.delete(recent.keys().next().value);
      recent.set(phrase, found);
    }
    return recent.get(phrase);
  };
}

// For each tag the places of the measures that bear it.
function placesByTag(files) {
  const places = new Map();
  for (const {first, tags} of files) {
    let at = first;
    for (const tag of tags) {
      if (tag === BOUNDARY) at += 1;
      else if (places.has(tag)) places.get(tag).push(at);
      else places.set(tag, [at]);
    }
  }
  return places;
}

// Tells the number of each measure with the phrase, and where in the joined words it first stands.
function eachWith(words, phrase, ends, onMatch) {
  let number = 0;
  for (let at = words.indexOf(phrase); at >= 0; at = words.indexOf(phrase, ends[number])) {
    while (ends[number] < at) number += 1;
    onMatch(number, at);
  }
}

function endsOf(joined) {
  const ends = [];
  for (let at = joined.indexOf(BOUNDARY); at >= 0; at = joined.indexOf(BOUNDARY, at + 1)) ends.push(at);
  return ends;
}

function headingEndsOf(official) {
  let start = 0;
  return endsOf(official).map((end) => {
    const gap = official.indexOf(GAP, start);
    start = end;
    return gap;
  });
}
