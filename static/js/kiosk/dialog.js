// @ts-check
// A dialog over the page of a screen in a hall. Changes the page.

import {element} from '../core/element.js';

let number = 0;

/**
 * Show a dialog. Its first button has the focus.
 * @param {string} heading
 * @param {HTMLElement[]} content
 * @param {[string, string, (close: () => void) => void][]} buttons label, class, and what a press does
 */
export function createDialog(heading, content, buttons) {
  number += 1;
  const [title, words] = [`kiosk-title-${number}`, `kiosk-words-${number}`];
  const dialog = element(
    'dialog',
    {class: 'kiosk-dialog', 'aria-modal': 'true', 'aria-labelledby': title, 'aria-describedby': words},
    element('h2', {id: title}, heading),
    element('div', {id: words}, content),
    element(
      'p',
      {class: 'kiosk-buttons'},
      buttons.map(([label, name, act]) =>
        element('button', {type: 'button', class: name, on: {click: () => act(() => dialog.close())}}, label)
      )
    )
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('button').focus();
  return {dialog};
}
