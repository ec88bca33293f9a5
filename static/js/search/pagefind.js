// @ts-check
// The search engine until the full text has been loaded: Pagefind, over an index in which every character is a word. It
// loads only the parts of the index that a query needs. The index comes in slices, which Pagefind treats as indexes of
// several sites.

import {loadGlobal} from '../core/load_script.js';
import {withNumberEdges} from './normalise.js';

const SPACE = '␠';
const REMEMBERED = 50; // answers to remember
const NOWHERE = '\u{10fffd}';
/** A WebAssembly module with a table of references. Pagefind's module has one; Chromium 86 does not support it. */
const WITH_REFERENCES = [0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 1];

/**
 * Resolve to the engine; reject where the browser cannot run Pagefind.
 * @param {string} root
 * @returns {Promise<SearchEngine>}
 */
export async function startPagefind(root) {
  if (!canRun()) throw new Error('no WebAssembly with reference types');
  const folder = new URL(`${root}search/pagefind/`, document.baseURI).href;
  const address = `${folder}pagefind.js`;
  /** @type {[SearchPages, any]} */
  const [pages, pagefind] = await Promise.all([loadGlobal(`${folder}pages.js`, 'searchPages'), import(address)]);
  await pagefind.options({noWorker: true});
  await pagefind.init();
  const slices = slicesOf(pages);
  await Promise.all(slices.slice(1).map((_, at) => pagefind.mergeIndex(`${folder}${at + 1}/`, {indexWeight: at + 2})));
  const ask = memoise(async (words) => {
    /** @type {{results: {id: string, words: number[], score: number}[]}} */
    const {results} = await pagefind.search(`"${words}"`);
    // A match of a phrase scores 1 times the weight of its index: the score identifies the slice.
    return results.map(({id, words: found, score}) => ({
      at: /** @type {number} */ (slices[Math.round(score) - 1].get(id)),
      first: Math.min(...found),
    }));
  });
  await ask(NOWHERE); // an engine that cannot start fails here, not at the first query
  return {
    size: pages.pages.length,
    official: async (phrase) => {
      const found = await ask(spacedOut(phrase));
      return {
        headings: found.filter(({at, first}) => first < pages.headingEnds[at]).map(({at}) => at),
        texts: found
          .filter(({at, first}) => first >= pages.headingEnds[at] && first < pages.officialEnds[at])
          .map(({at}) => at),
      };
    },
    beside: async (phrase) =>
      (await ask(spacedOut(phrase))).filter(({at, first}) => first >= pages.officialEnds[at]).map(({at}) => at),
    bearing: async (tag) => (await ask(tag)).map(({at}) => at),
  };
}

function canRun() {
  return typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(WITH_REFERENCES));
}

/**
 * Return for each slice the place of the measure of each Pagefind page. Two slices may use the same page name.
 * @param {SearchPages} data
 * @returns {Map<string, number>[]}
 */
function slicesOf({slices, pages}) {
  let next = 0;
  return slices.map((count) => {
    const from = next;
    next += count;
    return new Map(pages.slice(from, next).map((page, at) => [page, from + at]));
  });
}

/** @param {string} phrase */
function spacedOut(phrase) {
  return Array.from(withNumberEdges(phrase), (character) => (character === ' ' ? SPACE : character)).join(' ');
}

/**
 * Remember answers: one query asks the same more than once.
 * @template Hit
 * @param {(words: string) => Promise<Hit>} ask
 */
function memoise(ask) {
  /** @type {Map<string, Promise<Hit>>} */
  const known = new Map();
  return (/** @type {string} */ words) => {
    const answer = known.get(words);
    if (answer) return answer;
    if (known.size >= REMEMBERED) known.clear();
    const asked = ask(words);
    known.set(words, asked);
    return asked;
  };
}
