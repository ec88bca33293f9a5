// @ts-check
// The bar that counts the marks in a measure, steps through them and removes them.

import {bringIntoView} from '../core/bring_into_view.js';

const CURRENT = 'mark-current';

/**
 * @param {string} query
 * @param {HTMLElement[]} marks
 * @param {() => void} onClear
 */
export function createMarksBar(query, marks, onClear) {
  const bar = element('div', 'marks-bar');
  const status = element('p', '', `已标出“${query}”，共 ${marks.length} 处`);
  status.setAttribute('role', 'status');
  const buttons = element('div', 'bar-buttons');
  buttons.append(button('下一处', nextMark(marks)), button('清除高亮', onClear));
  bar.append(status, buttons);
  return bar;
}

/** @param {HTMLElement[]} marks */
function nextMark(marks) {
  let at = -1;
  return () => {
    if (at >= 0) marks[at].classList.remove(CURRENT);
    at = (at + 1) % marks.length;
    marks[at].classList.add(CURRENT);
    bringIntoView(marks[at]);
  };
}

/**
 * @param {string} label
 * @param {() => void} onClick
 */
function button(label, onClick) {
  const made = element('button', 'button button-plain', label);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {string} [text]
 */
function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
