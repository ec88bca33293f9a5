// @ts-check
// The reader's choice of the type size (stored_type_size.js explains where it is stored). Changes <html> and the
// device.

import {writeText} from '../core/storage.js';
import {KEY, LARGE, showTypeSize} from './stored_type_size.js';

const USUAL = 'usual';

export function isLarge() {
  return document.documentElement.dataset.type === LARGE;
}

/** @param {boolean} large */
export function chooseTypeSize(large) {
  showTypeSize(large, writeText(KEY, large ? LARGE : USUAL));
}
