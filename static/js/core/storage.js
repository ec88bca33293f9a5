// @ts-check
// Texts stored on this device. Uses localStorage, which a browser may refuse in private mode or from file://; then
// nothing is stored and the caller learns it. On a screen in a hall nothing is stored or read either.

import {isKiosk} from './fragment.js';

/**
 * @param {string} key
 * @returns {{allowed: boolean, text: string | null}} null where nothing is stored
 */
export function readText(key) {
  try {
    if (isKiosk()) throw new Error('nothing is stored');
    return {allowed: true, text: localStorage.getItem(key)};
  } catch {
    return {allowed: false, text: null};
  }
}

/**
 * Return whether the text was stored; it is not where the browser refuses or the space is used up.
 * @param {string} key
 * @param {string} text
 */
export function writeText(key, text) {
  if (isKiosk()) return false;
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
export function removeText(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // where nothing may be stored, there is nothing to remove
  }
}
