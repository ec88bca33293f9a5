// @ts-check
// Answers saved on this device, only while the reader asks for it. Changes the box in
// templates/components/answer_actions.html, and the device through storage.js.
//
// Saved is what the address says of the answers, as one text under a key that contains the site's path, so that two
// sites on one host, or two folders on one stick, do not mix. A clerk's PC saves nothing: visitors follow one another.
//
// Only answers given in this window are saved: neither a link that the reader follows nor an older window takes the place
// of what is saved. Then the box is unticked, and the reader sees why and chooses.

import {formatFragment, parseFragment} from '../../core/fragment.js';
import {element} from '../../core/element.js';
import {removeText, writeText, readText} from '../../core/storage.js';
import {answerPairs, readState, writeState} from '../state.js';

const WORDS = {
  saved: '已记住，以后的改动也会记住。',
  dropped: '已删除这台设备上记住的回答。',
  failed: '这个浏览器不允许本站保存，或者没有空间了，没有记住。',
  refused: '这个浏览器不允许本站在这台设备上保存，不能记住。',
  other: '这台设备上记着另一份回答，没有动它；勾选后换成现在这一份。',
  elsewhere: '另一个窗口刚改了记住的回答，没有动它，这里的改动没有记住；勾选后换成现在这一份。',
  gone: '记住的回答已在另一个窗口删除，这里的改动不再记住。',
};

/**
 * @param {QuestionnaireContent} data
 * @param {HTMLElement} section
 * @param {string} root
 * @param {() => InterviewState} state returns the current state
 * @param {(pairs: FragmentPairs) => void} take goes to the answers that are saved
 * @returns {SavedAnswers}
 */
export function createSavedAnswers(data, section, root, state, take) {
  const key = `questionnaire:${new URL(root || './', location.href).pathname}`;
  /** @type {HTMLInputElement} */
  const box = section.querySelector('[data-remember-box]');
  /** @type {string | null} what this window saved or found saved */
  let last = null;
  let own = new Set(['']); // what the reader has answered here since the last link, each state as text
  const current = () => textOf(data, state());
  const say = (/** @type {string} */ words, offered = false) => {
    const use = () => {
      take(parseFragment(readText(key).text || ''));
      arrive();
    };
    const attributes = {
      class: 'button button-plain button-small',
      type: 'button',
      'data-use-saved': '',
      on: {click: use},
    };
    const offer = offered ? element('button', attributes, '用记住的那一份') : '';
    section.querySelector('[data-remember-state]').replaceChildren(words, offer);
  };
  const untick = (/** @type {string} */ words, offered = false) => {
    box.checked = false;
    say(words, offered);
  };
  const write = () => {
    const text = current();
    last = text;
    own.add(text);
    box.checked = writeText(key, text);
    if (!box.checked) {
      removeText(key);
    }
    return box.checked;
  };
  const remove = () => {
    removeText(key);
    untick('');
  };
  /** Return whether what is saved is from here still; if not, leave it alone and say so. */
  const isOwn = () => {
    const {text} = readText(key);
    if (text === last || text === current()) {
      return true;
    }
    untick(text === null ? WORDS.gone : WORDS.elsewhere, text !== null);
    return false;
  };
  const save = () => {
    own.add(current());
    if (box.checked && !state().clerk && isOwn() && !write()) {
      say(WORDS.failed);
    }
  };
  const arrive = () => {
    const {allowed, text} = readText(key);
    own = new Set([current()]);
    box.disabled = !allowed;
    box.checked = text !== null && textOf(data, readState(data, parseFragment(text)).state) === current();
    last = box.checked ? text : last;
    const other = Boolean(text) && !box.checked;
    say(allowed ? (other ? WORDS.other : '') : WORDS.refused, other);
  };
  box.addEventListener('change', () => {
    if (box.checked) {
      say(write() ? WORDS.saved : WORDS.failed);
    } else {
      remove();
      say(WORDS.dropped);
    }
  });
  window.addEventListener('storage', () => box.checked && !state().clerk && isOwn());
  return {
    /** Return what was saved, as pairs, for an address without answers; otherwise nothing. */
    restorable(pairs) {
      const {text} = readText(key);
      return text && !answerPairs(pairs).length && !readState(data, pairs).state.clerk ? parseFragment(text) : [];
    },
    /**
     * Update the box at a state that was not reached by an answer: it stays checked only if that state is what was
     * saved.
     */
    arrive,
    /** Save after each change, unless what was saved has been changed or removed in another window. */
    save,
    /** Follow a step in the history or a link: a step back among the answers given here is saved, and nothing else. */
    follow: () => (own.has(current()) && current() !== '' ? save() : arrive()),
    /** Remove what is saved; return how to put it back. */
    remove() {
      const {text} = readText(key);
      remove();
      return () => text !== null && writeText(key, text) && arrive();
    },
  };
}

/**
 * @param {QuestionnaireContent} data
 * @param {InterviewState} state
 */
function textOf(data, state) {
  return formatFragment(answerPairs(writeState(data, state)));
}
