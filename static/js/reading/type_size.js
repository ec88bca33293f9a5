// The reader's choice of the type (kept_type.js says where it is kept). Touches <html> and the device.

import {writeText} from '../core/storage.js';
import {KEY, LARGE, showTypeSize} from './stored_type_size.js';

const USUAL = 'usual';

export function isLarge() {
  return document.documentElement.dataset.type === LARGE;
}

export function chooseTypeSize(large) {
  showTypeSize(large, writeText(KEY, large ? LARGE : USUAL));
}
