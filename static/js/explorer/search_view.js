// @ts-check
// The search box, and the note on the search. Changes the page.

const PAUSE = 120; // milliseconds without a key before a query that takes a while is sent
const GAP = 40; // milliseconds between queries that are answered at once: a repeating key sends none

/**
 * Create the view. `atOnce` says whether the next query is answered without waiting. The first query typed is a step of
 * the history, and what is typed on replaces it. `onSubmit`: the reader has finished typing.
 * @param {HTMLElement} form
 * @param {HTMLElement} note
 * @param {SearchCallbacks} callbacks
 */
export function createSearchView(form, note, {atOnce, onQuery, onSubmit, onFocus, onRetry}) {
  const input = form.querySelector('input');
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
    },
    /** @param {SearchStatus} status */
    say({status, query, answer}) {
      const words = wordsOf(status, query, answer);
      note.hidden = !words;
      note.textContent = words;
      note.classList.toggle('is-failed', status === 'failed');
      if (status === 'failed') {
        note.append(' ', retry);
      }
    },
  };
}

/**
 * @param {SearchStatus['status']} status
 * @param {string} query
 * @param {SearchAnswer | null} answer
 */
function wordsOf(status, query, answer) {
  if (status === 'pending') {
    return '正在搜索…';
  }
  if (status === 'failed') {
    return '搜索没能载入，下面的列表没有按搜索词筛选。';
  }
  if (status === 'idle' && query) {
    return '搜索词里没有文字或数字，下面的列表没有按搜索词筛选。';
  }
  return status === 'ready' && answer ? answer.note : '';
}
