// @ts-check
// Marks a clause in the official text of a measure and brings it into view: the one that a link on the page leads to, or
// that the address names (`#clause=`, written by questionnaire/results/conditions_view.js). Changes the page.

import {showBar} from '../core/bars.js';
import {onFragmentChange, readFragment} from '../core/fragment.js';
import {markBlock, unmark} from '../core/highlight.js';

/** @param {HTMLElement} article */
export function startClauseMark(article) {
  /** @type {{clause: string, marks: HTMLElement[]}} */
  const shown = {clause: '', marks: []};
  const mark = (/** @type {string} */ clause) => {
    unmark(shown.marks);
    Object.assign(shown, {clause, marks: clause ? markClause(article, clause) : []});
    if (shown.marks.length > 0) show(shown.marks[0]);
    return shown.marks.length > 0;
  };
  const refresh = () => {
    const clause = new Map(readFragment()).get('clause') || '';
    if (clause !== shown.clause) mark(clause);
  };
  article.addEventListener('click', (event) => {
    const link = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('a[data-clause]'));
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (mark(/** @type {string} */ (link.dataset.clause))) {
      event.preventDefault();
      offerWayBack(article, link, () => mark(''));
    }
  });
  onFragmentChange(refresh);
  refresh();
}

/**
 * Show a bar that leads back from the official text to the link that led there.
 * @param {HTMLElement} article
 * @param {HTMLElement} link
 * @param {() => void} onBack
 */
function offerWayBack(article, link, onBack) {
  document.querySelectorAll('.clause-bar').forEach((bar) => bar.remove());
  const bar = document.createElement('div');
  const back = document.createElement('button');
  bar.className = 'marks-bar clause-bar';
  back.type = 'button';
  back.className = 'button button-plain';
  back.textContent = '回到刚才看的地方';
  back.addEventListener('click', () => {
    bar.remove();
    onBack();
    link.focus({preventScroll: true});
    link.scrollIntoView({block: 'center'});
  });
  bar.append(back);
  showBar(bar, article);
}

/**
 * Mark the first occurrence of the clause, ignoring white space, as the build does when it looks for quotes.
 * @param {HTMLElement} article
 * @param {string} clause
 * @returns {HTMLElement[]}
 */
function markClause(article, clause) {
  const nodes = [
    ...article.querySelectorAll('#text strong, .sentence, .official-table th, .official-table td'),
  ].flatMap(textNodes);
  const text = nodes.map(({data}) => data).join('');
  const places = [...text.matchAll(/\S/g)].map(({index}) => index);
  const wanted = clause.replace(/\s/g, '');
  const at = places
    .map((place) => text[place])
    .join('')
    .indexOf(wanted);
  return at < 0 || !wanted ? [] : markBlock(nodes, [[places[at], places[at + wanted.length - 1] + 1]]);
}

/**
 * @param {Element} element
 * @returns {Text[]}
 */
function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  return nodes;
}

/**
 * Scroll to the mark and focus it, so that a screen reader continues from there.
 * @param {HTMLElement} mark
 */
function show(mark) {
  mark.classList.add('clause-mark');
  mark.tabIndex = -1;
  mark.focus({preventScroll: true});
  mark.scrollIntoView({block: 'center'});
}
