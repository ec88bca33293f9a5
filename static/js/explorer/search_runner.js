// @ts-check
// Asks the search for the latest query only: answers to older queries are dropped. Uses neither page nor address.

import {isPromise} from '../search/run_steps.js';

/**
 * Create the runner. `onChange` is called when `current()` changes, except for an answer that is there at once, before
 * `ask` returns.
 * @param {Pick<Search, 'search'>} search
 * @param {() => void} onChange
 */
export function createSearchRunner(search, onChange) {
  /** @type {SearchStatus} */
  let state = {status: 'idle', query: '', exact: false, answer: null};

  /**
   * @param {string} query
   * @param {boolean} exact
   */
  function run(query, exact) {
    const asked = search.search(query, {exact});
    if (!isPromise(asked)) {
      state = statusOf(query, exact, asked);
      return;
    }
    state = {status: 'pending', query, exact, answer: state.answer};
    onChange();
    asked
      .then(
        (answer) => statusOf(query, exact, answer),
        () => /** @type {SearchStatus} */ ({status: 'failed', query, exact, answer: null})
      )
      .then((next) => {
        if (state.query === query && state.exact === exact && state.status === 'pending') {
          state = next;
          onChange();
        }
      });
  }

  return {
    current: () => state,
    /**
     * @param {string} query
     * @param {boolean} [exact] look for what is typed only
     */
    ask(query, exact = false) {
      if (!query) {
        state = {status: 'idle', query, exact, answer: null};
      } else if (query !== state.query || exact !== state.exact || state.status === 'failed') {
        run(query, exact);
      }
    },
  };
}

/**
 * @param {string} query
 * @param {boolean} exact
 * @param {SearchAnswer | null} answer
 * @returns {SearchStatus}
 */
function statusOf(query, exact, answer) {
  return {status: answer ? 'ready' : 'idle', query, exact, answer};
}
