// The files of the site on this device. Touches the network and one cache.

import {isVisitedKey, keyOf, visitedKey} from './addresses.js';
import {cacheName, siteScope} from './scope.js';

const LANES = 6; // at once: as many as a browser opens to one host

// Fetches what is not cached yet. Rejects at the first file that does not come, or comes with other bytes; what came
// before stays for the next attempt.
export async function cacheAll(files) {
  const cache = await caches.open(cacheName());
  const cached = new Set((await cache.keys()).map(({url}) => url));
  const missing = Array.from(files).filter(([path, hash]) => !cached.has(keyOf(path, hash, siteScope())));
  await runInLanes(missing, ([path, hash]) => cacheFile(path, hash));
}

// `no-cache` asks the host whether the browser's own copy is still good. The hash refuses what a network in the middle
// of a deployment still has of the old version, or has already of the next.
export async function cacheFile(path, hash) {
  const response = await fetch(siteScope() + path, {cache: 'no-cache', credentials: 'same-origin', integrity: `sha256-${hash}`});
  await put(keyOf(path, hash, siteScope()), response);
}

export async function cacheVisited(path, response) {
  await put(visitedKey(path, siteScope()), response);
}

// Both resolve to a response, or to undefined.
export async function findFile(path, hash) {
  return match(keyOf(path, hash, siteScope()));
}

export async function findVisited(path) {
  return match(visitedKey(path, siteScope()));
}

// Removes what belongs to none of these files; with `visited`, not the pages cached when they were visited.
export async function removeOthers(files, visited) {
  const cache = await caches.open(cacheName());
  const wanted = new Set(Array.from(files, ([path, hash]) => keyOf(path, hash, siteScope())));
  const others = (await cache.keys()).filter(({url}) => !wanted.has(url) && !(visited && isVisitedKey(url)));
  await Promise.all(others.map((request) => cache.delete(request)));
}

async function match(key) {
  const cache = await caches.open(cacheName());
  return cache.match(key);
}

// Made anew: a response that was redirected may not answer a page's request, and one that varies by the request's
// headers would not be found again.
async function put(key, response) {
  const headers = new Headers(response.headers);
  headers.delete('Vary');
  const cache = await caches.open(cacheName());
  await cache.put(key, new Response(await response.blob(), {headers}));
}

async function runInLanes(values, work) {
  const waiting = Array.from(values);
  const lane = async () => {
    while (waiting.length > 0) {
      try {
        await work(waiting.shift());
      } catch (fault) {
        waiting.length = 0; // all or nothing: the rest need not be fetched
        throw fault;
      }
    }
  };
  await Promise.all(Array.from({length: LANES}, lane));
}
