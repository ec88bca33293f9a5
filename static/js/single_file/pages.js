// @ts-check
// The pages of the single file: one is shown at a time, the page that the address names. Changes the page and the
// history.
//
// Without scripts the pages stand one below the other. Here each page is alone: it is taken out of the document, and when
// it is first shown its ids become what they are in the site.

import {showBarsOfThisPage} from '../core/bars.js';
import {onFragmentWritten, readFragment, readPlace, writeAddress} from '../core/fragment.js';
import {readLink} from '../core/links.js';
import {openNumbered, restorePage} from './numbered_ids.js';

const NOT_FOUND = '404.html';
const TARGET = 'is-target'; // does what :target does in the site

/**
 * Start the single file. `onShown` is called whenever the address has changed.
 * @param {HTMLElement} main
 * @param {PageStarts} starts
 * @param {() => void} onShown
 */
export function startPages(main, starts, onShown) {
  const pages = detachPages(main);
  /** @type {Map<string, number>} how far each address was scrolled */
  const scrolled = new Map();
  /** @type {SingleFileSession} */
  const session = {main, pages, starts, scrolled, shown: null, hash: '', followed: false};
  const show = () => {
    showPage(session);
    onShown();
  };
  openNumbered(pages);
  history.scrollRestoration = 'manual'; // the browser would restore the position before the page is there
  window.addEventListener('popstate', show);
  window.addEventListener('hashchange', show);
  onFragmentWritten(() => {
    session.hash = location.hash;
    onShown();
  });
  document.addEventListener('click', (event) => follow(session, event));
  show();
  document.documentElement.classList.remove('is-starting'); // hide_pages.js
}

/**
 * @param {HTMLElement} main
 * @returns {Map<string, HTMLElement>}
 */
function detachPages(main) {
  const children = /** @type {HTMLElement[]} */ (Array.from(main.children));
  const pages = new Map(children.map((page) => [page.dataset.page, page]));
  pages.forEach((page) => {
    page.remove();
    page.removeAttribute('id');
  });
  return pages;
}

/** @param {SingleFileSession} session */
function showPage(session) {
  if (location.hash === session.hash && session.shown) {
    return;
  }
  const {page, at} = readPlace();
  const next = /** @type {HTMLElement} */ (session.pages.get(page) || session.pages.get(NOT_FOUND));
  const first = !session.shown;
  if (next !== session.shown) {
    session.scrolled.set(session.hash, window.scrollY);
    mountPage(session, next);
    window.scrollTo({top: session.followed ? 0 : session.scrolled.get(location.hash) || 0, behavior: 'instant'});
    if (!first) {
      session.main.focus({preventScroll: true}); // as after any other navigation: reading starts at the top
    }
    start(session, next); // last, since it may go on to an anchor
  }
  Object.assign(session, {hash: location.hash, followed: false});
  if (at) {
    goToAnchor(at);
  }
}

/**
 * @param {SingleFileSession} session
 * @param {HTMLElement} page
 */
function mountPage(session, page) {
  const {main, pages, shown} = session;
  if (!page.dataset.restored) {
    page.dataset.restored = 'true';
    restorePage(page, pages);
  }
  if (shown) {
    shown.dataset.bodyClass = document.body.className;
  }
  document.body.className = page.dataset.bodyClass || '';
  document.body.classList.toggle('page-index', page.dataset.kind === 'index'); // which has a search box of its own
  main.replaceChildren(page);
  showBarsOfThisPage();
  session.shown = page;
  document.title = page.dataset.title;
  markInMenu(page);
}

/**
 * @param {SingleFileSession} session
 * @param {HTMLElement} page
 */
function start({starts}, page) {
  if (starts[page.dataset.kind] && !page.dataset.started) {
    page.dataset.started = 'true';
    starts[page.dataset.kind](page);
  }
}

/** @param {HTMLElement} page */
function markInMenu(page) {
  document.querySelectorAll('nav [aria-current]').forEach((link) => link.removeAttribute('aria-current'));
  document.querySelectorAll('.site-nav a').forEach((link) => {
    const target = readLink(link.getAttribute('href'));
    if (target && target.page === page.dataset.menu) {
      link.setAttribute('aria-current', page.dataset.current);
    }
  });
}

/**
 * Follow a link to an anchor on the page shown, which must not take the state out of the address. Other links take
 * their course.
 * @param {SingleFileSession} session
 * @param {MouseEvent} event
 */
function follow(session, event) {
  const link = /** @type {Element} */ (event.target).closest('a[href^="#"]');
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const href = link.getAttribute('href');
  const here = readPlace().page;
  const target = readLink(href) || {page: here, anchor: href.slice(1)};
  if (target.page !== here || !target.anchor) {
    session.followed = true;
    return;
  }
  event.preventDefault();
  writeAddress([['page', here], ...readFragment(), ['at', target.anchor]]);
  session.hash = location.hash;
  goToAnchor(target.anchor);
}

/** @param {string} id */
function goToAnchor(id) {
  const element = document.getElementById(id);
  document.querySelectorAll(`.${TARGET}`).forEach((other) => other.classList.remove(TARGET));
  if (!element) {
    return;
  }
  /** @type {HTMLDetailsElement | null} */
  const closed = element.closest('details:not([open])');
  if (closed) {
    closed.open = true;
  }
  element.classList.add(TARGET);
  if (!element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
  }
  element.focus({preventScroll: true});
  element.scrollIntoView();
}
