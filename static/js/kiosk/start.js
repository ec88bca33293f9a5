// @ts-check
// A screen in a hall: what every page shows and does in that mode. Changes the page.

import {showBar} from '../core/bars.js';
import {element} from '../core/element.js';
import {loadStyles} from '../core/load_styles.js';
import {takeAlong} from './code_dialog.js';
import {startIdle} from './idle.js';
import {reset, wasCleared} from './reset.js';
import {goBack, hasTrail, startTrail} from './trail.js';
import {closeWaysOut} from './ways_out.js';

const ANSWERS = /([#&])(?:a\.|skip=|about=|ask=|v=)[^&]*/g; // nobody's answers are where the next person begins

export function startKiosk() {
  remember();
  try {
    history.scrollRestoration = 'manual'; // the next person begins at the top
  } catch {
    // some browsers refuse it for a file
  }
  const button = (/** @type {string} */ label, /** @type {string} */ name, /** @type {() => void} */ act) =>
    element('button', {type: 'button', class: `button ${name}`, on: {click: act}}, label);
  const back = button('返回', 'button-plain', goBack);
  const said = element('p', {role: 'status'});
  const bar = element(
    'div',
    {class: 'kiosk-bar', role: 'region', 'aria-label': '公用屏', 'data-kiosk-bar': ''},
    said,
    back,
    button('扫码带走', 'button-plain', takeAlong),
    button('清空，下一位', '', reset)
  );
  const showBack = () => {
    back.disabled = !hasTrail();
  };
  closeWaysOut();
  startTrail(showBack);
  showBack();
  startIdle(() => said.replaceChildren());
  loadStyles('kiosk').then(() => {
    showBar(bar);
    if (wasCleared()) said.textContent = '已清空，上一位的回答没有留下。';
  });
}

/** Remember where the mode began, for as long as the window is open. */
function remember() {
  const {dataset} = document.documentElement;
  try {
    const begun = dataset.kiosk || location.href.replace(ANSWERS, '$1');
    sessionStorage.setItem('kiosk', begun);
    dataset.kiosk = begun;
  } catch {
    // then the first page is where the next person begins
  }
}
