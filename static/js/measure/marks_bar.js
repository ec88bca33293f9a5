// The bar that says what is marked in a measure: a way from mark to mark, and to clear them.

import {bringIntoView} from '../core/bring_into_view.js';

const CURRENT = 'mark-current';

export function createMarksBar(query, marks, onClear) {
  const bar = element('div', 'marks-bar');
  const status = element('p', '', `已标出“${query}”，共 ${marks.length} 处`);
  status.setAttribute('role', 'status');
  const buttons = element('div', 'bar-buttons');
  buttons.append(button('下一处', nextMark(marks)), button('清除高亮', onClear));
  bar.append(status, buttons);
  return bar;
}

function nextMark(marks) {
  let at = -1;
  return () => {
    if (at >= 0) marks[at].classList.remove(CURRENT);
    at = (at + 1) % marks.length;
    marks[at].classList.add(CURRENT);
    bringIntoView(marks[at]);
  };
}

function button(label, onClick) {
  const made = element('button', 'button button-plain', label);
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
