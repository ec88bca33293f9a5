// @ts-check
// Loads the script of the clerk's mode when it is first needed: few readers are clerks. Changes its part of the page.

import {loadGlobal} from '../../core/load_script.js';

/**
 * Create a stand-in for the view of clerk_view.js. What it is asked before the script has loaded is done afterwards.
 * @param {HTMLElement} section
 * @param {Actions} act
 * @param {string} root
 * @returns {ClerkView}
 */
export function createClerkLoader(section, act, root) {
  /** @type {ClerkView | null} */
  let clerk = null;
  /** @type {ViewModel} */
  let model;
  /** @type {{fact?: string} | null} */
  let pendingFocus = null;

  /** @param {(section: HTMLElement, act: Actions) => ClerkView} clerkView */
  function start(clerkView) {
    clerk = clerk || clerkView(section, act);
    section.classList.remove('is-loading');
    clerk.show(model);
    if (pendingFocus && model.state.clerk) {
      clerk.focus(pendingFocus.fact);
    }
    pendingFocus = null;
  }

  return {
    show(next) {
      model = next;
      if (clerk) {
        clerk.show(next);
      } else {
        section.hidden = !next.state.clerk;
        section.classList.add('is-loading'); // takes up its room already, so that nothing moves later
      }
      if (!clerk && next.state.clerk) {
        loadGlobal(`${root}assets/clerk.js`, 'clerkView').then(start, () => {});
      }
    },
    next() {
      if (clerk) {
        clerk.next();
      } else {
        act.clear();
      }
    },
    focus(fact) {
      if (clerk) {
        clerk.focus(fact);
      } else {
        pendingFocus = {fact};
      }
    },
  };
}
