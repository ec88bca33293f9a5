// The search engine until all words are here: Pagefind over an index in which every character is a word. It loads the
// parts of the index that a query needs. The index is in slices, which Pagefind looks through as indexes of several sites.

import {loadGlobal} from '../core/load_script.js';

const SPACE = '␠';
const REMEMBERED = 50; // answers
const NOWHERE = '\u{10fffd}';
// A WebAssembly module with a table of references, which Pagefind's has and Chromium 86 has not.
const WITH_REFERENCES = [0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 1];

// Resolves to an engine as resolve.js takes it; rejects where the browser cannot run Pagefind.
export async function startPagefind(root) {
  if (!canRun()) throw new Error('no WebAssembly with reference types');
  const folder = new URL(`${root}search/pagefind/`, document.baseURI).href;
  const address = `${folder}pagefind.js`;
  const [pages, pagefind] = await Promise.all([loadGlobal(`${folder}pages.js`, 'searchPages'), import(address)]);
  await pagefind.options({noWorker: true});
  await pagefind.init();
  const slices = slicesOf(pages);
  await Promise.all(slices.slice(1).map((_, at) => pagefind.mergeIndex(`${folder}${at + 1}/`, {indexWeight: at + 2})));
  const ask = memoise(async (words) => {
    const {results} = await pagefind.search(`"${words}"`);
    // A match of a phrase scores 1, times the weight of its index: so the score tells the slice.
    return results.map(({id, words, score}) => ({at: slices[Math.round(score) - 1].get(id), first: Math.min(...words)}));
  });
  await ask(NOWHERE); // An engine that cannot start says so here, not at the first query.
  return {
    size: pages.pages.length,
    official: async (phrase) => {
      const found = await ask(spacedOut(phrase));
      return {
        headings: found.filter(({at, first}) => first < pages.headingEnds[at]).map(({at}) => at),
        texts: found.filter(({at, first}) => first >= pages.headingEnds[at] && first < pages.officialEnds[at]).map(({at}) => at),
      };
    },
    beside: async (phrase) => (await ask(spacedOut(phrase))).filter(({at, first}) => first >= pages.officialEnds[at]).map(({at}) => at),
    bearing: async (tag) => (await ask(tag)).map(({at}) => at),
  };
}

function canRun() {
  return typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(WITH_REFERENCES));
}

// For each slice, which of Pagefind's pages is the measure at which place. Two slices may use the same name.
function slicesOf({slices, pages}) {
  let next = 0;
  return slices.map((count) => {
    const from = next;
    next += count;
    return new Map(pages.slice(from, next).map((page, at) => [page, from + at]));
  });
}

function spacedOut(phrase) {
  return Array.from(phrase, (character) => (character === ' ' ? SPACE : character)).join(' ');
}

// What is asked for one query is asked more than once.
function memoise(ask) {
  const known = new Map();
  return (words) => {
    if (!known.has(words)) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(words, ask(words));
    }
    return known.get(words);
  };
}
