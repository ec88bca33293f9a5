// @ts-check
// The files of the site on this device. Uses the network and one cache.

import {addressOf, isVisitedKey, keyOf, visitedKey} from './addresses.js';
import {proven} from './proof.js';
import {cacheName, siteScope} from './scope.js';

const LANES = 6; // parallel requests: as many as a browser opens to one host

/**
 * Fetch what is not cached yet. Rejects at the first file that does not come, or has other contents than expected; what
 * came before stays for the next attempt.
 * @param {Map<string, string>} files hashes by path
 */
export async function cacheAll(files) {
  const cache = await caches.open(cacheName());
  const cached = new Set((await cache.keys()).map(({url}) => url));
  const missing = Array.from(files).filter(([path, hash]) => !cached.has(keyOf(path, hash, siteScope())));
  await runInLanes(missing, ([path, hash]) => cacheFile(path, hash));
}

/**
 * Fetch and cache a file. `no-cache` asks the host whether the browser's own copy is still valid. The hash refuses
 * files of the old version, or already of the next, while a deployment is under way.
 * @param {string} path
 * @param {string} hash
 */
export async function cacheFile(path, hash) {
  const response = await fetch(siteScope() + addressOf(path, globalThis.siteFiles.versions), {
    cache: 'no-cache',
    credentials: 'same-origin',
    integrity: `sha256-${hash}`,
  });
  await put(keyOf(path, hash, siteScope()), response);
}

/**
 * @param {string} path
 * @param {Response} response
 */
export async function cacheVisited(path, response) {
  await put(visitedKey(path, siteScope()), response);
}

/**
 * Return the stored file, proven by its hash; what somebody else has put there is removed.
 * @param {string} path
 * @param {string} hash
 */
export async function findFile(path, hash) {
  const key = keyOf(path, hash, siteScope());
  const stored = await match(key);
  const file = stored && (await proven(stored, path, hash));
  if (stored && !file) await (await caches.open(cacheName())).delete(key);
  return file;
}

/** @param {string} path */
export async function findVisited(path) {
  return match(visitedKey(path, siteScope()));
}

/**
 * Remove what belongs to none of these files; with `visited`, except the pages cached when they were visited.
 * @param {Map<string, string>} files
 * @param {boolean} visited
 */
export async function removeOthers(files, visited) {
  const cache = await caches.open(cacheName());
  const wanted = new Set(Array.from(files, ([path, hash]) => keyOf(path, hash, siteScope())));
  const others = (await cache.keys()).filter(({url}) => !wanted.has(url) && !(visited && isVisitedKey(url)));
  await Promise.all(others.map((request) => cache.delete(request)));
}

/** @param {string} key */
async function match(key) {
  const cache = await caches.open(cacheName());
  return cache.match(key);
}

/**
 * Cache a copy of the response: a redirected response may not answer the request of a page, and one that varies by
 * headers of the request would not be found again.
 * @param {string} key
 * @param {Response} response
 */
async function put(key, response) {
  const headers = new Headers(response.headers);
  headers.delete('Vary');
  const cache = await caches.open(cacheName());
  await cache.put(key, new Response(await response.blob(), {headers}));
}

/**
 * Work through all values, several at the same time; after a failure, stop.
 * @template Value
 * @param {Value[]} values
 * @param {(value: Value) => Promise<void>} work
 */
async function runInLanes(values, work) {
  const waiting = Array.from(values);
  const lane = async () => {
    while (waiting.length > 0) {
      try {
        await work(/** @type {Value} */ (waiting.shift()));
      } catch (error) {
        waiting.length = 0; // all or nothing: the rest need not be fetched
        throw error;
      }
    }
  };
  await Promise.all(Array.from({length: LANES}, lane));
}
