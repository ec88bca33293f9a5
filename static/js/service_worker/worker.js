// The service worker: keeps the site on this device and answers from there. The build puts `siteFiles` in front.
//
// A new version is fetched whole beside the old one, and takes over when no page of the old one is open any more, or
// when the reader asks for it. If any of it cannot be had, the old one stays.

import {respondTo} from './responses.js';
import {removeOthers, cacheAll} from './site_cache.js';

const precached = new Map(Object.entries(globalThis.siteFiles.precached));
const {keptFolders} = globalThis.siteFiles;

self.addEventListener('install', (event) => {
  event.waitUntil(cacheAll(precached));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOthers(precached, keptFolders.length > 0).then(() => self.clients.claim()));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') {
    self.skipWaiting();
  }
});

self.addEventListener('fetch', (event) => {
  const answer = respondTo(event, {precached, keptFolders});
  if (answer) {
    event.respondWith(answer);
  }
});
