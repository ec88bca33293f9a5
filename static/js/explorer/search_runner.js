// Asks the search for the latest query only: answers to older ones are dropped. No page, no address.

import {isPromise} from '../search/run_steps.js';

// `search` is the engine; `onChange` is called when `current()` changes, but for an answer that is there at once, before
// `ask` returns: {status: idle | pending | ready | failed, query, answer}. While pending, `answer` is still that of the last query.
export function createSearchRunner(search, onChange) {
  let state = {status: 'idle', query: '', answer: null};

  function run(query) {
    const asked = search.search(query);
    if (!isPromise(asked)) {
      state = statusOf(query, asked);
      return;
    }
    state = {status: 'pending', query, answer: state.answer};
    onChange();
    asked.then((answer) => statusOf(query, answer), () => ({status: 'failed', query, answer: null})).then((next) => {
      if (state.query === query && state.status === 'pending') {
        state = next;
        onChange();
      }
    });
  }

  return {
    current: () => state,
    ask(query) {
      if (!query) {
        state = {status: 'idle', query, answer: null};
      } else if (query !== state.query || state.status === 'failed') {
        run(query);
      }
    },
  };
}

function statusOf(query, answer) {
  return {status: answer ? 'ready' : 'idle', query, answer};
}
