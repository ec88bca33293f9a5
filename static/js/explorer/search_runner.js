// Asks the search for the latest query only: answers to older ones are dropped. No page, no address.

// `search` is the engine; `onChange` is called when `current()` has changed:
// {status: idle | pending | ready | failed, query, answer}. While pending, `answer` is still that of the last query.
export function createSearchRunner(search, onChange) {
  let state = {status: 'idle', query: '', answer: null};

  async function run(query) {
    state = {status: 'pending', query, answer: state.answer};
    onChange();
    const settled = await search.search(query).then(
      (answer) => ({status: answer ? 'ready' : 'idle', query, answer}),
      () => ({status: 'failed', query, answer: null})
    );
    if (state.query === query && state.status === 'pending') {
      state = settled;
      onChange();
    }
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
