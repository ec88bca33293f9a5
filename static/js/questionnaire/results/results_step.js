// @ts-check
// The way from the question to the results and back, where they stand one below the other: a step in the history, so
// that Back returns to the question and not to the answer before. Changes the history, the focus and the scroll position.

import {afterPaint} from '../../core/after_paint.js';
import {isKiosk} from '../../core/fragment.js';
import {focusOnNext, scrollOnNarrow} from '../focus.js';

const STEP = 'results';

/**
 * @param {QuestionnaireSession} session
 * @param {(name: string, act: () => void) => void} onClick called with the data attribute of a button
 */
export function listenToSteps(session, onClick) {
  const {page} = session;
  onClick('see-results', () => {
    if (!isAtResults() && !isKiosk()) {
      remember();
    }
    page.querySelector('[data-results-heading]').focus();
    scrollOnNarrow(page.querySelector('[data-results]'));
  });
  onClick('see-question', () => (isAtResults() ? history.back() : focusOnNext(session)));
  let wasAtResults = isAtResults();
  window.addEventListener('popstate', () => {
    if (wasAtResults && !isAtResults() && page.isConnected) {
      focusOnNext(session);
      afterPaint().then(() => restoreScroll('auto'));
    }
    wasAtResults = isAtResults();
  });

  function remember() {
    try {
      restoreScroll('manual'); // or the browser would at times scroll away from the question again
      history.pushState({step: STEP}, '');
      wasAtResults = true;
      restoreScroll('auto');
    } catch {
      restoreScroll('auto');
      // Some browsers refuse to change the history of a file: Back then undoes the last answer.
    }
  }
}

/**
 * Say who scrolls when the reader comes back to the present step of the history: the browser, or this script.
 * @param {ScrollRestoration} who
 */
function restoreScroll(who) {
  history.scrollRestoration = who;
}

function isAtResults() {
  return Boolean(history.state && history.state.step === STEP);
}
