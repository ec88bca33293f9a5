// @ts-check
// Clears a screen in a hall that nobody uses any more, after a countdown. Changes the page.

import {element} from '../core/element.js';
import {createDialog} from './dialog.js';
import {isAtStart, reset} from './reset.js';
import {hasTrail} from './trail.js';

const [QUIET, WARNED] = [120, 30]; // seconds without a touch, and of the countdown
const TOUCHES = ['pointerdown', 'pointermove', 'touchmove', 'keydown', 'wheel'];

/**
 * Watch for touches. Sleep of the machine counts as time without one.
 * @param {() => void} touched called at the first touch
 */
export function startIdle(touched) {
  let last = Date.now();
  let used = false;
  /** @type {ReturnType<typeof countdown> | null} */
  let warning = null;

  const goOn = () => {
    last = Date.now();
    warning = null;
  };
  TOUCHES.forEach((name) =>
    window.addEventListener(
      name,
      () => {
        if (!used) touched();
        used = true;
        if (!warning) last = Date.now();
      },
      {capture: true, passive: true}
    )
  );
  const timer = setInterval(look, 1000);

  function look() {
    const now = Date.now();
    last = Math.min(last, now); // the clock of the machine may be set
    const left = Math.ceil(QUIET + WARNED - (now - last) / 1000);
    if (!used && isAtStart() && !hasTrail()) {
      goOn();
      takeUpdate();
    } else if (left <= 0) {
      clearInterval(timer);
      reset();
    } else if (left <= WARNED) {
      warning = warning || countdown(goOn);
      warning(left);
    } else if (window.speechSynthesis && window.speechSynthesis.speaking) {
      goOn();
    }
  }
}

/**
 * Ask whether anybody is there; return what says how many seconds are left.
 * @param {() => void} goOn
 */
function countdown(goOn) {
  const seconds = element('strong', null, String(WARNED));
  const words = element('p', null, seconds, ' 秒后清空，回到开头。');
  const {dialog} = createDialog(
    '还在用吗？',
    [words],
    [
      ['继续使用', 'button', (close) => close()],
      ['清空，下一位', 'button button-plain', reset],
    ]
  );
  dialog.setAttribute('role', 'alertdialog');
  dialog.dataset.kioskCountdown = '';
  dialog.addEventListener('close', goOn);
  return (/** @type {number} */ left) => {
    seconds.textContent = String(left);
  };
}

/** Take up a new version of the site while the page waits for a person. */
function takeUpdate() {
  const update = /** @type {HTMLButtonElement | null} */ (
    document.querySelector('.update-bar:not([data-misfit]) .button:not(:disabled)')
  );
  if (update) update.click();
}
