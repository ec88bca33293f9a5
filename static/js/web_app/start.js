// @ts-check
// Makes an installable app of the site that works without a network. Changes the head of the page, and registers sw.js.
// Nothing happens where the host or the browser does not allow it; the site works without it.

import {offerUpdate} from './update_bar.js';

const MANIFEST = 'manifest.webmanifest';
const WORKER = 'sw.js';

/** @param {string} root leads to the top of the site */
export function startWebApp(root) {
  if (!navigator.serviceWorker) {
    return; // an old browser, or plain http
  }
  linkManifest(root + MANIFEST);
  reloadWhenReplaced();
  register(root + WORKER).catch(() => undefined);
}

/**
 * Link the manifest by script: in the HTML, Chromium would report it as an error from file://.
 * @param {string} address
 */
function linkManifest(address) {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = address;
  document.head.append(link);
}

/** @param {string} address */
async function register(address) {
  const registration = await navigator.serviceWorker.register(address);
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) {
      offerUpdate(registration);
    }
  };
  const follow = () => {
    if (registration.installing) {
      registration.installing.addEventListener('statechange', offer);
    }
  };
  registration.addEventListener('updatefound', follow);
  follow();
  offer();
}

/**
 * Reload when another worker takes over: a page that the older worker answered must not go on with files of the newer.
 * The state is in the address.
 */
function reloadWhenReplaced() {
  let controlled = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controlled) {
      location.reload();
    }
    controlled = true;
  });
}
