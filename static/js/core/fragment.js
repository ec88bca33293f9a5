// @ts-check
// The state of a page in its address, after the #: key=value&key=a,b. Changes the address and the history.
//
// A state is a list of [key, value] pairs. A fragment without "=" is the anchor of an element, not a state: following
// it leaves the state of the page as it is.

// In the single file two keys name the page and the anchor on it. They are not part of the page's state.
const PLACE = ['page', 'at'];
// The type size that the reader chose and the mode of a screen in a hall go along from page to page, and are not part of a
// page's state either (reading/stored_type_size.js, kiosk/mode.js).
const TYPE = 'type';
const KIOSK = 'kiosk';
const FIRST_PAGE = 'index.html';
// eslint-disable-next-line no-control-regex -- an address must not contain control characters
const TO_ESCAPE = /[\u0000-\u0020\u007f-\u00a0"#%&+<=>[\\\]^`{|}\u2028\u2029\ufeff]|\p{Cs}/gu;
// Anybody may write an address. What is longer than any link of this site is not read.
const MOST_CHARACTERS = 60000;
const MOST_PAIRS = 1000;
const LONGEST_KEY = 200;
const LONGEST_VALUE = 8000;
const WRITTEN = 'fragmentwritten'; // an event of the window, so that the other scripts of the page are informed

/**
 * Return the parts between `&`. Of an address that is too long, those at its end are left out.
 * @param {string} text without the #
 */
export function fragmentParts(text) {
  const begin = text.slice(0, MOST_CHARACTERS);
  const whole = begin === text ? text : begin.slice(0, Math.max(begin.lastIndexOf('&'), 0));
  return whole.split('&', MOST_PAIRS);
}

/**
 * Return whether parts of an address are left out because it is too long.
 * @param {string} text without the #
 */
export function isTooLong(text) {
  return text.length > MOST_CHARACTERS || text.split('&', MOST_PAIRS + 1).length > MOST_PAIRS;
}

/**
 * Return the pairs in the order written. Pairs that cannot be decoded, or are too long, are left out.
 * @param {string} text without the #
 * @returns {FragmentPairs}
 */
export function parseFragment(text) {
  const pairs = fragmentParts(text)
    .filter((part) => part.indexOf('=') > 0)
    .map(splitPair);
  return /** @type {FragmentPairs} */ (
    pairs.filter(([key, value]) => isFit(key, LONGEST_KEY) && key && isFit(value, LONGEST_VALUE))
  );
}

/**
 * @param {string | null} text
 * @param {number} longest
 */
function isFit(text, longest) {
  return text !== null && text.length <= longest;
}

/**
 * @param {string} part key=value
 * @returns {[string | null, string | null]}
 */
function splitPair(part) {
  const at = part.indexOf('=');
  return [decode(part.slice(0, at)), decode(part.slice(at + 1))];
}

/**
 * @param {string} text
 * @returns {string | null} null where it is no valid encoding
 */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * Return the fragment without the #. Chinese stays readable; characters with a meaning in addresses are
 * percent-encoded.
 * @param {WritablePairs} pairs
 */
export function formatFragment(pairs) {
  return pairs.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
}

/** @param {string | number | null | undefined} text */
function encode(text) {
  return String(text).replace(TO_ESCAPE, escapeCharacter);
}

/**
 * Percent-encode a character. A lone surrogate has no encoding and is dropped.
 * @param {string} character
 */
function escapeCharacter(character) {
  return /\p{Cs}/u.test(character) ? '' : encodeURIComponent(character);
}

export function isSingleFile() {
  return document.documentElement.dataset.edition === 'single-file';
}

/** Return whether this is a screen in a hall (kiosk/mode.js). */
export function isKiosk() {
  return document.documentElement.dataset.kiosk !== undefined;
}

/** Return the page and the anchor that the address names. Only the addresses of a single file name them. */
export function readPlace() {
  if (!isSingleFile()) return {page: '', at: ''};
  const {page = FIRST_PAGE, at = ''} = Object.fromEntries(parseFragment(location.hash.slice(1)));
  return {page, at};
}

export function readFragment() {
  return stateOf(parseFragment(location.hash.slice(1)));
}

/**
 * Return those pairs that belong to the page's state.
 * @param {FragmentPairs} pairs
 * @returns {FragmentPairs}
 */
export function stateOf(pairs) {
  return pairs.filter(([key]) => key !== TYPE && key !== KIOSK && !(isSingleFile() && PLACE.includes(key)));
}

/**
 * Add what goes along from page to page, whatever their state.
 * @param {WritablePairs} pairs
 * @returns {WritablePairs}
 */
export function withCarried(pairs) {
  const {type, typeCarried} = document.documentElement.dataset;
  /** @type {WritablePairs} */
  const carried = [
    [TYPE, typeCarried === undefined ? null : type],
    [KIOSK, isKiosk() ? 1 : null],
  ];
  return [...pairs, ...carried.filter(([, value]) => value)];
}

/**
 * Write the state as a step that Back undoes; `replace` overwrites the last step instead, for example while typing.
 * @param {WritablePairs} pairs
 * @param {{replace?: boolean}} [options]
 */
export function writeFragment(pairs, {replace = false} = {}) {
  if (formatFragment(pairs) === formatFragment(readFragment()) && isState(location.hash)) {
    return;
  }
  writeAddress(isSingleFile() ? [['page', readPlace().page], ...pairs] : pairs, replace);
  window.dispatchEvent(new Event(WRITTEN));
}

/**
 * Go to a state as Back does: every part of the page that shows the state is informed.
 * @param {WritablePairs} pairs
 */
export function goToState(pairs) {
  writeAddress(isSingleFile() ? [['page', readPlace().page], ...pairs] : pairs);
  window.dispatchEvent(new Event('popstate'));
}

/** Write the same state again, after a change of what goes along with it. An address with an anchor stays as it is. */
export function rewriteAddress() {
  if (isState(location.hash)) {
    const {page, at} = readPlace();
    /** @type {FragmentPairs} */
    const pairs = [['page', page], ...readFragment(), ['at', at]];
    writeAddress(
      pairs.filter(([key, value]) => value || !PLACE.includes(key)),
      true
    );
  }
  window.dispatchEvent(new Event(WRITTEN));
}

/**
 * Write the address alone, page and anchor included, without informing other scripts. A screen in a hall has no history: the
 * next person must not find with Back what the last one did.
 * @param {WritablePairs} pairs
 * @param {boolean} [replace]
 */
export function writeAddress(pairs, replace = false) {
  const fragment = formatFragment(withCarried(pairs));
  const address = fragment ? `#${fragment}` : location.pathname + location.search;
  const instead = replace || isKiosk();
  try {
    history[instead ? 'replaceState' : 'pushState'](null, '', address);
  } catch {
    location[instead ? 'replace' : 'assign'](`#${fragment}`); // some browsers refuse to change the history of a file
  }
}

/** @param {string} hash */
function isState(hash) {
  return hash.length < 2 || hash.includes('=');
}

/**
 * Call back when the reader goes to another state by Back, Forward, a link or the address bar; once for each change.
 * In the single file, only while the page is shown that was there at the time of this call.
 * @param {() => void} callback
 */
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

/**
 * Call back when any script of this page has written the state.
 * @param {() => void} callback
 */
export function onFragmentWritten(callback) {
  window.addEventListener(WRITTEN, callback);
}
