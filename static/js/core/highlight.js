// @ts-check
// Finds and marks terms in a text, however they are written there.

const BLOCKS =
  'p, li, dt, dd, h1, h2, h3, h4, h5, h6, td, th, caption, summary, label, legend, blockquote, div, section';

// A number and what multiplies it, as in search/normalise.js: a term is not found inside one.
const NUMBER = /([0-9]+(?:,[0-9]{3}(?![0-9])|\.[0-9]+)*)([十百千万亿])?/g;

/**
 * Return the ranges of the terms in the original, in order, merged where they overlap or touch.
 * @param {string} original
 * @param {string[]} terms
 * @param {Trace} trace
 * @returns {TextRange[]}
 */
export function rangesOf(original, terms, trace) {
  const {text, starts, ends} = trace(original);
  /** @type {TextRange[]} */
  const found = [];
  for (const term of terms.filter(Boolean)) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      if (!cutsNumber(text, at, at + term.length)) found.push([starts[at], ends[at + term.length - 1]]);
    }
  }
  return mergeRanges(found.sort((a, b) => a[0] - b[0] || b[1] - a[1]));
}

/**
 * Return whether a range begins or ends inside a number.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
function cutsNumber(text, start, end) {
  if (!/^[0-9.,]|[0-9.,]$/.test(text.slice(start, end))) return false;
  return Array.from(text.matchAll(NUMBER)).some(({0: whole, 1: digits, index = 0}) => {
    const last = index + digits.length;
    return (index < start && start < last) || (index < end && (end < last || (end === last && whole !== digits)));
  });
}

/**
 * @param {TextRange[]} ranges sorted
 * @returns {TextRange[]}
 */
function mergeRanges(ranges) {
  /** @type {TextRange[]} */
  const result = [];
  for (const [start, end] of ranges) {
    const last = result[result.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/**
 * Cut the text between `from` and `to` at the ranges.
 * @param {string} original
 * @param {TextRange[]} ranges
 * @param {number} [from]
 * @param {number} [to]
 * @returns {TextPiece[]}
 */
export function pieces(original, ranges, from = 0, to = original.length) {
  /** @type {TextPiece[]} */
  const result = [];
  /** @type {(start: number, end: number, marked: boolean) => void} */
  const add = (start, end, marked) => {
    if (start < end) result.push({text: original.slice(start, end), marked});
  };
  let at = from;
  for (const [start, end] of ranges) {
    add(at, Math.min(Math.max(start, at), to), false);
    add(Math.max(start, at), Math.min(end, to), true);
    at = Math.max(at, Math.min(end, to));
  }
  add(at, to, false);
  return result;
}

/**
 * Wrap the terms in an element in <mark>, across the elements within a block too; return the marks.
 * @param {Element} element
 * @param {string[]} terms
 * @param {Trace} trace
 * @returns {HTMLElement[]}
 */
export function markElement(element, terms, trace) {
  return blocksOf(element).flatMap((nodes) =>
    markBlock(nodes, rangesOf(nodes.map(({data}) => data).join(''), terms, trace))
  );
}

/**
 * Return the text nodes, grouped by block: a term does not run from one paragraph into the next.
 * @param {Element} element
 * @returns {Text[][]}
 */
function blocksOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {Text[][]} */
  const blocks = [];
  let last; // undefined: no block yet; null is the block of text outside all blocks
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const block = /** @type {Element} */ (node.parentElement).closest(BLOCKS);
    if (block !== last) blocks.push([]);
    blocks[blocks.length - 1].push(node);
    last = block;
  }
  return blocks;
}

/**
 * Wrap ranges of the text of adjoining nodes in <mark>; return the marks.
 * @param {Text[]} nodes
 * @param {TextRange[]} ranges
 * @returns {HTMLElement[]}
 */
export function markBlock(nodes, ranges) {
  const marks = [];
  let next = 0;
  for (const node of nodes) {
    const {length} = node.data;
    const from = next;
    const own = ranges
      .map(([start, end]) => /** @type {TextRange} */ ([Math.max(start - from, 0), Math.min(end - from, length)]))
      .filter(([start, end]) => start < end);
    if (own.length > 0) marks.push(...markNode(node, own));
    next += length;
  }
  return marks;
}

/**
 * @param {Text} node
 * @param {TextRange[]} ranges
 * @returns {HTMLElement[]}
 */
function markNode(node, ranges) {
  const replacement = pieces(node.data, ranges).map(({text, marked}) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
  node.replaceWith(...replacement);
  return replacement.filter((part) => part instanceof HTMLElement);
}

/** @param {HTMLElement[]} marks */
export function unmark(marks) {
  for (const mark of marks) {
    const parent = mark.parentNode;
    if (!parent) continue;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}
