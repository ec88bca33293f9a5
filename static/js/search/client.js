// @ts-check
// The search of the explorer: loads what it needs at the first call, and answers queries.

import {excerptOf} from './excerpt.js';
import {startPagefind} from './pagefind.js';
import {bestOf, ranked} from './rank.js';
import {fileWith, filesOf, isLoaded, passagesAt} from './passages.js';
import {resolveLiterally, seekWith} from './resolve.js';
import {loadGlobal} from '../core/load_script.js';
import {isPromise, runSteps} from './run_steps.js';
import {loadFullText} from './full_text.js';
import {loadTools, loadWordContext, suggestions} from './word_context.js';

const FIRST_EXCERPTS = 20;
const MOST_IN_ADVANCE = 20000; // measures whose full text is loaded in advance: 4 MB, compressed
const PAUSE = 200; // milliseconds before what the next keys need is loaded in advance

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
    search: (query, {exact = false} = {}) =>
      context && context.fullText
        ? answer(query, context, exact)
        : started().then((loaded) => firstAnswer(query, loaded, exact)),

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
  const [words, measures] = await Promise.all([
    loadWordContext(root),
    loadGlobal(`${root}search/measures.js`, 'searchMeasures'),
  ]);
  /** @type {SearchContext} */
  const context = {
    ...words,
    measures,
    files: filesOf(measures),
    places: new Map(measures.keys.map((key, at) => [key, at])),
    fullText: null,
    pagefind: null,
  };
  // From file:// nothing can be fetched, and the single file contains the full text.
  const allAtHand = location.protocol === 'file:' || context.files.every(isLoaded);
  context.pagefind = allAtHand ? null : await startPagefind(root).catch(() => null);
  if (!context.pagefind) {
    await loadText(context);
    prepareSoon(context);
  }
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
 * @param {boolean} exact
 */
async function firstAnswer(query, context, exact) {
  const found = await answer(query, context, exact);
  if (found && found.count > 0 && !context.fullText && wantsMore(context, found.places[0]))
    prepareSoon(context, () => answer(query, context, exact));
  return found;
}

/**
 * Load the full text and what reads a query kindly, and make its tables, once the page has shown what it has. What is
 * done `again` costs the browser several times as much at first.
 * @param {SearchContext} context
 * @param {() => unknown} [again]
 */
function prepareSoon(context, again = () => {}) {
  if (context.preparing) return;
  context.preparing = true;
  setTimeout(async () => {
    try {
      if (!context.fullText) await loadText(context);
      again();
      const tools = await loadTools(context);
      if (tools) await tools.prepare(context);
    } catch {
      context.preparing = false;
    }
  }, PAUSE);
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
 * @param {boolean} exact
 * @returns {Eventually<SearchAnswer | null>}
 */
function answer(query, context, exact) {
  const engine = /** @type {SearchEngine} */ (context.fullText || context.pagefind);
  return runSteps(answerSteps(resolveSteps(query, context, engine, exact), context));
}

/**
 * Find what stands in the measures as it was typed; where nothing does, read the query kindly. A figure is always read,
 * for it may be written otherwise.
 * @param {string} query
 * @param {SearchContext} context
 * @param {SearchEngine} engine
 * @param {boolean} exact
 * @returns {Steps<ResolvedQuery | null>}
 */
function* resolveSteps(query, context, engine, exact) {
  const seek = seekWith(context, engine);
  const literal = yield* resolveLiterally(query, context, seek, exact);
  if (!literal || exact || (literal.count > 0 && !isKindly(literal, query))) return literal;
  /** @type {SearchTools | null} */
  const tools = yield globalThis.searchTools && context.words ? globalThis.searchTools : loadTools(context);
  if (tools) return yield* tools.read(query, context, engine, seek);
  return literal.count > 0 ? literal : yield* resolveLiterally(query, context, seek, true);
}

/**
 * Return whether more may be meant than was found: a figure, or words that stand only beside the official texts.
 * @param {ResolvedQuery} literal
 * @param {string} query
 */
function isKindly({reading}, query) {
  return /[0-9０-９]/.test(query) || reading.parts.some(({how}) => how === 'beside');
}

/**
 * @param {Steps<ResolvedQuery | null>} steps
 * @param {SearchContext} context
 * @returns {Steps<SearchAnswer | null>}
 */
function* answerSteps(steps, context) {
  const found = yield* steps;
  if (!found) return null;
  const {terms, names, count, scores, near, reading, having} = found;
  if (!context.fullText) {
    // A hit counts without its excerpt too: without a network, a large site has only the passages loaded before.
    const first = passagesOf(context, [...bestOf(scores, FIRST_EXCERPTS), ...near].slice(0, FIRST_EXCERPTS));
    if (isPromise(first)) yield first.catch(() => null);
  }
  return {
    terms,
    reading,
    near,
    keys: context.measures.keys,
    count,
    scores,
    /** All hits, best first. */
    get places() {
      return ranked(scores);
    },
    having: having && ((key) => having(/** @type {number} */ (context.places.get(key)))),
    excerpts: excerptsFor([terms, names], context),
  };
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
