// The state in the address, after the #: key=value&key=a,b. Touches the address and the history.
//
// A state is a list of [key, value] pairs. A fragment that holds no "=" is the anchor of some element, not a state:
// following it leaves the state of the page as it is.

const WRITTEN = 'fragmentwritten'; // told to the window, so that the page's other script hears of it

// Pairs in the order written. What cannot be decoded is left out.
export function parseFragment(text) {
  return text
    .split('&')
    .map((part) => [part.indexOf('='), part])
    .filter(([at]) => at > 0)
    .map(([at, part]) => [decoded(part.slice(0, at)), decoded(part.slice(at + 1))])
    .filter(([key, value]) => key && value !== null);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

// Without the #. Chinese stays readable; what has a meaning in an address is written in percent.
export function formatFragment(pairs) {
  return pairs.map(([key, value]) => `${encoded(key)}=${encoded(value)}`).join('&');
}

function encoded(text) {
  return String(text).replace(/[\u0000-\u0020\u007f-\u00a0"#%&+<=>[\\\]^`{|}\u2028\u2029\ufeff]|\p{Cs}/gu, escaped);
}

function escaped(character) {
  return /\p{Cs}/u.test(character) ? '' : encodeURIComponent(character);
}

export function readFragment() {
  return parseFragment(location.hash.slice(1));
}

// A step that Back undoes; with `replace`, such as while typing, it takes the place of the last one.
export function writeFragment(pairs, {replace = false} = {}) {
  const fragment = formatFragment(pairs);
  if (fragment === formatFragment(readFragment()) && isState(location.hash)) {
    return;
  }
  const address = fragment ? `#${fragment}` : location.pathname + location.search;
  try {
    history[replace ? 'replaceState' : 'pushState'](null, '', address);
  } catch {
    location.hash = fragment; // a browser that keeps the history of files to itself
  }
  window.dispatchEvent(new Event(WRITTEN));
}

function isState(hash) {
  return hash.length < 2 || hash.includes('=');
}

// Calls back when the reader goes to another state: Back, Forward, a link or the address typed. Once for each.
export function onFragmentChange(callback) {
  let last = location.hash;
  const changed = () => {
    if (location.hash !== last && isState(location.hash)) {
      callback();
    }
    last = location.hash;
  };
  window.addEventListener('popstate', changed);
  window.addEventListener('hashchange', changed);
  window.addEventListener(WRITTEN, () => {
    last = location.hash;
  });
}

// Calls back when a script of this page, this one or another, wrote the state.
export function onFragmentWritten(callback) {
  window.addEventListener(WRITTEN, callback);
}
