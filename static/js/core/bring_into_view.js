// @ts-check
// Scrolls to an element, only if it is out of sight, and without animation for readers who prefer reduced motion.

import {lowerEdge} from './bars.js';

/** @param {Element} element */
export function bringIntoView(element) {
  /** @type {HTMLDetailsElement | null} */
  const closed = element.closest('details:not([open])');
  if (closed) closed.open = true;
  const {top, bottom} = element.getBoundingClientRect();
  if (top >= 0 && bottom <= lowerEdge()) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({block: 'center', behavior: calm ? 'auto' : 'smooth'});
}
