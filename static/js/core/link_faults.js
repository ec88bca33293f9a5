// @ts-check
// What of a link cannot be used, in words. Pure but for reading the address.

import {isIsoDate} from './dates.js';
import {fragmentParts, isTooLong, parseFragment} from './fragment.js';

const LONGEST = 40; // characters of a value to show
const MOST_SHOWN = 10; // faults

/**
 * Name what of the address is dropped: what is no pair, keys that the page does not know or that stand there twice, and
 * days that are none.
 * @param {FragmentPairs} pairs those of the page's state
 * @param {(key: string) => boolean} isKnown
 * @param {Record<string, string>} days what is done instead, by the keys of days
 */
export function faultsOf(pairs, isKnown, days) {
  const last = new Map(pairs);
  const written = pairs.map(([key]) => key);
  const repeated = [...last.keys()].filter((key) => isKnown(key) && written.indexOf(key) < written.lastIndexOf(key));
  const wrongDays = Object.keys(days).filter((key) => last.get(key) && !isIsoDate(last.get(key)));
  return [
    ...(hasState(location.hash) && isTooLong(location.hash.slice(1)) ? ['地址太长，后面的没有读'] : []),
    ...wrongDays.map((key) => `日期“${shortened(last.get(key))}”不是日期，${days[key]}`),
    ...pairs.filter(([key]) => !isKnown(key)).map(pairWords),
    ...repeated.map((key) => `“${key}”写了不止一次，只用最后一个`),
    ...unreadable(location.hash).map(shortened),
  ];
}

/**
 * Return the parts of an address that are no pair. An address without any is an anchor.
 * @param {string} hash
 */
function unreadable(hash) {
  const parts = hasState(hash) ? fragmentParts(hash.slice(1)) : [];
  return parts.filter((part) => part && !parseFragment(part).length);
}

/** @param {string} hash */
function hasState(hash) {
  return hash.includes('=');
}

/** @param {[string, string]} pair */
export function pairWords([key, value]) {
  return shortened(`${key}=${value}`);
}

/** @param {string | undefined} text */
function shortened(text) {
  const characters = Array.from((text || '').slice(0, 3 * LONGEST));
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
}

/**
 * Show faults once, in their place above the page's content.
 * @param {HTMLElement} notice
 * @param {string[]} faults
 */
export function showFaults(notice, faults) {
  notice.hidden = faults.length === 0;
  notice.textContent = faults.length
    ? `链接里有 ${faults.length} 处本站不认识或不能用，已略去：${faults.slice(0, MOST_SHOWN).join('；')}${faults.length > MOST_SHOWN ? '……' : ''}`
    : '';
}
