// @ts-check
// The search box in the head of every page but the home page, which has a larger one: it leads there. And the key "/",
// which reaches the box of the page. Changes the address.
//
// What suggests words is loaded when the box is first used (entries/head_search.js).

import {readFragment} from '../core/fragment.js';
import {goToAddress, linkTo} from '../core/links.js';
import {loadGlobal} from '../core/load_script.js';
import {referenceDateFrom} from '../core/reference_date.js';
import {rememberSubmitted} from '../core/submitted_query.js';

const FIELDS = 'input, textarea, select, [contenteditable]';
const BOXES = '[data-search] input, [data-site-search] input'; // on the home page both, of which one is seen

export function startSiteSearch() {
  const form = document.querySelector('[data-site-search]');
  const input = form.querySelector('input');
  let suggesting = false;
  const lead = (/** @type {string} */ query) => {
    if (!query) return;
    rememberSubmitted(query);
    goToAddress(addressOf(query));
    input.value = '';
    input.blur();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    lead(input.value.trim());
  });
  input.addEventListener('focus', () => {
    if (suggesting) return;
    suggesting = true;
    const {root} = document.documentElement.dataset;
    loadGlobal(`${root}assets/head_search.js`, 'headSearch').then(
      (start) => start(form, root, lead),
      () => {
        suggesting = false;
      }
    );
  });
  document.addEventListener('keydown', reachBox);
}

/** @param {string} query */
function addressOf(query) {
  /** @type {WritablePairs} */
  const pairs = [
    ['q', query],
    ['on', referenceDateFrom(readFragment())],
  ];
  return linkTo(
    `${document.documentElement.dataset.root}index.html`,
    pairs.filter(([, value]) => value)
  );
}

/** @param {KeyboardEvent} event */
function reachBox(event) {
  const {key, target, ctrlKey, metaKey, altKey, isComposing} = event;
  const isTyping = target instanceof Element && target.closest(FIELDS);
  if (key !== '/' || ctrlKey || metaKey || altKey || isComposing || isTyping || isCovered()) return;
  const box = Array.from(document.querySelectorAll(BOXES)).find((each) => each.offsetParent !== null);
  if (box) {
    event.preventDefault(); // or the sign would be typed
    box.focus();
    /** @type {HTMLInputElement} */ (box).select();
  }
}

/** Return whether a dialog lies over the page. */
function isCovered() {
  return document.querySelector('[aria-modal="true"]') !== null;
}
