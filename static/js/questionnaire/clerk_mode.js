// The clerk's mode, whose script is loaded when it is first wanted: few readers ever are clerks. Touches its part of the page.

import {loadGlobal} from '../core/load_script.js';

// Like clerk_view.js, {show, focus}; what is asked for before the script is there is done then.
export function clerkMode(section, act, root) {
  let view = null;
  let shown = null;
  let awaited = null;

  function start(clerkView) {
    view = view || clerkView(section, act);
    section.classList.remove('is-loading');
    view.show(shown);
    if (awaited && shown.state.clerk) {
      view.focus(awaited.fact);
    }
    awaited = null;
  }

  return {
    show(next) {
      shown = next;
      if (view) {
        view.show(next);
      } else {
        section.hidden = !next.state.clerk;
        section.classList.add('is-loading'); // has its room already, so that nothing moves
      }
      if (!view && next.state.clerk) {
        loadGlobal(`${root}assets/clerk.js`, 'clerkView').then(start, () => {});
      }
    },
    focus(fact) {
      if (view) {
        view.focus(fact);
      } else {
        awaited = {fact};
      }
    },
  };
}
