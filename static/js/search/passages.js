// @ts-check
// The text of measures as printed, from search/passages/, in the form that policy_explorer/search/passages.py gives it.

import {BOUNDARY, GAP} from './normalise.js';
import {loadGlobal} from '../core/load_script.js';
import {misfit} from '../core/parts.js';

/**
 * Return the files of passages in order, each with the place of its first measure.
 * @param {SearchMeasures} measures
 * @returns {PassageFile[]}
 */
export function filesOf({files}) {
  let next = 0;
  return files.map(([name, count]) => {
    const first = next;
    next += count;
    return {name, first, count};
  });
}

/**
 * @param {string} root
 * @param {PassageFile} file
 * @returns {Promise<PassagesData>}
 */
export function loadFile(root, {name}) {
  return loadGlobal(`${root}search/passages/${name}.js`, /** @type {any} */ (globalOf(name)));
}

/** @param {PassageFile} file */
export function isLoaded({name}) {
  return dataOf(name) !== undefined;
}

/**
 * @param {string} name
 * @returns {PassagesData | undefined}
 */
function dataOf(name) {
  return misfit() ? undefined : /** @type {any} */ (globalThis)[globalOf(name)];
}

/** @param {string} name */
function globalOf(name) {
  return `searchPassages_${name.replace(/-/g, '_')}`;
}

/**
 * Return the passages of measures, at once if their files have been loaded, else as a promise.
 * @param {string} root
 * @param {PassageFile[]} files
 * @param {string[]} labels
 * @param {number[]} places
 * @returns {Eventually<Passage[]>}
 */
export function passagesAt(root, files, labels, places) {
  const needed = places.map((at) => fileWith(files, at));
  const read = () =>
    places.map((at, n) =>
      passageIn(/** @type {PassagesData} */ (dataOf(needed[n].name)), at - needed[n].first, labels)
    );
  const missing = Array.from(new Set(needed)).filter((file) => !isLoaded(file));
  return missing.length === 0 ? read() : Promise.all(missing.map((file) => loadFile(root, file))).then(read);
}

/**
 * Return the file that contains a measure, by binary search.
 * @template {{first: number}} File
 * @param {File[]} files
 * @param {number} at
 * @returns {File}
 */
export function fileWith(files, at) {
  let [low, high] = [0, files.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (files[middle].first <= at) low = middle;
    else high = middle - 1;
  }
  return files[low];
}

/**
 * @param {PassagesData} data
 * @param {number} number
 * @param {string[]} labels
 * @returns {Passage}
 */
function passageIn([official, beside], number, labels) {
  const [heading, text] = nth(official, number).split(GAP);
  const others = nth(beside, number).split(GAP);
  return {
    heading,
    text,
    beside: labels
      .map((label, at) => /** @type {[string, string]} */ ([label, others[at]]))
      .filter(([, words]) => words),
  };
}

/**
 * @param {string} joined
 * @param {number} number
 */
function nth(joined, number) {
  let start = 0;
  for (let before = number; before > 0; before -= 1) start = joined.indexOf(BOUNDARY, start) + 1;
  return joined.slice(start, joined.indexOf(BOUNDARY, start));
}
