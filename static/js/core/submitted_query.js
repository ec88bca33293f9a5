// @ts-check
// Words that the reader has just submitted in the head of another page: the list of results, once it is there, takes the
// focus, as it does after Enter in its own box. Kept in the tab, and no longer than until then.

const KEY = 'submitted-query';

/** @param {string} query */
export function rememberSubmitted(query) {
  try {
    sessionStorage.setItem(KEY, query);
  } catch {
    // where nothing may be stored, the focus stays at the top
  }
}

/** Return the words, and forget them. */
export function takeSubmitted() {
  try {
    const query = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return query;
  } catch {
    return null;
  }
}
