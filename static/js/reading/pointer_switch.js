// @ts-check
// The switch 大指针 in the head of every page: a large pointer, kept on the device. Changes itself and <html>.

import {readText, writeText} from '../core/storage.js';

const KEY = 'pointer'; // the same for all sites on a host, as the type size is
const LARGE = 'large';

export function startPointerSwitch() {
  const {dataset} = document.documentElement;
  const button = document.querySelector('[data-pointer-switch]');
  const show = (/** @type {string | null} */ size) => {
    dataset.pointer = size || '';
    button.setAttribute('aria-pressed', String(size === LARGE));
  };
  button.addEventListener('click', () => {
    show(dataset.pointer ? '' : LARGE);
    writeText(KEY, dataset.pointer || '');
  });
  show(readText(KEY).text);
}
