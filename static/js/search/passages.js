// The words of the measures as they are printed, from search/passages/, as policy_explorer/search_passages.py joins them.

import {BOUNDARY, GAP} from './normalise.js';
import {loadGlobal} from '../core/load_script.js';

// The files that data of search/measures.js names, in order; each says where it begins.
export function filesOf({files}) {
  let next = 0;
  return files.map(([name, count]) => {
    const first = next;
    next += count;
    return {name, first, count};
  });
}

// [official, beside, tags], each the measures of the file one behind the other.
export function loadFile(root, {name}) {
  return loadGlobal(`${root}search/passages/${name}.js`, globalOf(name));
}

export function isLoaded({name}) {
  return globalThis[globalOf(name)] !== undefined;
}

function globalOf(name) {
  return `searchPassages_${name.replace(/-/g, '_')}`;
}

// {heading, text, beside: [[label, text]…]} of each of the places: at once where their files are here, else a promise.
export function passagesAt(root, files, labels, places) {
  const needed = places.map((at) => fileWith(files, at));
  const read = () => places.map((at, n) => passageIn(globalThis[globalOf(needed[n].name)], at - needed[n].first, labels));
  const missing = Array.from(new Set(needed)).filter((file) => !isLoaded(file));
  return missing.length === 0 ? read() : Promise.all(missing.map((file) => loadFile(root, file))).then(read);
}

export function fileWith(files, at) {
  let [low, high] = [0, files.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (files[middle].first <= at) low = middle;
    else high = middle - 1;
  }
  return files[low];
}

function passageIn([official, beside], number, labels) {
  const [heading, text] = nth(official, number).split(GAP);
  const others = nth(beside, number).split(GAP);
  return {heading, text, beside: labels.map((label, at) => [label, others[at]]).filter(([, words]) => words)};
}

function nth(joined, number) {
  let start = 0;
  for (let before = number; before > 0; before -= 1) start = joined.indexOf(BOUNDARY, start) + 1;
  return joined.slice(start, joined.indexOf(BOUNDARY, start));
}
