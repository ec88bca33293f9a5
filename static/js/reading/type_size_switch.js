// The switch 大字版 in the head of every page. Touches it, the type, the place of the page in the window, and the address.

import {rewriteAddress} from '../core/fragment.js';
import {showStoredTypeSize} from './stored_type_size.js';
import {chooseTypeSize, isLarge} from './type_size.js';

export function startTypeSizeSwitch() {
  const button = document.querySelector('[data-type-switch]');
  const applyChange = (change) => {
    const large = isLarge();
    const restorePosition = keepPosition(button);
    change();
    button.setAttribute('aria-pressed', String(isLarge()));
    if (isLarge() !== large) {
      restorePosition();
      rewriteAddress();
    }
  };
  button.addEventListener('click', () => applyChange(() => chooseTypeSize(!isLarge())));
  window.addEventListener('storage', () => applyChange(showStoredTypeSize)); // chosen in another tab
  window.addEventListener('pageshow', (event) => event.persisted && applyChange(showStoredTypeSize));
  button.setAttribute('aria-pressed', String(isLarge()));
}

// Holds what the reader looks at where it is: the switch itself where it is in sight, or else the first thing to read.
function keepPosition(button) {
  const anchor = button.getBoundingClientRect().bottom > 0 ? button : firstInWindow();
  if (!anchor) {
    return () => {};
  }
  const {top} = anchor.getBoundingClientRect();
  return () => window.scrollBy({top: anchor.getBoundingClientRect().top - top, behavior: 'instant'});
}

// Down the middle of the window, so that columns beside the text, which may stick there, do not count.
function firstInWindow() {
  for (let y = 8; y < window.innerHeight; y += 16) {
    const found = document.elementFromPoint(window.innerWidth / 2, y);
    const text = found && found.closest('main h1, main h2, main h3, main h4, main p, main li, main dt, main dd');
    if (text) {
      return text;
    }
  }
  return null;
}
