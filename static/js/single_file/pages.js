// The pages of the single file: one is shown at a time, the one that the address names. Touches the page and the history.
//
// Without scripts the pages stand one below the other, and every id begins with the address of its page, so that links
// find it. Here each page is alone: it is taken out of the document, and its ids become what they are in the site.

import {showBarsOfThisPage} from '../core/bars.js';
import {onFragmentWritten, readFragment, readPlace, writeAddress} from '../core/fragment.js';
import {readLink} from '../core/links.js';

const REFERENCES = ['id', 'for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'list', 'headers'];
const NOT_FOUND = '404.html';
const TARGET = 'is-target'; // what :target is in the site

// `starts` holds by kind of page what makes one work, called once with the page; `onShown` is called whenever the address
// has changed.
export function startPages(main, starts, onShown) {
  const pages = detachPages(main);
  const scrolled = new Map(); // how far, by address
  const session = {main, pages, starts, scrolled, shown: null, hash: '', followed: false};
  const show = () => {
    showPage(session);
    onShown();
  };
  history.scrollRestoration = 'manual'; // the browser would restore it before the page is there
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

function detachPages(main) {
  const pages = new Map(Array.from(main.children, (page) => [page.dataset.page, page]));
  pages.forEach((page) => {
    page.remove();
    page.removeAttribute('id');
    restoreIds(page, `page=${page.dataset.page}&at=`);
  });
  return pages;
}

function restoreIds(part, prefix) {
  part.querySelectorAll(REFERENCES.map((name) => `[${name}]`).join()).forEach((element) => {
    REFERENCES.filter((name) => element.hasAttribute(name)).forEach((name) => {
      element.setAttribute(name, element.getAttribute(name).split(prefix).join(''));
    });
  });
  part.querySelectorAll('template').forEach((template) => restoreIds(template.content, prefix));
}

function showPage(session) {
  if (location.hash === session.hash && session.shown) {
    return;
  }
  const {page, at} = readPlace();
  const next = session.pages.get(page) || session.pages.get(NOT_FOUND);
  const first = !session.shown;
  if (next !== session.shown) {
    session.scrolled.set(session.hash, window.scrollY);
    mountPage(session, next);
    window.scrollTo({top: session.followed ? 0 : session.scrolled.get(location.hash) || 0, behavior: 'instant'});
    if (!first) {
      session.main.focus({preventScroll: true}); // as after any other page: reading starts at its top
    }
    start(session, next); // last, since it may go on to a place of its own
  }
  Object.assign(session, {hash: location.hash, followed: false});
  if (at) {
    goToAnchor(at);
  }
}

function mountPage(session, page) {
  const {main, shown} = session;
  if (shown) {
    shown.dataset.bodyClass = document.body.className;
  }
  document.body.className = page.dataset.bodyClass || '';
  main.replaceChildren(page);
  showBarsOfThisPage();
  session.shown = page;
  document.title = page.dataset.title;
  markInMenu(page);
}

function start({starts}, page) {
  if (starts[page.dataset.kind] && !page.dataset.started) {
    page.dataset.started = 'true';
    starts[page.dataset.kind](page);
  }
}

function markInMenu(page) {
  document.querySelectorAll('nav [aria-current]').forEach((link) => link.removeAttribute('aria-current'));
  document.querySelectorAll('.site-nav a').forEach((link) => {
    if (readLink(link.getAttribute('href')).page === page.dataset.menu) {
      link.setAttribute('aria-current', page.dataset.current);
    }
  });
}

// A link to a place on the page shown, which must not take the state out of the address; any other goes its own way.
function follow(session, event) {
  const link = event.target.closest('a[href^="#"]');
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

function goToAnchor(id) {
  const element = document.getElementById(id);
  document.querySelectorAll(`.${TARGET}`).forEach((other) => other.classList.remove(TARGET));
  if (!element) {
    return;
  }
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
