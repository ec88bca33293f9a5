// @ts-check
// What may be meant, below the search box while the reader types: a combobox with a list. Changes the page.
//
// ↓ and ↑ move in the list while it is open. Past its last entry, and while it is closed, ↓ goes to the first result.
// Enter takes the entry that is marked, or else searches for what is typed; Escape closes the list.

import {afterPaint} from '../core/after_paint.js';
import {goToAddress, linkTo} from '../core/links.js';

const MOST = 8;
const MOST_NARROW = 5; // the list must leave something of the results in sight
const NARROW = '(max-width: 47.99em)';
/** @type {Record<string, string>} what the kinds are called */
const KINDS = {
  ...{department: '部门', sector: '行业', kind: '类别', audience: '面向'},
  ...{title: '措施', benefit: '待遇', everyday: '日常说法', text: '原文里的词'},
};
const OTHER = '名称';

/**
 * @param {HTMLElement} form
 * @param {(typed: string) => Eventually<Suggestion[]>} suggest
 * @param {SuggestionCallbacks} callbacks `onPick` gets what is not the title of a measure; `keyOf` says which measure is
 */
export function startSuggestions(form, suggest, {onPick, day, keyOf}) {
  const input = form.querySelector('input');
  const list = document.createElement('ul');
  Object.assign(list, {id: `${input.id}-suggestions`, className: 'suggestions', hidden: true});
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '搜索建议');
  form.append(list);
  Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-controls': list.id,
    'aria-expanded': 'false',
  }).forEach(([name, value]) => input.setAttribute(name, value));
  /** @type {Suggestion[]} */
  let offered = [];
  let at = -1;

  function close() {
    offered = [];
    mark(-1);
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
  }

  async function ask() {
    const typed = input.value.trim();
    if (!typed) {
      close();
      return;
    }
    await afterPaint(); // the results come first
    if (typed !== input.value.trim()) return;
    const found = await suggest(typed);
    if (typed === input.value.trim() && document.activeElement === input) show(found, typed);
  }

  /**
   * @param {Suggestion[]} found
   * @param {string} typed
   */
  function show(found, typed) {
    const meant = found.map(({text, meaning = text}) => meaning);
    offered = found
      .filter(({text, kind}, place) => kind === 'title' || (text !== typed && meant.indexOf(meant[place]) === place))
      .slice(0, window.matchMedia(NARROW).matches ? MOST_NARROW : MOST);
    if (!offered.length) {
      close();
      return;
    }
    list.replaceChildren(...offered.map((each, place) => optionOf(each, `${list.id}-${place}`)));
    mark(-1);
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
  }

  /** @param {number} place */
  function mark(place) {
    at = place;
    Array.from(list.children).forEach((option, own) => option.setAttribute('aria-selected', String(own === at)));
    if (at < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', list.children[at].id);
      list.children[at].scrollIntoView({block: 'nearest'});
    }
  }

  /** @param {Suggestion} suggestion */
  function pick({text, kind, key = (kind === 'title' && keyOf(text)) || ''}) {
    close();
    if (key) {
      const chosen = day();
      const page = `${document.documentElement.dataset.root}measures/${key.replace('/', '-')}.html`;
      goToAddress(linkTo(page, chosen ? [['on', chosen]] : []));
    } else {
      onPick(text);
    }
  }

  // Before the listeners of the box itself.
  form.addEventListener(
    'keydown',
    (event) => {
      if (list.hidden || event.isComposing || event.target !== input) return;
      const last = offered.length - 1;
      const moves = {ArrowDown: at < last ? at + 1 : null, ArrowUp: at >= 0 ? at - 1 : null}[event.key];
      if (typeof moves === 'number') {
        mark(moves);
      } else if (event.key === 'Enter' && at >= 0) {
        pick(offered[at]);
      } else if (event.key === 'Escape') {
        close();
      } else {
        if (event.key === 'ArrowDown') close();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    true
  );
  input.addEventListener('input', (/** @type {InputEvent} */ event) => event.isComposing || ask());
  input.addEventListener('compositionend', ask);
  input.addEventListener('blur', close);
  form.addEventListener('submit', close);
  list.addEventListener('pointerdown', (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener('click', ({target}) => {
    const option = /** @type {Element} */ (target).closest('[role="option"]');
    if (option) pick(offered[Array.from(list.children).indexOf(option)]);
  });
  return {ask};
}

/**
 * @param {Suggestion} suggestion
 * @param {string} id
 */
function optionOf({text, kind, meaning}, id) {
  const option = document.createElement('li');
  option.id = id;
  option.className = 'suggestion';
  option.setAttribute('role', 'option');
  const words = document.createElement('span');
  words.textContent = meaning && meaning !== text ? `${text}（${meaning}）` : text;
  const sort = document.createElement('span');
  sort.className = 'suggestion-kind';
  sort.textContent = KINDS[kind] || OTHER;
  option.append(words, ' ', sort);
  return option;
}
