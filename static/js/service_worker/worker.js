// @ts-check
// The service worker: caches the site on this device and answers from there. The build puts `siteFiles` in front.
//
// A new version is fetched completely beside the old one, and takes over when no page of the old version is open any
// more, or when the reader asks for it. If any file cannot be fetched, the old version stays.

import {respondTo} from './responses.js';
import {worker} from './scope.js';
import {removeOthers, cacheAll} from './site_cache.js';

const precached = new Map(Object.entries(globalThis.siteFiles.precached));
const {keptFolders, versions} = globalThis.siteFiles;

worker.addEventListener('install', (event) => {
  event.waitUntil(cacheAll(precached));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(removeOthers(precached, keptFolders.length > 0).then(() => worker.clients.claim()));
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') {
    worker.skipWaiting();
  }
});

worker.addEventListener('fetch', (event) => {
  const answer = respondTo(event, {precached, keptFolders, versions});
  if (answer) {
    event.respondWith(answer);
  }
});
