// The reader's choice of the type (kept_type.js says where it is kept). Touches <html> and the device.

import {keepText} from '../core/storage.js';
import {KEY, LARGE, showType} from './stored_type_size.js';

const USUAL = 'usual';

export function isLarge() {
  return document.documentElement.dataset.type === LARGE;
}

export function chooseType(large) {
  showType(large, keepText(KEY, large ? LARGE : USUAL));
}
