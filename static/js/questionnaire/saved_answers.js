// @ts-check
// Answers saved on this device, only while the reader asks for it. Changes the box in
// templates/components/answer_actions.html, and the device through storage.js.
//
// Saved is what the address says of the answers, as one text under a key that contains the site's path, so that two
// sites on one host, or two folders on one stick, do not mix. A clerk's PC saves nothing: visitors follow one another.

import {formatFragment, parseFragment} from '../core/fragment.js';
import {removeText, writeText, readText} from '../core/storage.js';
import {answerPairs, readState, writeState} from './state.js';

const WORDS = {
  saved: '已记住，以后的改动也会记住。',
  dropped: '已删除这台设备上记住的回答。',
  failed: '这个浏览器不允许本站保存，或者没有空间了，没有记住。',
  refused: '这个浏览器不允许本站在这台设备上保存，不能记住。',
  other: '这台设备上记着另一份回答，没有动它；勾选后换成现在这一份。',
};

/**
 * @param {QuestionnaireContent} data
 * @param {HTMLElement} section
 * @param {string} root
 * @param {() => InterviewState} state returns the current state
 * @returns {SavedAnswers}
 */
export function createSavedAnswers(data, section, root, state) {
  const key = `questionnaire:${new URL(root || './', location.href).pathname}`;
  /** @type {HTMLInputElement} */
  const box = section.querySelector('[data-remember-box]');
  const say = (/** @type {string} */ words) => {
    section.querySelector('[data-remember-state]').textContent = words;
  };
  const save = () => {
    box.checked = writeText(key, textOf(data, state()));
    if (!box.checked) {
      removeText(key);
    }
    return box.checked;
  };
  const remove = () => {
    removeText(key);
    box.checked = false;
    say('');
  };
  box.addEventListener('change', () => {
    if (box.checked) {
      say(save() ? WORDS.saved : WORDS.failed);
    } else {
      remove();
      say(WORDS.dropped);
    }
  });
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
    arrive() {
      const {allowed, text} = readText(key);
      box.disabled = !allowed;
      box.checked = text !== null && textOf(data, readState(data, parseFragment(text)).state) === textOf(data, state());
      say(allowed ? (text && !box.checked ? WORDS.other : '') : WORDS.refused);
    },
    /** Save after each change, unless what was saved has been removed in another window. */
    save() {
      if (!box.checked || state().clerk) {
        return;
      }
      if (readText(key).text === null) {
        remove();
      } else if (!save()) {
        say(WORDS.failed);
      }
    },
    remove,
  };
}

/**
 * @param {QuestionnaireContent} data
 * @param {InterviewState} state
 */
function textOf(data, state) {
  return formatFragment(answerPairs(writeState(data, state)));
}
