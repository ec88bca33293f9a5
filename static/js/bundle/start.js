// The start page of a bundle. A ZIP viewer unpacks the page that is double-clicked and nothing beside it: where a
// neighbour is missing, the page says so instead of offering a way that leads nowhere.

import {fillAges} from '../core/content_age.js';

function show(state) {
  document.documentElement.dataset.state = state;
  document.querySelectorAll('[data-shown-when]').forEach((part) => {
    part.hidden = part.dataset.shownWhen !== state;
  });
}

// An image is the one kind of neighbour that tells whether it is there, from file:// too, without running anything.
function look() {
  const neighbour = new Image();
  neighbour.onload = () => {
    show('unpacked');
    document.getElementById('open').focus();
  };
  neighbour.onerror = () => show('packed');
  neighbour.src = document.documentElement.dataset.neighbour;
}

fillAges(document);
look();
