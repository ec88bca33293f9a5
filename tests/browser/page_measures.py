"""What a page is measured by, beside axe: scripts for page.evaluate that return what falls short, as lists of elements' beginnings."""

from __future__ import annotations

# What reaches out of the window, except inside what scrolls by itself or cuts off.
OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let at = element; at; at = at.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const over = document.documentElement.scrollWidth > width ? [`the page scrolls sideways at ${width}`] : [];
  return over.concat([...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element))
    .map((element) => element.outerHTML.slice(0, 120)));
}"""

# A link within a sentence is as high as its line; everything that stands alone must be easy to hit. A box to tick is hit on
# its label as well as on itself.
SMALL_TARGETS = """() => {
  const inText = (element) => element.tagName === 'A' && getComputedStyle(element).display === 'inline';
  const size = (element) => {
    const boxes = [element, ...(element.matches('[type=radio], [type=checkbox]') ? element.labels : [])].map((each) => each.getBoundingClientRect());
    const reach = (near, far) => Math.max(...boxes.map((box) => box[far])) - Math.min(...boxes.map((box) => box[near]));
    return Math.min(reach('left', 'right'), reach('top', 'bottom'));
  };
  const shown = (element) => {
    const {right, bottom} = element.getBoundingClientRect();
    return element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden' && right > 0 && bottom > 0;
  };
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((element) => shown(element) && !inText(element) && size(element) < 43.5)
    .map((element) => element.outerHTML.slice(0, 120));
}"""

# WCAG's contrast of every piece of text with what lies behind it: 7:1 for large text, too, which axe lets off with 4.5:1.
FAINT_TEXT = """(least) => {
  const channel = (value) => { const c = value / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parts = (colour) => { const n = colour.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n.length > 3 ? n[3] : 1]; };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parts(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.getClientRects().length || element.closest('[disabled], noscript, svg')) continue;
    const back = behind(element);
    const fore = over(parts(getComputedStyle(element).color), back);
    const [low, high] = [light(fore), light(back)].sort((a, b) => a - b);
    if ((high + 0.05) / (low + 0.05) < least) faint.push(element.outerHTML.slice(0, 120) + ' ' + ((high + 0.05) / (low + 0.05)).toFixed(2));
  }
  return faint;
}"""

# Parts that a screen reader lists, and headings out of order: one h1, no level left out.
OUTLINE = """() => {
  const shown = (element) => element.getClientRects().length > 0;
  const unnamed = [...document.querySelectorAll('main section, main nav, main aside')]
    .filter((element) => shown(element) && !element.getAttribute('aria-label') && !element.getAttribute('aria-labelledby'))
    .map((element) => 'without a name: ' + element.outerHTML.slice(0, 120));
  const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown);
  const level = (heading) => Number(heading.tagName[1]);
  const skipped = headings.filter((heading, at) => level(heading) > (at ? level(headings[at - 1]) : 0) + 1)
    .map((heading) => 'leaves out a level: ' + heading.outerHTML.slice(0, 120));
  const tops = headings.filter((heading) => level(heading) === 1).length;
  return [...unnamed, ...skipped, ...(tops === 1 ? [] : [`${tops} headings of the first level`])];
}"""
