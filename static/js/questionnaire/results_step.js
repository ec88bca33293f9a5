// @ts-check
// The way from the question to the results and back, where they stand one below the other: a step in the history, so
// that Back returns to the question and not to the answer before. Changes the history, the focus and the scroll position.

import {focusOnNext, scrollOnNarrow} from './focus.js';

const STEP = 'results';

/**
 * @param {QuestionnaireSession} session
 * @param {(name: string, act: () => void) => void} onClick called with the data attribute of a button
 */
export function listenToSteps(session, onClick) {
  const {page} = session;
  onClick('see-results', () => {
    if (!isAtResults()) {
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
    }
    wasAtResults = isAtResults();
  });

  function remember() {
    try {
      history.pushState({step: STEP}, '');
      wasAtResults = true;
    } catch {
      // Some browsers refuse to change the history of a file: Back then undoes the last answer.
    }
  }
}

function isAtResults() {
  return Boolean(history.state && history.state.step === STEP);
}
