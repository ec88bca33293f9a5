// Where terms stand in a text, however they are written there. `trace` is a normaliser's.

const BLOCKS = 'p, li, dt, dd, h1, h2, h3, h4, h5, h6, td, th, caption, summary, label, legend, blockquote, div, section';

// The ranges [start, end] in the original, in order, mergeRanges where they overlap or touch.
export function rangesOf(original, terms, trace) {
  const {text, starts, ends} = trace(original);
  const found = [];
  for (const term of terms) {
    for (let at = text.indexOf(term); term && at >= 0; at = text.indexOf(term, at + 1)) {
      found.push([starts[at], ends[at + term.length - 1]]);
    }
  }
  return mergeRanges(found.sort((a, b) => a[0] - b[0] || b[1] - a[1]));
}

function mergeRanges(ranges) {
  const result = [];
  for (const [start, end] of ranges) {
    const last = result[result.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

// The text cut at the ranges: [{text, marked}].
export function pieces(original, ranges, from = 0, to = original.length) {
  const result = [];
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

// Wraps what it finds of the terms in an element in <mark>, also across the elements within a block;
// returns the marks.
export function markElement(element, terms, trace) {
  return blocksOf(element).flatMap((nodes) => markBlock(nodes, rangesOf(nodes.map(({data}) => data).join(''), terms, trace)));
}

// The text nodes, those of one block together: a term does not run from one paragraph into the next.
function blocksOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const blocks = [];
  let last; // no block yet; null would be that of text which stands in none
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const block = node.parentElement.closest(BLOCKS);
    if (block !== last) blocks.push([]);
    blocks[blocks.length - 1].push(node);
    last = block;
  }
  return blocks;
}

// Wraps ranges of the text that the nodes hold together; returns the marks.
export function markBlock(nodes, ranges) {
  const marks = [];
  let at = 0;
  for (const node of nodes) {
    const length = node.data.length;
    const own = ranges
      .map(([start, end]) => [Math.max(start - at, 0), Math.min(end - at, length)])
      .filter(([start, end]) => start < end);
    if (own.length > 0) marks.push(...markNode(node, own));
    at += length;
  }
  return marks;
}

function markNode(node, ranges) {
  const replacement = pieces(node.data, ranges).map(({text, marked}) => {
    if (!marked) return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
  node.replaceWith(...replacement);
  return replacement.filter((part) => part.nodeType === Node.ELEMENT_NODE);
}

export function unmark(marks) {
  for (const mark of marks) {
    const parent = mark.parentNode;
    if (!parent) continue;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}
