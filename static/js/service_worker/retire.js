// @ts-check
// The service worker of a site that does not want one any more: it replaces the worker before it, removes its cache,
// and then itworker. Pages come from the network again; open pages reload once (web_app/start.js).

import {cacheName, worker} from './scope.js';

worker.addEventListener('install', () => {
  worker.skipWaiting();
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(caches.delete(cacheName()).then(() => worker.registration.unregister()));
});
