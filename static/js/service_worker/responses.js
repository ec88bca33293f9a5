// What answers a request. Touches nothing but through store.js and the network.

import {fileAt, pathWithin} from './addresses.js';
import {scopeOf} from './scope.js';
import {find, findVisited, keep, keepVisited} from './site_cache.js';

const NOT_FOUND = '404.html';
const LIST_PAGE = '/index.html';

// A promise of the response, or null for what the browser shall fetch as if there were no worker.
export function answerTo(event, {precached, keptFolders}) {
  const {request} = event;
  const path = pathWithin(request.url, scopeOf());
  if (request.method !== 'GET' || request.headers.has('range') || path === null) {
    return null;
  }
  const file = fileAt(path, precached);
  if (file) {
    return keptAnswer(request, file, precached.get(file));
  }
  if (keptFolders.some((start) => path.startsWith(start)) && !path.endsWith(LIST_PAGE)) {
    return freshAnswer(event, path);
  }
  return request.mode === 'navigate' ? fetch(request).catch(() => noNetwork(request, path)) : null;
}

// From this device, so that all pages are of one version. The browser may have thrown single files away.
async function keptAnswer(request, path, hash) {
  try {
    return (await find(path, hash)) || (await keep(path, hash).then(() => find(path, hash)));
  } catch {
    return fetch(request).catch(() => noNetwork(request, path));
  }
}

// From the network, and kept; without a network as it was when last visited.
async function freshAnswer(event, path) {
  try {
    const response = await fetch(event.request);
    if (response.ok && !response.redirected) {
      event.waitUntil(keepVisited(path, response.clone()).catch(() => undefined)); // no room: it has been shown all the same
    }
    return response;
  } catch {
    return (await findVisited(path)) || noNetwork(event.request, path);
  }
}

// Sends to the page at the top of the site, whose links hold there, and which says what happened (web_app/no_network.js).
function noNetwork(request, path) {
  if (request.mode !== 'navigate' || path === NOT_FOUND) {
    return Response.error();
  }
  return Response.redirect(`${scopeOf()}${NOT_FOUND}#missing=${encodeURIComponent(path)}`);
}
