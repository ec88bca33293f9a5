// The search box and what is testKey of the search. Touches the page.

const PAUSE = 120; // milliseconds without a key before a query that has to be waited for counts as typed
const GAP = 40; // between queries that are answered at once: a key held down sends none until it is let go

// `atOnce()` says whether the next query is answered without waiting; `onQuery(query, {replace})`: the first query typed is a step of its own, those typed on replace it. `onSubmit()`: the
// reader is done typing.
export function createSearchView(form, note, {atOnce, onQuery, onSubmit, onFocus, onRetry}) {
  const input = form.querySelector('input');
  let timer = 0;
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
  input.addEventListener('blur', () => { typing = false; });
  input.addEventListener('input', (event) => {
    unsent = true;
    clearTimeout(timer); // what was typed before must not take half-typed pinyin along
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
    // The reader went to another state: what was not sent yet is dropped.
    reset() {
      clearTimeout(timer);
      unsent = false;
    },
    // What the reader is typing is left alone: an answer to an earlier query must not take it away.
    show(query) {
      if (!unsent && input.value.trim() !== query) {
        input.value = query;
        typing = false;
      }
    },
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
  return status === 'ready' && answer.note ? answer.note : '';
}
