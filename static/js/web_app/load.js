// @ts-check
// Loads the script that makes an installable app of the site: if the site wants that, over http, and after the page has
// loaded, so that it never competes with what is being read. Changes the head of the page.

import {versioned} from '../core/parts.js';

/**
 * An offline edition has no worker, even if somebody puts it on a host.
 * @param {DOMStringMap} dataset of <html>
 */
export function loadWebApp({root, webApp, edition}) {
  if (webApp === undefined || edition !== undefined || !/^https?:$/.test(location.protocol)) {
    return;
  }
  window.addEventListener('load', () => {
    const script = document.createElement('script');
    script.src = versioned(`${root}assets/web_app.js`);
    document.head.append(script);
  });
}
