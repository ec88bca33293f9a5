// @ts-check
// What answers a request. Uses the cache and the network.

import {fileAt, pathWithin, versionAsked} from './addresses.js';
import {siteScope} from './scope.js';
import {findFile, findVisited, cacheFile, cacheVisited} from './site_cache.js';

const NOT_FOUND = '404.html';
const LIST_PAGE = '/index.html';

/**
 * Return a promise of the response, or null for what the browser shall fetch itself.
 * @param {FetchEvent} event
 * @param {{precached: Map<string, string>, keptFolders: readonly string[], versions: readonly string[]}} files
 */
export function respondTo(event, {precached, keptFolders, versions}) {
  const {request} = event;
  const path = pathWithin(request.url, siteScope());
  if (request.method !== 'GET' || request.headers.has('range') || path === null) {
    return null;
  }
  const file = fileAt(path, precached);
  if (file) {
    const hash = /** @type {string} */ (precached.get(file));
    const version = versionAsked(request.url);
    // A page from the network may be of another deployment than what is stored here, and so are its scripts.
    return version && !versions.includes(version)
      ? fetch(request).catch(() => cacheFirst(request, file, hash))
      : cacheFirst(request, file, hash);
  }
  if (keptFolders.some((start) => path.startsWith(start)) && !path.endsWith(LIST_PAGE)) {
    return networkFirst(event, path);
  }
  return request.mode === 'navigate' ? fetch(request).catch(() => offlineResponse(request, path)) : null;
}

/**
 * Answer from this device, so that all pages are of one version. The browser may have evicted single files.
 * @param {Request} request
 * @param {string} path
 * @param {string} hash
 * @returns {Promise<Response>}
 */
async function cacheFirst(request, path, hash) {
  try {
    return (
      (await findFile(path, hash)) ||
      /** @type {Response} */ (await cacheFile(path, hash).then(() => findFile(path, hash)))
    );
  } catch {
    return fetch(request).catch(() => offlineResponse(request, path));
  }
}

/**
 * Answer from the network and cache the answer; without a network, answer as at the last visit.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function networkFirst(event, path) {
  try {
    const response = await fetch(event.request);
    if (response.ok && !response.redirected) {
      // Without room in the cache the page is shown all the same.
      event.waitUntil(cacheVisited(path, response.clone()).catch(() => undefined));
    }
    return response;
  } catch {
    return (await findVisited(path)) || offlineResponse(event.request, path);
  }
}

/**
 * Redirect to the page at the top of the site, where all links are right, and which says what happened
 * (web_app/offline_page.js).
 * @param {Request} request
 * @param {string} path
 */
function offlineResponse(request, path) {
  if (request.mode !== 'navigate' || path === NOT_FOUND) {
    return Response.error();
  }
  return Response.redirect(`${siteScope()}${NOT_FOUND}#missing=${encodeURIComponent(path)}`);
}
