// The bar that says that there is a newer version of the site. Touches the page, and the session's storage to remember
// that the reader wants it later.

import {showBar} from '../core/bars.js';

const WORDS = '网站内容有更新，填过的回答会保留。';
const AGAIN = 5000; // milliseconds after which the reader may press once more, where nothing came of it
const SOON = 100; // milliseconds: a live region must stand in the page before it speaks

// A worker of `registration` waits to take over. Its scope tells this site from others on the same host.
export function offerUpdate(registration) {
  const {scope} = registration;
  if (document.querySelector('.update-bar') || isPostponed(scope)) {
    return;
  }
  const bar = document.createElement('div');
  bar.className = 'update-bar';
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const update = button('button', '更新', () => {
    update.disabled = true;
    takeOver(registration);
    setTimeout(() => { update.disabled = false; }, AGAIN);
  });
  const later = button('button button-plain', '以后再说', () => {
    postpone(scope);
    bar.remove();
  });
  bar.append(status, update, later);
  showBar(bar);
  setTimeout(() => {
    status.textContent = WORDS;
  }, SOON);
}

// By now another may be waiting, or none, where another window was quicker. Once it has taken over, the page is loaded
// again (start.js).
function takeOver({waiting}) {
  if (waiting) {
    waiting.postMessage('take-over');
  } else {
    location.reload();
  }
}

function button(className, label, onClick) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}

function isPostponed(scope) {
  try {
    return sessionStorage.getItem(keyOf(scope)) !== null;
  } catch {
    return false;
  }
}

function postpone(scope) {
  try {
    sessionStorage.setItem(keyOf(scope), '1');
  } catch {
    // it is put off until the next page, then
  }
}

function keyOf(scope) {
  return `update-later:${scope}`;
}
