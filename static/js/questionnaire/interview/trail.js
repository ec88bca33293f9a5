// @ts-check
// The questions that the reader has come by while the page is open, for the button 上一题. Remembers them.

/**
 * Create a trail. A step is the facts of a question: one, or those of a list.
 * @returns {Trail}
 */
export function createTrail() {
  /** @type {string[]} */
  let steps = [];

  return {
    /** Note that a question has been answered or skipped; one that was on the trail keeps its place. */
    add(facts) {
      const step = facts.join(',');
      if (!steps.includes(step)) {
        steps.push(step);
      }
    },
    /** Return the question before this one, or before the end of the trail; null if there is none. */
    before(facts) {
      const at = steps.indexOf(facts.join(','));
      return (at < 0 ? steps[steps.length - 1] : steps[at - 1]) || null;
    },
    clear() {
      steps = [];
    },
  };
}
