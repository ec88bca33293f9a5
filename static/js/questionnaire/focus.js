// @ts-check
// Leads the reader to the next question. Changes the focus and the scroll position.

// Below this width, question and results stand one below the other; questionnaire.css has the same width.
const NARROW = '(max-width: 63.99em)';

/**
 * Focus the question, or in the clerk's mode a row: that of `fact`, if one was asked for.
 * @param {QuestionnaireSession} session
 * @param {string} [fact]
 */
export function focusOnNext(session, fact) {
  const {state, found, page} = session;
  if (state.clerk) {
    session.clerkView.focus(fact);
    return;
  }
  (found.current ? session.questionView : page.querySelector('[data-done-heading]')).focus();
  scrollOnNarrow(page.querySelector('[data-question-section]'));
}

/** @param {HTMLElement} section */
export function scrollOnNarrow(section) {
  if (window.matchMedia(NARROW).matches) {
    section.scrollIntoView({behavior: 'instant'});
  }
}
