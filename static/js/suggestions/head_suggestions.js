// @ts-check
// Suggestions in the search box in the head of a page that has no list of measures. What is chosen is searched for.

import {loadWordContext, suggestions} from '../search/word_context.js';
import {startSuggestions} from './suggestions_view.js';

/**
 * @param {HTMLElement} form
 * @param {string} root leads from the page to the root of the site
 * @param {(query: string) => void} onPick
 */
export function startHeadSuggestions(form, root, onPick) {
  /** @type {Promise<WordContext> | null} */
  let starting = null;
  const context = () => {
    starting = starting || loadWordContext(root);
    starting.catch(() => {
      starting = null;
    });
    return starting;
  };
  const suggest = (/** @type {string} */ typed) =>
    context().then(
      (loaded) => suggestions(typed, loaded),
      () => []
    );
  startSuggestions(form, suggest, {onPick, day: () => null, keyOf: () => null}).ask();
}
