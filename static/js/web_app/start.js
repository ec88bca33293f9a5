// Makes the site an installable one that works without a network. Touches the page's head, and registers sw.js. Nothing
// happens where the host or the browser does not allow it; the site works without.

import {offerUpdate} from './update_bar.js';

const MANIFEST = 'manifest.webmanifest';
const WORKER = 'sw.js';

// `root` leads to the top of the site.
export function startWebApp(root) {
  if (!navigator.serviceWorker) {
    return; // an old browser, or plain http
  }
  linkManifest(root + MANIFEST);
  reloadWhenReplaced();
  register(root).catch(() => undefined);
}

// Not in the HTML: from file:// Chromium would count it as a fault.
function linkManifest(address) {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = address;
  document.head.append(link);
}

async function register(root) {
  const registration = await navigator.serviceWorker.register(root + WORKER);
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

// A page that an older worker answered must not go on with files of the newer one. The state is in the address.
function reloadWhenReplaced() {
  let controlled = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controlled) {
      location.reload();
    }
    controlled = true;
  });
}
