// @ts-check
// What helps where a search found nothing: what is near, named as such, what people come for, and the questionnaire.
// Changes the page.

import {linkTo} from '../core/links.js';

const MOST_NEAR = 4;
const MOST_ENTRIES = 6;

/**
 * @param {HTMLElement} slot
 * @param {HTMLElement[]} near links to the measures that are near
 * @param {string} sought the words that no document has
 * @param {{onSituation: (entry: HTMLDetailsElement) => void}} callbacks
 */
export function showNothingFound(slot, near, sought, {onSituation}) {
  const root = document.documentElement.dataset.root;
  /** @type {HTMLDetailsElement[]} */
  const entries = Array.from(document.querySelectorAll('details[data-situation]'));
  slot.replaceChildren(
    ...(near.length
      ? [titled(`相近的措施（没有写${sought}）`, listOf(near.slice(0, MOST_NEAR), 'near-measures'))]
      : []),
    ...(entries.length
      ? [
          titled(
            '从要办的事找起',
            listOf(
              entries.slice(0, MOST_ENTRIES).map((entry) => entryButton(entry, onSituation)),
              'helping-entries'
            )
          ),
        ]
      : []),
    titled(
      '换个办法找',
      listOf(
        [
          pageLink(`${root}questionnaire.html`, '回答几个问题，看哪些和我有关'),
          pageLink(`${root}departments/index.html`, '按部门'),
          pageLink(`${root}sectors/index.html`, '按行业'),
        ],
        'other-ways'
      )
    )
  );
}

/**
 * @param {string} words
 * @param {HTMLElement} list
 */
function titled(words, list) {
  const section = document.createElement('div');
  const title = document.createElement('h3');
  title.textContent = words;
  section.append(title, list);
  return section;
}

/**
 * @param {HTMLElement[]} items
 * @param {string} className
 */
function listOf(items, className) {
  const list = document.createElement('ul');
  list.className = className;
  list.append(
    ...items.map((item) => {
      const entry = document.createElement('li');
      entry.append(item);
      return entry;
    })
  );
  return list;
}

/**
 * @param {HTMLDetailsElement} entry
 * @param {(entry: HTMLDetailsElement) => void} onSituation
 */
function entryButton(entry, onSituation) {
  const button = document.createElement('button');
  Object.assign(button, {type: 'button', className: 'button button-plain'});
  button.textContent = entry.querySelector('summary').textContent;
  button.addEventListener('click', () => onSituation(entry));
  return button;
}

/**
 * @param {string} page
 * @param {string} words
 */
function pageLink(page, words) {
  const link = document.createElement('a');
  link.href = linkTo(page);
  link.textContent = words;
  return link;
}
