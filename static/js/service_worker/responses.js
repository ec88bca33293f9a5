// What answers a request. Touches nothing but through store.js and the network.

import {fileAt, pathWithin} from './addresses.js';
import {siteScope} from './scope.js';
import {findFile, findVisited, cacheFile, cacheVisited} from './site_cache.js';

const NOT_FOUND = '404.html';
const LIST_PAGE = '/index.html';

// A promise of the response, or null for what the browser shall fetch as if there were no worker.
export function respondTo(event, {precached, keptFolders}) {
  const {request} = event;
  const path = pathWithin(request.url, siteScope());
  if (request.method !== 'GET' || request.headers.has('range') || path === null) {
    return null;
  }
  const file = fileAt(path, precached);
  if (file) {
    return cacheFirst(request, file, precached.get(file));
  }
  if (keptFolders.some((start) => path.startsWith(start)) && !path.endsWith(LIST_PAGE)) {
    return networkFirst(event, path);
  }
  return request.mode === 'navigate' ? fetch(request).catch(() => offlineResponse(request, path)) : null;
}

// From this device, so that all pages are of one version. The browser may have thrown single files away.
async function cacheFirst(request, path, hash) {
  try {
    return (await findFile(path, hash)) || (await cacheFile(path, hash).then(() => findFile(path, hash)));
  } catch {
    return fetch(request).catch(() => offlineResponse(request, path));
  }
}

// From the network, and kept; without a network as it was when last visited.
async function networkFirst(event, path) {
  try {
    const response = await fetch(event.request);
    if (response.ok && !response.redirected) {
      event.waitUntil(cacheVisited(path, response.clone()).catch(() => undefined)); // no room: it has been shown all the same
    }
    return response;
  } catch {
    return (await findVisited(path)) || offlineResponse(event.request, path);
  }
}

// Sends to the page at the top of the site, whose links hold there, and which says what happened (web_app/no_network.js).
function offlineResponse(request, path) {
  if (request.mode !== 'navigate' || path === NOT_FOUND) {
    return Response.error();
  }
  return Response.redirect(`${siteScope()}${NOT_FOUND}#missing=${encodeURIComponent(path)}`);
}
