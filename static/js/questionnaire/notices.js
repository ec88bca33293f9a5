// @ts-check
// The notices above the interview: the single measure asked about, useless parts of a link, what has changed since the
// link was made, what was restored. Changes the page: fills the slots of templates/pages/questionnaire.html.

import {labelled} from '../core/citation.js';
import {linkTo} from '../core/links.js';
import {faultsOf, pairWords, showFaults} from '../core/link_faults.js';
import {documentWords} from './results/document_name.js';
import {element} from '../core/element.js';
import {isKnownKey} from './state.js';

/**
 * @param {HTMLElement} page
 * @param {Pick<ViewModel, 'data' | 'catalogue' | 'root' | 'state'>} view
 */
export function showScope(page, {data, catalogue, root, state}) {
  const scope = page.querySelector('[data-scope]');
  const measure = state.measure && catalogue.measure(/** @type {number} */ (catalogue.places.get(state.measure)));
  scope.hidden = !measure;
  if (measure) {
    const link = scope.querySelector('[data-scope-measure]');
    link.textContent = `${labelled(measure, measure.title)} ${documentWords(measure, {data})}`.trim();
    link.setAttribute('href', linkTo(root + measure.url));
  }
}

/**
 * Name what of the address was ignored. If there is a notice of changes, it names the answers among them.
 * @param {HTMLElement} page
 * @param {{pairs: FragmentPairs, ignored: FragmentPairs}} link
 * @param {LinkChanges | null} changes
 */
export function showIgnored(page, {pairs, ignored}, changes) {
  const named = ignored.filter(([key]) => !changes || !key.startsWith('a.')).map(pairWords);
  const faults = faultsOf(pairs, isKnownKey, {on: '按今天看'});
  showFaults(page.querySelector('[data-ignored]'), [...named, ...faults]);
}

/**
 * Show what has changed. The notice stays until it is closed, whatever is answered meanwhile.
 * @param {HTMLElement} page
 * @param {LinkChanges | null} changes
 * @param {() => void} closed called when the reader closes the notice
 */
export function showChanges(page, changes, closed) {
  const notice = page.querySelector('[data-changed]');
  fill(notice, changes ? [...changeWords(changes), closeButton(notice, closed)] : []);
}

/** @param {LinkChanges} changes */
function changeWords({altered, unusable, compared}) {
  const details = [
    altered.length ? `问法或者有关的条件改了，请核对您的回答：${altered.join('、')}。` : '',
    unusable.length ? `原来的回答不能再用，已当作没有回答：${unusable.join('、')}。` : '',
    compared ? '' : '链接不完整，看不出改了哪几题，请逐题核对。',
    compared && !altered.length && !unusable.length ? '改动没有涉及您回答过的题。' : '',
  ];
  const lines = details.filter(Boolean).map((line) => element('p', null, line));
  return [
    element('p', null, element('strong', null, '这些回答写下以后，本站的问题或条件改过。'), '结果按现在的条件得出。'),
    ...lines,
  ];
}

/**
 * Say that answers stored on this device have been put in the address.
 * @param {HTMLElement} page
 * @param {number} count 0 for none
 * @param {() => void} clear
 * @param {() => void} closed
 */
export function showRestored(page, count, clear, closed) {
  const notice = page.querySelector('[data-restored]');
  const words = element('p', null, `已填上这台设备记住的 ${count} 题回答。如果不是您的，请全部清空。`);
  fill(notice, count ? [words, button('全部清空', clear), closeButton(notice, closed)] : []);
}

/** @param {HTMLElement} page */
export function closeNotices(page) {
  page.querySelectorAll('[data-ignored], [data-changed], [data-restored]').forEach((notice) => fill(notice, []));
}

/**
 * @param {HTMLElement} notice
 * @param {() => void} closed
 */
function closeButton(notice, closed) {
  const close = () => {
    fill(notice, []);
    closed();
  };
  return button('知道了', close);
}

/**
 * @param {HTMLElement} notice
 * @param {HTMLElement[]} children
 */
function fill(notice, children) {
  notice.hidden = children.length === 0;
  notice.replaceChildren(...children);
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function button(label, act) {
  return element('button', {class: 'button button-plain button-small', type: 'button', on: {click: act}}, label);
}
