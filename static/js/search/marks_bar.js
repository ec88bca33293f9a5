// The line above a measure that says what is marked in it: a way from mark to mark, and to clear them.

const CURRENT = 'mark-current';

export function createMarksBar(query, marks, onClear) {
  const bar = element('div', 'marks-bar');
  const status = element('p', 'marks-bar-status', `已标出“${query}”，共 ${marks.length} 处`);
  status.setAttribute('role', 'status');
  const buttons = element('div', 'marks-bar-buttons');
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

// Scrolls only where the mark is out of sight, and without motion for those who asked for none.
export function bringIntoView(mark) {
  const closed = mark.closest('details:not([open])');
  if (closed) closed.open = true;
  const {top, bottom} = mark.getBoundingClientRect();
  if (top >= 0 && bottom <= window.innerHeight) return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  mark.scrollIntoView({block: 'center', behavior: calm ? 'auto' : 'smooth'});
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
