// @ts-check
// An offer to undo, which stands for a while. Changes its words and its button.

const FOR = 20000; // milliseconds: long enough for a slip of the hand, too short for the next person to read it

/**
 * @param {HTMLElement} words
 * @param {HTMLElement} button
 * @param {HTMLElement} [box] what is shown while there is an offer
 * @returns {Undo}
 */
export function createUndo(words, button, box = button) {
  /** @type {(() => void) | null} */
  let last = null;
  let timer = 0;

  function forget() {
    window.clearTimeout(timer);
    last = null;
    words.textContent = '';
    box.hidden = true;
  }

  /** Undo; return whether there was anything to undo. */
  function take() {
    const undo = last;
    forget();
    if (undo) {
      undo();
    }
    return undo !== null;
  }

  button.addEventListener('click', take);
  return {
    offer(said, undo) {
      forget();
      last = undo;
      words.textContent = said;
      box.hidden = false;
      timer = window.setTimeout(forget, FOR);
    },
    take,
    forget,
  };
}

/**
 * Return what to say once a state has been cleared; nothing if it was empty.
 * @param {Pick<InterviewState, 'answers' | 'skipped'>} state
 */
export function clearedWords({answers, skipped}) {
  return answers.size ? `已清空 ${answers.size} 题回答` : skipped.size ? '已清空' : '';
}
