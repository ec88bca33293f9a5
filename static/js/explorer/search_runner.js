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
  let state = {status: 'idle', query: '', answer: null};

  /** @param {string} query */
  function run(query) {
    const asked = search.search(query);
    if (!isPromise(asked)) {
      state = statusOf(query, asked);
      return;
    }
    state = {status: 'pending', query, answer: state.answer};
    onChange();
    asked
      .then(
        (answer) => statusOf(query, answer),
        () => /** @type {SearchStatus} */ ({status: 'failed', query, answer: null})
      )
      .then((next) => {
        if (state.query === query && state.status === 'pending') {
          state = next;
          onChange();
        }
      });
  }

  return {
    current: () => state,
    /** @param {string} query */
    ask(query) {
      if (!query) {
        state = {status: 'idle', query, answer: null};
      } else if (query !== state.query || state.status === 'failed') {
        run(query);
      }
    },
  };
}

/**
 * @param {string} query
 * @param {SearchAnswer | null} answer
 * @returns {SearchStatus}
 */
function statusOf(query, answer) {
  return {status: answer ? 'ready' : 'idle', query, answer};
}
