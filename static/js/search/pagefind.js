// The search engine: Pagefind over an index in which every character is a word. Over http it loads
// the parts of the index that a query needs; from file:// the whole of it comes in one script.

import {loadGlobal} from './script.js';

const SPACE = '␠';
const NOWHERE = '\u{10fffd}';
// A WebAssembly module with a table of references, which Pagefind's has and Chromium 86 has not.
const WITH_REFERENCES = [0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 1];

// Resolves to {find, bearing}; rejects where the browser cannot run Pagefind.
export async function startPagefind(root, measures) {
  if (!canRun()) throw new Error('no WebAssembly with reference types');
  const pagefind = await load(root);
  await pagefind.options({noWorker: true});
  await pagefind.init();
  const places = new Map(measures.pages.map((page, at) => [page, at]));
  const ask = async (words) => {
    const {results} = await pagefind.search(`"${words}"`);
    return results.map(({id, words, score}) => ({at: places.get(id), first: Math.min(...words), score}));
  };
  await ask(NOWHERE); // An engine that cannot start says so here, not at the first query.
  return {
    find: async (phrase) => {
      const found = await ask(spacedOut(phrase));
      return found.map(({at, first, score}) => ({at, zone: zoneOf(first, at, measures), score}));
    },
    bearing: async (tag) => (await ask(tag)).map(({at}) => at),
  };
}

function canRun() {
  return typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(WITH_REFERENCES));
}

async function load(root) {
  if (location.protocol !== 'file:' && !globalThis.searchOffline) {
    const address = new URL(`${root}search/pagefind.js`, document.baseURI).href;
    return import(address);
  }
  return loadGlobal(`${root}search/offline.js`, 'searchOffline');
}

function spacedOut(phrase) {
  return Array.from(phrase, (character) => (character === ' ' ? SPACE : character)).join(' ');
}

// Where in the measure its first match lies: Pagefind reports the first of a phrase.
function zoneOf(first, at, measures) {
  if (first < measures.headingEnds[at]) return 'heading';
  return first < measures.officialEnds[at] ? 'text' : 'beside';
}
