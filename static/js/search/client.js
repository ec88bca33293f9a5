// @ts-check
// The search of the explorer: loads what it needs at the first call, and answers queries.

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
const MOST_IN_ADVANCE = 20000; // measures whose full text is loaded in advance: 4 MB, compressed
const MOST_SUGGESTIONS = 8;
const PAUSE = 200; // milliseconds after an answer before the full text is loaded in advance
/** @type {Record<SearchLevel, string>} */
const NOTES = {
  official: '',
  beside: '原文中没有这个说法，以下按编者归纳的内容和文件名称找到。',
  split: '没有完全相同的说法，以下把输入的字拆开查找。',
};

/**
 * Create the search. Nothing is loaded before the first call.
 * @param {string} root leads from the page to the root of the site
 * @returns {Search}
 */
export function createSearch(root) {
  /** @type {Promise<SearchContext> | null} */
  let starting = null;
  /** @type {SearchContext | null} */
  let context = null;
  const started = () => {
    if (!starting) {
      starting = start(root).then((loaded) => {
        context = loaded;
        return loaded;
      });
      starting.catch(() => {
        starting = null;
      });
    }
    return starting;
  };
  return {
    /** Load what every search needs; call it when the search box gets the focus. */
    preload: () =>
      started().then(
        () => {},
        () => {}
      ),

    /** Return whether the next search will be answered without waiting. */
    atOnce: () => Boolean(context && context.fullText),

    /**
     * Return the answer, or null for a query without words; a promise of it until the full text has been loaded. The
     * passages for the first excerpts are loaded before the answer is given.
     */
    search: (query) =>
      context && context.fullText ? answer(query, context) : started().then((loaded) => firstAnswer(query, loaded)),

    /** Return what may be meant by what has been typed, best first. */
    suggest: (typed) =>
      context ? suggestions(typed, context) : started().then((loaded) => suggestions(typed, loaded)),
  };
}

/**
 * @param {string} root
 * @returns {Promise<SearchContext>}
 */
async function start(root) {
  const [data, measures] = await Promise.all([
    loadGlobal(`${root}data/search.js`, 'searchData'),
    loadGlobal(`${root}search/measures.js`, 'searchMeasures'),
  ]);
  /** @type {SearchContext} */
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
  // From file:// nothing can be fetched, and the single file contains the full text.
  const allAtHand = location.protocol === 'file:' || context.files.every(isLoaded);
  context.pagefind = allAtHand ? null : await startPagefind(root).catch(() => null);
  if (!context.pagefind) await loadText(context);
  return context;
}

/** @param {SearchContext} context */
async function loadText(context) {
  context.fullText = await loadFullText(context.root, context.measures, context.normaliseJoined);
}

/**
 * Answer, then load the full text in advance: who searches once searches again, and each key is then answered at once.
 * @param {string} query
 * @param {SearchContext} context
 */
async function firstAnswer(query, context) {
  const found = await answer(query, context);
  if (
    !context.fullText &&
    !context.loadingText &&
    found &&
    found.places.length > 0 &&
    wantsMore(context, found.places[0])
  ) {
    context.loadingText = true;
    setTimeout(
      () =>
        loadText(context).catch(() => {
          context.loadingText = false;
        }),
      PAUSE
    );
  }
  return found;
}

/**
 * Return whether to load the full text: not at the reader's cost, and not without a network, where the passages of the
 * best hit could not be loaded.
 * @param {SearchContext} context
 * @param {number} best the place of the best hit
 */
function wantsMore({measures, files}, best) {
  const {saveData, effectiveType = '4g'} = navigator.connection || {};
  return (
    measures.keys.length <= MOST_IN_ADVANCE && !saveData && effectiveType === '4g' && isLoaded(fileWith(files, best))
  );
}

/**
 * @param {string} query
 * @param {SearchContext} context
 * @returns {Eventually<SearchAnswer | null>}
 */
function answer(query, context) {
  const {normalise, vocabulary} = context;
  return runSteps(answerSteps(resolveQuery(query, normalise, vocabulary, engineOf(context)), context));
}

/** @param {SearchContext} context */
function engineOf({fullText, pagefind}) {
  return /** @type {SearchEngine} */ (fullText || pagefind);
}

/**
 * @param {Eventually<ResolvedQuery | null>} resolved
 * @param {SearchContext} context
 * @returns {Steps<SearchAnswer | null>}
 */
function* answerSteps(resolved, context) {
  /** @type {ResolvedQuery | null} */
  const found = yield resolved;
  if (!found) return null;
  const {terms, names, level, parts} = found;
  const places = rankHits(found.hits);
  // A hit counts without its excerpt too: without a network, a large site has only the passages loaded before.
  const first = passagesOf(context, places.slice(0, FIRST_EXCERPTS));
  if (isPromise(first)) yield first.catch(() => null);
  return {
    terms,
    note: places.length > 0 ? NOTES[level] : '',
    reading: {
      level: places.length > 0 ? 'all' : 'none',
      parts,
      ignored: [],
      absent: parts.filter(({count}) => count === 0).map(({typed}) => typed),
      instead: [],
    },
    near: [],
    keys: context.measures.keys,
    places,
    excerpts: excerptsFor([terms, names], context),
  };
}

/**
 * @param {string} typed
 * @param {SearchContext} context
 * @returns {Suggestion[]}
 */
function suggestions(typed, {normalise, vocabulary}) {
  const word = normalise(typed);
  const known = word ? Array.from(vocabulary).filter(([spelling]) => spelling.includes(word)) : [];
  return known
    .sort(([a], [b]) => a.indexOf(word) - b.indexOf(word) || a.length - b.length)
    .slice(0, MOST_SUGGESTIONS)
    .map(([text, [{spellings}]]) =>
      text === spellings[0] ? {text, kind: 'name'} : {text, kind: 'alias', meaning: spellings[0]}
    );
}

/**
 * @param {string[][]} choices
 * @param {SearchContext} context
 */
function excerptsFor(choices, context) {
  /** @type {Map<string, TextPiece[]>} */
  const known = new Map();
  return async (/** @type {string[]} */ keys) => {
    const missing = keys.filter((key) => !known.has(key));
    const passages = await passagesOf(
      context,
      missing.map((key) => /** @type {number} */ (context.places.get(key)))
    );
    missing.forEach((key, at) => known.set(key, excerptOf(passages[at], choices, context.trace)));
    return new Map(keys.map((key) => [key, /** @type {TextPiece[]} */ (known.get(key))]));
  };
}

/**
 * @param {SearchContext} context
 * @param {number[]} places
 */
function passagesOf({root, measures, files}, places) {
  return passagesAt(root, files, measures.labels, places);
}
