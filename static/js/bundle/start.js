// @ts-check
// The start page of a bundle. A ZIP viewer unpacks only the page that is double-clicked: where a neighbouring file is
// missing, the page says so instead of offering a link that leads nowhere.

import {fillAges} from '../core/content_age.js';

/** @param {string} state */
function show(state) {
  document.documentElement.dataset.state = state;
  document.querySelectorAll('[data-shown-when]').forEach((part) => {
    part.hidden = part.dataset.shownWhen !== state;
  });
}

/**
 * Find out whether the bundle has been unpacked. An image is the only kind of file whose presence can be seen from
 * file:// without running it.
 */
function detectUnpacked() {
  const neighbour = new Image();
  neighbour.onload = () => {
    show('unpacked');
    document.getElementById('open').focus();
  };
  neighbour.onerror = () => show('packed');
  neighbour.src = document.documentElement.dataset.neighbour;
}

fillAges(document);
detectUnpacked();
