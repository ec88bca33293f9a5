// @ts-check
// The search box, and the note on the search. Changes the page.

import {setIfChanged} from '../core/set_if_changed.js';
import {readingPieces} from './reading_words.js';

const PAUSE = 120; // milliseconds without a key before a query that takes a while is sent
const GAP = 40; // milliseconds between queries that are answered at once: a repeating key sends none

/**
 * Create the view. `atOnce` says whether the next query is answered without waiting. The first query typed is a step of
 * the history, and what is typed on replaces it. `onSubmit`: the reader has finished typing.
 * @param {HTMLElement} form
 * @param {HTMLElement} note
 * @param {IsoDate | null} last the last day on which a measure holds, where there is one
 * @param {SearchCallbacks} callbacks
 */
export function createSearchView(form, note, last, {atOnce, onQuery, onOffer, onSubmit, onFocus, onRetry}) {
  const input = form.querySelector('input');
  const clearer = form.querySelector('[data-search-clear]');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let sentAt = 0;
  let typing = false;
  let unsent = false;

  const send = () => {
    clearTimeout(timer);
    const replace = typing;
    typing = true;
    unsent = false;
    sentAt = performance.now();
    onQuery(input.value.trim(), {replace});
  };
  const sendSoon = () => {
    clearTimeout(timer);
    if (atOnce() && performance.now() - sentAt > GAP) send();
    else timer = setTimeout(send, atOnce() ? GAP : PAUSE);
  };
  input.addEventListener('focus', onFocus);
  input.addEventListener('blur', () => {
    typing = false;
  });
  input.addEventListener('input', (/** @type {InputEvent} */ event) => {
    unsent = true;
    clearTimeout(timer); // or the earlier text would be sent with half-typed pinyin
    if (!event.isComposing) {
      sendSoon();
    }
  });
  input.addEventListener('compositionend', sendSoon); // an input method has settled on characters
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
    onSubmit();
  });
  const clear = () => {
    input.value = '';
    showClearer();
    send();
  };
  const showClearer = () => setIfChanged(clearer, 'hidden', !input.value);
  input.addEventListener('input', showClearer);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && input.value && !event.isComposing) {
      event.preventDefault();
      clear();
    }
  });
  clearer.addEventListener('click', () => {
    clear();
    input.focus();
  });
  const retry = document.createElement('button');
  Object.assign(retry, {type: 'button', className: 'button button-plain', textContent: '重试'});
  retry.addEventListener('click', onRetry);

  return {
    /** Drop what has not been sent: the reader went to another state. */
    reset() {
      clearTimeout(timer);
      unsent = false;
    },
    /**
     * Show the query, unless the reader is typing: an answer to an earlier query must not overwrite that.
     * @param {string} query
     */
    show(query) {
      if (!unsent && input.value.trim() !== query) {
        input.value = query;
        typing = false;
      }
      showClearer();
    },
    /** @param {SearchStatus} searching */
    say({status, query, exact, answer}) {
      const words = wordsOf(status, query);
      const pieces = status === 'ready' && answer ? readingPieces(query, exact, answer.reading, last) : [];
      note.hidden = !words && !pieces.length;
      note.classList.toggle('is-failed', status === 'failed');
      note.replaceChildren(words, ...pieces.map((piece) => pieceOf(piece, onOffer)));
      if (status === 'failed') {
        note.append(' ', retry);
      }
    },
  };
}

/**
 * @param {ReadingPiece} piece
 * @param {(query: string, exact: boolean) => void} onOffer
 */
function pieceOf({text, label, query, exact}, onOffer) {
  const piece = document.createElement('span');
  piece.className = 'search-piece';
  piece.textContent = label || !text ? text : `${text}。`;
  if (label) {
    const offer = document.createElement('button');
    Object.assign(offer, {type: 'button', className: 'search-offer', textContent: label});
    offer.addEventListener('click', () => {
      onOffer(/** @type {string} */ (query), Boolean(exact));
      document.getElementById('results-title').focus(); // the button may have gone
    });
    piece.append(' ', offer);
  }
  return piece;
}

/**
 * @param {SearchStatus['status']} status
 * @param {string} query
 */
function wordsOf(status, query) {
  if (status === 'pending') {
    return '正在搜索…';
  }
  if (status === 'failed') {
    return '搜索没能载入，下面的列表没有按搜索词筛选。';
  }
  if (status === 'idle' && query) {
    return '搜索词里没有文字或数字，下面的列表没有按搜索词筛选。';
  }
  return '';
}
