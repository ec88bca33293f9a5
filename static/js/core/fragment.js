// The state in the address, after the #: key=value&key=a,b. Touches the address and the history.
//
// A state is a list of [key, value] pairs. A fragment that holds no "=" is the anchor of some element, not a state:
// following it leaves the state of the page as it is.

// In the single file two keys say where in it one is: on which page, and at which place. They are no part of its state.
const PLACE = ['page', 'at'];
const TYPE = 'type'; // the type that the reader chose, no part of any page's state either (reading/kept_type.js)
const FIRST_PAGE = 'index.html';
const WRITTEN = 'fragmentwritten'; // told to the window, so that the page's other script hears of it

// Pairs in the order written. What cannot be decode is left out.
export function parseFragment(text) {
  return text
    .split('&')
    .map((part) => [part.indexOf('='), part])
    .filter(([at]) => at > 0)
    .map(([at, part]) => [decode(part.slice(0, at)), decode(part.slice(at + 1))])
    .filter(([key, value]) => key && value !== null);
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

// Without the #. Chinese stays readable; what has a meaning in an address is written in percent.
export function formatFragment(pairs) {
  return pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
}

function encode(text) {
  return String(text).replace(/[\u0000-\u0020\u007f-\u00a0"#%&+<=>[\\\]^`{|}\u2028\u2029\ufeff]|\p{Cs}/gu, escapeCharacter);
}

function escapeCharacter(character) {
  return /\p{Cs}/u.test(character) ? '' : encodeURIComponent(character);
}

export function isSingleFile() {
  return document.documentElement.dataset.edition === 'single-file';
}

// The page and the place in it that the address of a single file names; nothing else has them.
export function readPlace() {
  const {page = FIRST_PAGE, at = ''} = Object.fromEntries(parseFragment(location.hash.slice(1)));
  return isSingleFile() ? {page, at} : {page: '', at: ''};
}

export function readFragment() {
  return stateOf(parseFragment(location.hash.slice(1)));
}

// Those pairs that are of the page's state.
export function stateOf(pairs) {
  return pairs.filter(([key]) => key !== TYPE && !(isSingleFile() && PLACE.includes(key)));
}

// The same, with what goes along from page to page whatever their state.
export function withCarried(pairs) {
  const {type, typeCarried} = document.documentElement.dataset;
  return typeCarried === undefined ? pairs : [...pairs, [TYPE, type]];
}

// A step that Back undoes; with `replace`, such as while typing, it takes the place of the last one.
export function writeFragment(pairs, {replace = false} = {}) {
  if (formatFragment(pairs) === formatFragment(readFragment()) && isState(location.hash)) {
    return;
  }
  writeAddress(isSingleFile() ? [['page', readPlace().page], ...pairs] : pairs, replace);
  window.dispatchEvent(new Event(WRITTEN));
}

// The same state at the same place, once what goes along with it has changed. An anchor has no room for that.
export function rewriteAddress() {
  if (isState(location.hash)) {
    const {page, at} = readPlace();
    writeAddress([['page', page], ...readFragment(), ['at', at]].filter(([key, value]) => value || !PLACE.includes(key)), true);
  }
  window.dispatchEvent(new Event(WRITTEN));
}

// The address alone, place and all; nobody is told.
export function writeAddress(pairs, replace = false) {
  const fragment = formatFragment(withCarried(pairs));
  const address = fragment ? `#${fragment}` : location.pathname + location.search;
  try {
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
  } catch {
    location.hash = fragment; // a browser that keeps the history of files to itself
  }
}

function isState(hash) {
  return hash.length < 2 || hash.includes('=');
}

// Calls back when the reader goes to another state: Back, Forward, a link or the address typed. Once for each; in the
// single file only while the page is shown that was there when this was called.
export function onFragmentChange(callback) {
  const {page} = readPlace();
  let last = location.hash;
  const changed = () => {
    if (readPlace().page !== page) {
      return;
    }
    if (location.hash !== last && isState(location.hash)) {
      callback();
    }
    last = location.hash;
  };
  window.addEventListener('popstate', changed);
  window.addEventListener('hashchange', changed);
  window.addEventListener(WRITTEN, () => {
    last = readPlace().page === page ? location.hash : last;
  });
}

// Calls back when a script of this page, this one or another, wrote the state.
export function onFragmentWritten(callback) {
  window.addEventListener(WRITTEN, callback);
}
