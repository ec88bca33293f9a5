// Search for the explorer: createSearch(root) -> {search, excerpts, preload}.

import {excerptOf} from './excerpt.js';
import {createNormaliser} from './normalise.js';
import {startPagefind} from './pagefind.js';
import {loadPassages} from './passages.js';
import {createVocabulary} from './query.js';
import {resolveQuery} from './resolve.js';
import {createScan} from './scan.js';
import {loadGlobal} from './script.js';

const FIRST_EXCERPTS = 20;
const NOTES = {
  official: '',
  beside: '原文中没有这个说法，以下按编者归纳的内容和文件名称找到。',
  split: '没有完全相同的说法，以下把输入的字拆开查找。',
};

// `root` leads from the page to the root of the site. Nothing is loaded before the first call.
export function createSearch(root) {
  let starting = null;
  const started = () => {
    if (!starting) {
      starting = start(root);
      starting.catch(() => { starting = null; });
    }
    return starting;
  };
  return {
    // Loads what every search needs; of use when the search box is focused.
    preload: () => started().then(() => undefined, () => undefined),

    // Resolves to null for a query without words, else to
    // {terms, note, hits: [{key, excerpt: [{text, marked}] or null}], excerpts}.
    // `hits` are all, best first; the first ones have their excerpt, and
    // `excerpts(keys)` resolves to a Map of key to excerpt for any others.
    search: async (query) => answer(query, await started(), root),
  };
}

async function start(root) {
  const [data, measures] = await Promise.all([
    loadGlobal(`${root}data/search.js`, 'searchData'),
    loadGlobal(`${root}search/measures.js`, 'searchMeasures'),
  ]);
  const {normalise, trace} = createNormaliser(data.characters);
  const engine = await startPagefind(root, measures).catch(() => startScan(root, measures, normalise));
  const places = new Map(measures.keys.map((key, at) => [key, at]));
  return {measures, places, normalise, trace, vocabulary: createVocabulary(data), engine};
}

async function startScan(root, measures, normalise) {
  const everywhere = measures.keys.map((_, at) => at);
  return createScan(await loadPassages(root, measures, everywhere), normalise);
}

async function answer(query, context, root) {
  const {measures, places, normalise, vocabulary, engine} = context;
  const found = await resolveQuery(query, normalise, vocabulary, engine);
  if (!found) return null;
  const {terms, names, level} = found;
  const excerpts = async (keys) => {
    const passages = await loadPassages(root, measures, keys.map((key) => places.get(key)));
    return new Map(keys.map((key, at) => [key, excerptOf(passages[at], [terms, names], context.trace)]));
  };
  const keys = ranked(found.hits).map((at) => measures.keys[at]);
  // A hit is one without its excerpt too: without a network, a large site has only the passages that were read before.
  const first = await excerpts(keys.slice(0, FIRST_EXCERPTS)).catch(() => new Map());
  const hits = keys.map((key) => ({key, excerpt: first.get(key) || null}));
  return {terms, note: hits.length > 0 ? NOTES[level] : '', hits, excerpts};
}

// Measures whose heading has more of the phrases first, then by Pagefind's score, then in order.
function ranked(hits) {
  const order = ([oneAt, one], [otherAt, other]) => other.titles - one.titles || other.score - one.score || oneAt - otherAt;
  return Array.from(hits).sort(order).map(([at]) => at);
}
