// Which measures answer, and how well: a number for each measure, 0 for one that does not. Pure.

const FOUND = 1;
const IN_WORDS = 1; // rather than by a tag alone
const IN_HEADING = 256;

// `found` is a list of {headings, texts}, the places of measures; `bearing` one of places.
export function scoreHits(size, found, bearing = []) {
  const hits = new Uint16Array(size);
  for (const at of bearing) hits[at] = FOUND;
  for (const {texts} of found) for (const at of texts) hits[at] = FOUND + IN_WORDS;
  for (const {headings} of found) for (const at of headings) hits[at] = FOUND + IN_WORDS + IN_HEADING;
  return hits;
}

// Those that answer to all.
export function intersection([first, ...others]) {
  const hits = first.slice();
  for (const other of others) {
    for (let at = 0; at < hits.length; at += 1) hits[at] = hits[at] && other[at] ? hits[at] + other[at] - FOUND : 0;
  }
  return hits;
}

// Places, best first: those with more phrases in the heading, then with more in their words, then in order.
export function rankHits(hits) {
  const byRank = [];
  for (let at = 0; at < hits.length; at += 1) {
    const hit = hits[at];
    if (hit) (byRank[hit] = byRank[hit] || []).push(at);
  }
  return byRank.filter(Boolean).reverse().flat();
}
