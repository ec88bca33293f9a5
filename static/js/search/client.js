// Search for the explorer: createSearch(root) -> {search, preload, atOnce}.

import {excerptOf} from './excerpt.js';
import {ranked} from './hits.js';
import {createNormaliser} from './normalise.js';
import {startPagefind} from './pagefind.js';
import {filesOf, isHere, passagesAt} from './passages.js';
import {createVocabulary} from './query.js';
import {resolveQuery} from './resolve.js';
import {loadGlobal} from './script.js';
import {isPromise, settled} from './settled.js';
import {gatherWords} from './words.js';

const FIRST_EXCERPTS = 20;
const MOST_UNASKED = 20000; // measures whose words are loaded in advance: 4 MB, compressed
const REST = 200; // milliseconds after an answer before words are loaded in advance
const NOTES = {
  official: '',
  beside: '原文中没有这个说法，以下按编者归纳的内容和文件名称找到。',
  split: '没有完全相同的说法，以下把输入的字拆开查找。',
};

// `root` leads from the page to the root of the site. Nothing is loaded before the first call.
export function createSearch(root) {
  let starting = null;
  let context = null;
  const started = () => {
    if (!starting) {
      starting = start(root).then((made) => { context = made; return made; });
      starting.catch(() => { starting = null; });
    }
    return starting;
  };
  return {
    // Loads what every search needs; of use when the search box is focused.
    preload: () => started().then(() => undefined, () => undefined),

    // Whether the next search is answered without waiting for anything.
    atOnce: () => Boolean(context && context.words),

    // Null for a query without words, else {terms, note, hits: [{key, excerpt: [{text, marked}] or null}], excerpts}; a
    // promise of it until all words are here. `hits` are all, best first; the first ones have their excerpt, and
    // `excerpts(keys)` resolves to a Map of key to excerpt for any others.
    search: (query) => (context && context.words ? answer(query, context) : started().then((made) => firstAnswer(query, made))),
  };
}

async function start(root) {
  const [data, measures] = await Promise.all([
    loadGlobal(`${root}data/search.js`, 'searchData'),
    loadGlobal(`${root}search/measures.js`, 'searchMeasures'),
  ]);
  const context = {
    root,
    measures,
    files: filesOf(measures),
    places: new Map(measures.keys.map((key, at) => [key, at])),
    vocabulary: createVocabulary(data),
    ...createNormaliser(data.characters),
    words: null,
    pagefind: null,
  };
  // From file:// nothing can be fetched, and the single file brings all words along.
  const allAtHand = location.protocol === 'file:' || context.files.every(isHere);
  context.pagefind = allAtHand ? null : await startPagefind(root).catch(() => null);
  if (!context.pagefind) await gather(context);
  return context;
}

async function gather(context) {
  context.words = await gatherWords(context.root, context.measures, context.normaliseJoined);
}

async function firstAnswer(query, context) {
  const given = await answer(query, context);
  if (!context.words && !context.gathering && given && given.hits.some(({excerpt}) => excerpt) && wantsMore(context)) {
    context.gathering = true;
    setTimeout(() => gather(context).catch(() => { context.gathering = false; }), REST);
  }
  return given;
}

// Who searches once searches again: with the words here, each key is answered at once. But not at the reader's cost, and
// not where there is no network, which a lack of excerpts tells.
function wantsMore({measures}) {
  const {saveData, effectiveType = '4g'} = navigator.connection || {};
  return measures.keys.length <= MOST_UNASKED && !saveData && effectiveType === '4g';
}

function answer(query, context) {
  const {normalise, vocabulary} = context;
  return settled(answered(resolveQuery(query, normalise, vocabulary, context.words || context.pagefind), context));
}

function* answered(resolved, {root, measures, files, places, trace}) {
  const found = yield resolved;
  if (!found) return null;
  const {terms, names, level} = found;
  const excerptsOf = (keys, passages) => new Map(keys.map((key, at) => [key, excerptOf(passages[at], [terms, names], trace)]));
  const excerpts = (keys) => {
    const passages = passagesAt(root, files, measures.labels, keys.map((key) => places.get(key)));
    return isPromise(passages) ? passages.then((here) => excerptsOf(keys, here)) : excerptsOf(keys, passages);
  };
  const keys = ranked(found.hits).map((at) => measures.keys[at]);
  // A hit is one without its excerpt too: without a network, a large site has only the passages that were read before.
  const some = excerpts(keys.slice(0, FIRST_EXCERPTS));
  const first = yield isPromise(some) ? some.catch(() => new Map()) : some;
  const hits = keys.map((key) => ({key, excerpt: first.get(key) || null}));
  return {terms, note: hits.length > 0 ? NOTES[level] : '', hits, excerpts: async (more) => excerpts(more)};
}
