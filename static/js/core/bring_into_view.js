// Scrolls to something, only where it is out of sight, and without motion for those who asked for none. Touches the page.

import {lowerEdge} from './bars.js';

export function bringIntoView(element) {
  const closed = element.closest('details:not([open])');
  if (closed) closed.open = true;
  const {top, bottom} = element.getBoundingClientRect();
  if (top >= 0 && bottom <= lowerEdge()) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({block: 'center', behavior: calm ? 'auto' : 'smooth'});
}
