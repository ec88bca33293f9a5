// @ts-check
// The step from one visitor to the next on the clerk's page, which can be undone for a while. Changes its buttons.

const UNDO_FOR = 20000; // milliseconds: long enough for a slip of the hand, too short for the next person to read it

/**
 * @param {HTMLElement} section
 * @param {Actions} act
 */
export function createVisitors(section, act) {
  const button = section.querySelector('[data-clerk-undo]');
  const words = section.querySelector('[data-clerk-cleared]');
  /** @type {InterviewState | null} */
  let last = null;
  let timer = 0;

  /** Forget the last visitor. */
  function forget() {
    window.clearTimeout(timer);
    last = null;
    words.textContent = '';
    button.hidden = true;
  }

  return {
    /** @param {InterviewState} state what is cleared */
    next(state) {
      forget();
      act.clear();
      if (state.answers.size + state.skipped.size > 0) {
        last = state;
        words.textContent = '已清空';
        button.hidden = false;
        timer = window.setTimeout(forget, UNDO_FOR);
      }
    },
    /** Bring the last visitor's answers back; return whether there was anything to undo. */
    undo() {
      const state = last;
      forget();
      if (state) {
        act.restore(state);
      }
      return state !== null;
    },
    forget,
  };
}
