// The clerk's mode, whose script is loaded when it is first wanted: few readers ever are clerks. Touches its part of the page.

import {loadGlobal} from '../core/load_script.js';

// Like clerk_view.js, {show, focus}; what is asked for before the script is there is done then.
export function createClerkLoader(section, act, root) {
  let clerk = null;
  let model = null;
  let pendingFocus = null;

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
        section.classList.add('is-loading'); // has its room already, so that nothing moves
      }
      if (!clerk && next.state.clerk) {
        loadGlobal(`${root}assets/clerk.js`, 'clerkView').then(start, () => {});
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
