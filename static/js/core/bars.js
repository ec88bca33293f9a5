// @ts-check
// The bars at the lower edge of the window, stacked so that they cover nothing of each other. Changes the end of the
// page.

/** @type {WeakMap<Element, Element>} the part of the page that each bar belongs to */
const owners = new WeakMap();

/**
 * Show a bar. Its creator removes it; it makes sense only together with `owner`, a part of the page.
 * @param {HTMLElement} bar
 * @param {Element} [owner]
 */
export function showBar(bar, owner = document.body) {
  const bars = document.querySelector('.page-bars') || createBars();
  owners.set(bar, owner);
  bars.append(bar);
  document.body.append(bars);
  makeRoom(bars);
}

function createBars() {
  const bars = document.createElement('div');
  bars.className = 'page-bars';
  new ResizeObserver(() => makeRoom(bars)).observe(bars);
  return bars;
}

/**
 * Extend the page by the height of the bars, so that they do not cover the foot of a short page, and so that what gets
 * the focus is scrolled clear of them.
 * @param {HTMLElement} bars
 */
function makeRoom(bars) {
  document.documentElement.style.setProperty('--bars', `${bars.offsetHeight}px`);
}

/** Hide the bars of pages that are not in the document now. Only the single file has such pages. */
export function showBarsOfThisPage() {
  document.querySelectorAll('.page-bars > *').forEach((bar) => {
    bar.hidden = !(/** @type {Element} */ (owners.get(bar)).isConnected);
  });
}

/**
 * Return how far from the top the part of the window reaches that no bar covers, in pixels.
 * @returns {number}
 */
export function lowerEdge() {
  const bars = document.querySelector('.page-bars');
  return bars ? bars.getBoundingClientRect().top : window.innerHeight;
}
