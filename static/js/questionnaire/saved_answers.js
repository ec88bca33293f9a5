// Answers kept on this device, only while the reader asks for it. Touches the box in templates/components/keeping.html,
// and the device through storage.js.
//
// Kept is what the address says of the answers, as one text under a name that holds the site's path, so that two sites
// on one host, or two folders on one stick, do not mix. A clerk's PC keeps nothing: visitors follow one another.

import {formatFragment, parseFragment} from '../core/fragment.js';
import {removeText, writeText, readText} from '../core/storage.js';
import {answerPairs, readState, writeState} from './state.js';

const WORDS = {
  kept: '已记住，以后的改动也会记住。',
  dropped: '已删去这台设备上记住的回答。',
  failed: '这个浏览器不允许本站保存，或者没有空间了，没有记住。',
  refused: '这个浏览器不允许本站在这台设备上保存，不能记住。',
  other: '这台设备上记着另一份回答，没有动它；勾选后换成现在这一份。',
};

// Returns {restorable, arrive, save, remove}; `state()` gives the state that stands now.
export function createSavedAnswers(data, section, root, state) {
  const key = `questionnaire:${new URL(root || './', location.href).pathname}`;
  const box = section.querySelector('[data-remember-box]');
  const say = (words) => {
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
      say(save() ? WORDS.kept : WORDS.failed);
    } else {
      remove();
      say(WORDS.dropped);
    }
  });
  return {
    // What was kept, as pairs, for an address that holds no answers; else nothing.
    restorable(pairs) {
      const {text} = readText(key);
      return text && !answerPairs(pairs).length && !readState(data, pairs).state.clerk ? parseFragment(text) : [];
    },
    // Another state than the page's own last one: it goes on being kept only if it is what was kept.
    arrive() {
      const {allowed, text} = readText(key);
      box.disabled = !allowed;
      box.checked = text !== null && textOf(data, readState(data, parseFragment(text)).state) === textOf(data, state());
      say(allowed ? (text && !box.checked ? WORDS.other : '') : WORDS.refused);
    },
    // After each change, unless what was kept has been removed meanwhile in another window.
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

function textOf(data, state) {
  return formatFragment(answerPairs(writeState(data, state)));
}
