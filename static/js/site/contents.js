// @ts-check
// Contents that follow the reader: marks the section that is read, and opens the list where it is folded into one row
// (css/contents). Changes the contents.

import {readLink} from '../core/links.js';

// A section is read from when its beginning has passed this line, in parts of the window from its lower edge.
const LINE = '-80%';

/** @param {HTMLElement | null} nav */
export function startContents(nav) {
  if (!nav) return;
  startFolding(nav);
  const here = nav.querySelector('button').appendChild(document.createElement('span'));
  const links = nav.getElementsByTagName('a'); // in the order of the page, which may change
  const placesNow = () => Array.from(links, (link) => document.getElementById(anchorOf(link)));
  /** @type {Set<Element>} */
  const passed = new Set();
  let atEnd = false;
  let followed = -1;

  const show = () => {
    const last = placesNow().reduce((found, place, index) => (place && passed.has(place) ? index : found), -1);
    // The last sections may be too short to come up to the line.
    const current = atEnd ? (followed > last ? followed : links.length - 1) : last;
    here.textContent = current < 0 ? '' : wordsOf(links[current]);
    markLink(nav, [...links], current);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      entries.forEach(({target, isIntersecting}) => passed[isIntersecting ? 'add' : 'delete'](target));
      show();
    },
    {rootMargin: `1000000px 0px ${LINE}`}
  );
  placesNow().forEach((place) => place && observer.observe(place));
  const endObserver = new IntersectionObserver(
    (entries) => {
      atEnd = entries[entries.length - 1].intersectionRatio > 0.97;
      show();
    },
    {threshold: 0.98}
  );
  endObserver.observe(document.querySelector('.site-footer'));
  nav.addEventListener('click', ({target}) => {
    followed = [...links].findIndex((link) => link.contains(/** @type {Node} */ (target)));
    show();
  });
}

/** @param {HTMLAnchorElement} link */
function anchorOf(link) {
  const href = link.getAttribute('href');
  const place = readLink(href);
  return place ? place.anchor : href.slice(1);
}

/**
 * @param {HTMLElement} nav
 * @param {HTMLAnchorElement[]} links
 * @param {number} current
 */
function markLink(nav, links, current) {
  links.forEach((link, index) => {
    if (index === current) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  });
  if (current >= 0) showWithin(nav, links[current]);
}

/** @param {HTMLAnchorElement} link */
function wordsOf(link) {
  return [...link.childNodes].map(({textContent}) => textContent).join(' ');
}

/**
 * Scroll the contents, where they are longer than the window, so that the marked link is in sight.
 * @param {HTMLElement} nav
 * @param {HTMLElement} link
 */
function showWithin(nav, link) {
  const part = [nav, nav.querySelector('ol')].find(({scrollHeight, clientHeight}) => scrollHeight > clientHeight + 1);
  if (!part || !link.offsetParent) return;
  const box = part.getBoundingClientRect();
  const {top, bottom} = link.getBoundingClientRect();
  if (top < box.top || bottom > box.bottom) part.scrollTop += (top + bottom - box.top - box.bottom) / 2;
}

/** @param {HTMLElement} nav */
function startFolding(nav) {
  const opener = nav.querySelector('button');
  const show = (/** @type {boolean} */ shown) => {
    nav.classList.toggle('is-open', shown);
    opener.setAttribute('aria-expanded', String(shown));
    const current = /** @type {HTMLElement | null} */ (nav.querySelector('[aria-current]'));
    if (shown && current) showWithin(nav, current);
  };
  const leave = (/** @type {Event} */ {target}) => nav.contains(/** @type {Node} */ (target)) || show(false);
  opener.addEventListener('click', () => show(!nav.classList.contains('is-open')));
  nav.querySelector('ol').addEventListener('click', ({target}) => {
    if (/** @type {Element} */ (target).closest('a')) show(false);
  });
  document.addEventListener('pointerdown', leave);
  document.addEventListener('focusin', leave);
  nav.addEventListener('keydown', ({key}) => {
    if (key === 'Escape' && nav.classList.contains('is-open')) {
      show(false);
      opener.focus();
    }
  });
}
