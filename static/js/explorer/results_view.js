// @ts-check
// The list of results: how many, the first of them, more on demand, or why there are none. Changes the page.

import {afterPaint} from '../core/after_paint.js';
import {setIfChanged, setText} from '../core/set_if_changed.js';
import {fillStates} from '../core/state_badges.js';
import {setExcerpt, setHaving, setLink} from './card.js';
import {MOST_AT_ONCE} from './cards_view.js';
import {wordsToMark} from './reading_words.js';
import {absentTitle, countWords, criterionWords, emptyTitle, emptyWords} from './wording.js';

const LOWEST = 180; // pixels, a card with the gap above it
const LOWEST_WITH_EXCERPT = 230;
const ANNOUNCE_AFTER = 700; // milliseconds of rest, so that a screen reader is not interrupted at every key

/**
 * @param {HTMLElement} page
 * @param {CardsView} cards
 * @param {number} pageSize
 * @param {number} soonDays
 * @param {ResultsCallbacks} callbacks `onRemedy` removes a criterion, `onNothing` helps where the words find nothing
 */
export function createResultsView(page, cards, pageSize, soonDays, {onRemedy, onNothing}) {
  /** @type {Record<string, HTMLElement>} */
  const parts = {};
  /** @type {PartOf} */
  const part = (name) => parts[name] || (parts[name] = page.querySelector(`[data-${name}]`));
  /** @type {ExplorerResults & {remedy: string | null}} */
  let shown;
  let limit = pageSize;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let announcing;
  const isLarge = page.classList.contains('is-large');
  let room = Infinity;

  /** Read how much of the list the window shows. Called when nothing has changed, so that it costs no layout. */
  function measureWindow() {
    room = window.innerHeight - part('cards').getBoundingClientRect().top;
  }

  /** Return how many cards the window shows whole, at most. */
  function inSight() {
    const lowest = shown.answer ? LOWEST_WITH_EXCERPT : LOWEST;
    return isLarge ? Math.min(Math.max(Math.floor(room / lowest), 1), MOST_AT_ONCE) : Infinity;
  }

  /** Draw the cards that are in sight whole first; the others, and text that has to be loaded, after these have been painted. */
  async function drawCards(atOnce = limit) {
    const drawn = shown;
    const whole = shown.found.count <= atOnce || limit <= atOnce;
    const first = drawItems(whole ? cards.show(listed()) : cards.showFirst(shown.first(atOnce)));
    const excerpts = drawExcerpts(first, drawn);
    if (isLarge) {
      await afterPaint();
      measureWindow();
    }
    if (drawn !== shown) {
      return null;
    }
    const items = whole ? first : drawItems(cards.show(listed()));
    return Promise.all([cards.loadText(listed()), whole ? excerpts : drawExcerpts(items, drawn)]);
  }

  function listed() {
    return shown.first(limit);
  }

  /** @param {HTMLElement[]} items */
  function drawItems(items) {
    const {query, answer} = shown;
    const marked = answer ? wordsToMark(query, answer.reading) : query;
    items.forEach((item) => {
      setLink(item, {query: marked, day: shown.day});
      setHaving(item, answer && answer.having ? answer.having(item.dataset.measure) : null);
      fillStates(item, shown.today, soonDays);
    });
    return items;
  }

  /**
   * @param {HTMLElement[]} items
   * @param {ExplorerResults} drawn
   */
  async function drawExcerpts(items, drawn) {
    const excerpts = drawn.answer ? await excerptsFor(items, drawn.answer) : new Map();
    if (drawn === shown) {
      items.forEach((item) => setExcerpt(item, excerpts.get(item.dataset.measure) || null));
    }
  }

  /** @param {string} text */
  function announce(text) {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      part('live').textContent = text;
    }, ANNOUNCE_AFTER);
  }

  /** @param {ExplorerResults} results */
  function showNothing({answer, found}) {
    const slot = part('nothing-found');
    const nothing = answer && !answer.count && !found.count ? answer : null;
    setIfChanged(slot, 'hidden', !nothing);
    if (nothing) onNothing(slot, nothing);
  }

  function showMore() {
    const before = limit;
    limit += pageSize;
    part('more').hidden = limit >= shown.found.count;
    drawCards();
    const first = part('cards').children[before];
    if (first) {
      first.querySelector('a').focus();
    }
  }

  if (isLarge) {
    ['scroll', 'resize'].forEach((change) => window.addEventListener(change, measureWindow, {passive: true}));
  }
  part('more').addEventListener('click', showMore);
  part('empty-remedy').addEventListener('click', () => onRemedy(/** @type {string} */ (shown.remedy)));
  // The button has gone by now.
  part('empty-actions').addEventListener('click', () => document.getElementById('results-title').focus());

  return {
    /**
     * Show results; resolve when the cards are there.
     * @param {ExplorerResults} results
     */
    show(results) {
      const {count} = results.found;
      shown = {...results, remedy: count ? null : bestRemedy(results.found.without)};
      limit = pageSize;
      setText(part('results-word'), results.query ? '找到' : '措施');
      setText(part('result-count'), countWords(count));
      setText(part('panel-count'), String(count));
      setIfChanged(part('more'), 'hidden', count <= limit);
      showEmpty(part, shown);
      showNothing(results);
      announce(count ? `找到 ${count} 项措施` : '没有符合条件的措施');
      return drawCards(inSight());
    },
  };
}

/**
 * Return the criterion without which there would be most results; null where no single criterion is to blame.
 * @param {Map<string, number>} without
 */
function bestRemedy(without) {
  const [best] = Array.from(without).sort(([, a], [, b]) => b - a);
  return best && best[1] > 0 ? best[0] : null;
}

/**
 * @param {PartOf} part
 * @param {ExplorerResults & {remedy: string | null}} results
 */
function showEmpty(part, {found, conditions, query, remedy, answer}) {
  setIfChanged(part('empty'), 'hidden', found.count > 0);
  setIfChanged(part('derived-key'), 'hidden', !found.count);
  if (found.count > 0) {
    return;
  }
  part('empty-remedy').hidden = !remedy;
  part('empty-actions').hidden = conditions.length === 1 && remedy === 'search'; // the box has a button for it
  const absent = answer && !answer.count ? answer.reading.absent : [];
  part('empty-title').textContent = absent.length ? absentTitle(absent) : emptyTitle(conditions, query);
  part('empty-words').textContent = emptyWords(conditions, remedy, found.without.get(remedy || ''));
  if (remedy) {
    part('empty-remedy').textContent = `去掉“${criterionWords(conditions, remedy)}”`;
  }
}

/**
 * @param {HTMLElement[]} items
 * @param {SearchAnswer} answer
 * @returns {Promise<Map<string, TextPiece[]>>}
 */
function excerptsFor(items, answer) {
  return answer.excerpts(items.map((item) => item.dataset.measure)).catch(() => new Map());
}
