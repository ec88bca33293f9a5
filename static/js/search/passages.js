// The words of the measures as they are printed, from search/passages/.

import {loadGlobal} from './script.js';

// Resolves to {heading, text, beside: [[label, text]…], tags} of each of the places.
export async function loadPassages(root, measures, places) {
  const size = measures.passagesPerFile;
  const numbers = Array.from(new Set(places.map((at) => Math.floor(at / size))));
  const files = new Map(await Promise.all(numbers.map(async (number) => [number, await loadFile(root, number)])));
  return places.map((at) => {
    const [heading, text, beside, tags] = files.get(Math.floor(at / size))[at % size];
    return {heading, text, beside, tags};
  });
}

function loadFile(root, number) {
  return loadGlobal(`${root}search/passages/${number}.js`, `searchPassages${number}`);
}
