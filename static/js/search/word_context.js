// @ts-check
// What is needed to say what a word may mean: the vocabulary and the everyday words, and on demand the tools and the words
// that read a query kindly. Loads them.

import {loadGlobal} from '../core/load_script.js';
import {createNormaliser} from './normalise.js';
import {createVocabulary} from './query.js';

/**
 * @param {string} root leads from the page to the root of the site
 * @returns {Promise<WordContext>}
 */
export async function loadWordContext(root) {
  const data = await loadGlobal(`${root}data/search.js`, 'searchData');
  return {
    root,
    data,
    words: globalThis.searchWords || null,
    vocabulary: createVocabulary(data),
    ...createNormaliser(data.characters),
  };
}

/**
 * Load what reads a query kindly; resolve to null where it cannot be loaded.
 * @param {WordContext} context
 * @returns {Promise<SearchTools | null>}
 */
export async function loadTools(context) {
  const {root} = context;
  try {
    const [tools, words] = await Promise.all([
      loadGlobal(`${root}assets/search_tools.js`, 'searchTools'),
      loadGlobal(`${root}search/words.js`, 'searchWords'),
    ]);
    context.words = words;
    return tools;
  } catch {
    return null;
  }
}

/**
 * Return what may be meant by what has been typed, best first.
 * @param {string} typed
 * @param {WordContext} context
 * @returns {Eventually<Suggestion[]>}
 */
export function suggestions(typed, context) {
  if (globalThis.searchTools && context.words) return globalThis.searchTools.suggest(typed, context);
  return loadTools(context).then((tools) => (tools ? tools.suggest(typed, context) : []));
}
