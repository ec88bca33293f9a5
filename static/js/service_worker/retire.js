// The service worker of a site that wants none any more: takes the place of the one before, removes what that one kept,
// and then itself. Pages are from the network again; those open load once more (web_app/start.js).

import {cacheName} from './scope.js';

self.addEventListener('install', () => {
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.delete(cacheName()).then(() => self.registration.unregister()));
});
