// Search for the explorer: createSearch(root) -> {search, preload, atOnce}.

import {excerptOf} from './excerpt.js';
import {rankHits} from './hits.js';
import {createNormaliser} from './normalise.js';
import {startPagefind} from './pagefind.js';
import {fileWith, filesOf, isLoaded, passagesAt} from './passages.js';
import {createVocabulary} from './query.js';
import {resolveQuery} from './resolve.js';
import {loadGlobal} from '../core/load_script.js';
import {isPromise, runSteps} from './run_steps.js';
import {loadFullText} from './full_text.js';

const FIRST_EXCERPTS = 20;
const MOST_UNASKED = 20000; // measures whose fullText are loaded in advance: 4 MB, compressed
const REST = 200; // milliseconds after an answer before fullText are loaded in advance
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
    atOnce: () => Boolean(context && context.fullText),

    // Null for a query without fullText, else {terms, note, keys, places, excerpts}; a promise of it until all fullText are here.
    // `places` are the hits, best first, as places in `keys`, which are those of all measures; `excerpts(keys)` resolves to
    // a Map of key to [{text, marked}]. The fullText for the first excerpts are loaded before the answer is given.
    search: (query) => (context && context.fullText ? answer(query, context) : started().then((made) => firstAnswer(query, made))),
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
    fullText: null,
    pagefind: null,
  };
  // From file:// nothing can be fetched, and the single file brings all fullText along.
  const allAtHand = location.protocol === 'file:' || context.files.every(isLoaded);
  context.pagefind = allAtHand ? null : await startPagefind(root).catch(() => null);
  if (!context.pagefind) await loadText(context);
  return context;
}

async function loadText(context) {
  context.fullText = await loadFullText(context.root, context.measures, context.normaliseJoined);
}

async function firstAnswer(query, context) {
  const given = await answer(query, context);
  if (!context.fullText && !context.loadingText && given && given.places.length > 0 && wantsMore(context, given.places[0])) {
    context.loadingText = true;
    setTimeout(() => loadText(context).catch(() => { context.loadingText = false; }), REST);
  }
  return given;
}

// Who searches once searches again: with the fullText here, each key is answered at once. But not at the reader's cost, and
// not without a network, where the fullText of the best hit could not be loaded.
function wantsMore({measures, files}, best) {
  const {saveData, effectiveType = '4g'} = navigator.connection || {};
  return measures.keys.length <= MOST_UNASKED && !saveData && effectiveType === '4g' && isLoaded(fileWith(files, best));
}

function answer(query, context) {
  const {normalise, vocabulary} = context;
  return runSteps(answered(resolveQuery(query, normalise, vocabulary, context.fullText || context.pagefind), context));
}

function* answered(resolved, context) {
  const found = yield resolved;
  if (!found) return null;
  const {terms, names, level} = found;
  const places = rankHits(found.hits);
  // A hit is one without its excerpt too: without a network, a large site has only the passages that were read before.
  const first = passagesOf(context, places.slice(0, FIRST_EXCERPTS));
  if (isPromise(first)) yield first.catch(() => null);
  return {
    terms,
    note: places.length > 0 ? NOTES[level] : '',
    keys: context.measures.keys,
    places,
    excerpts: excerptsFor([terms, names], context),
  };
}

function excerptsFor(choices, context) {
  const known = new Map();
  return async (keys) => {
    const missing = keys.filter((key) => !known.has(key));
    const passages = await passagesOf(context, missing.map((key) => context.places.get(key)));
    missing.forEach((key, at) => known.set(key, excerptOf(passages[at], choices, context.trace)));
    return new Map(keys.map((key) => [key, known.get(key)]));
  };
}

function passagesOf({root, measures, files}, places) {
  return passagesAt(root, files, measures.labels, places);
}
