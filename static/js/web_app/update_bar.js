// @ts-check
// The bar that offers a newer version of the site. Changes the page, and remembers in the session's storage that the
// reader wants the version later.

import {showBar} from '../core/bars.js';

const WORDS = '网站内容有更新，填过的回答会保留。';
const AGAIN = 5000; // milliseconds after which the reader may press again if nothing happened
const SOON = 100; // milliseconds: a live region must be in the page before its text shows

/**
 * Show the bar for a worker that waits to take over. The scope of the registration distinguishes sites on the same
 * host.
 * @param {Pick<ServiceWorkerRegistration, 'scope' | 'waiting'>} registration
 */
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
    setTimeout(() => {
      update.disabled = false;
    }, AGAIN);
  });
  const later = button('button button-plain', '以后再说', () => {
    postpone(scope);
    bar.remove();
  });
  const words = document.createElement('span');
  words.textContent = WORDS;
  words.style.visibility = 'hidden'; // takes its room, so that no button moves under a finger
  status.append(words);
  bar.append(status, update, later);
  showBar(bar);
  setTimeout(() => {
    words.style.visibility = '';
  }, SOON);
}

/**
 * Let the waiting worker take over; after that the page reloads (start.js). By now another worker may be waiting, or
 * none where another window was quicker.
 * @param {Pick<ServiceWorkerRegistration, 'waiting'>} registration
 */
function takeOver({waiting}) {
  if (waiting) {
    waiting.postMessage('take-over');
  } else {
    location.reload();
  }
}

/**
 * @param {string} className
 * @param {string} label
 * @param {() => void} onClick
 */
function button(className, label, onClick) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}

/** @param {string} scope */
function isPostponed(scope) {
  try {
    return sessionStorage.getItem(keyOf(scope)) !== null;
  } catch {
    return false;
  }
}

/** @param {string} scope */
function postpone(scope) {
  try {
    sessionStorage.setItem(keyOf(scope), '1');
  } catch {
    // then it is postponed until the next page only
  }
}

/** @param {string} scope */
function keyOf(scope) {
  return `update-later:${scope}`;
}
