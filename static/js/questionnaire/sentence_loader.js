// @ts-check
// Loads the script that reads a sentence (sentence/sentence_view.js) when its part is first opened. Changes the page.

import {loadGlobal} from '../core/load_script.js';
import {interview} from './interview.js';
import {withAnswers} from './state.js';

/** @param {QuestionnaireSession} session */
export function listenToSentence(session) {
  const section = session.page.querySelector('[data-sentence]');
  let started = false;
  section.addEventListener('toggle', () => {
    if (!started) {
      started = true;
      loadGlobal(`${session.root}assets/sentence.js`, 'sentenceTools').then(
        (tools) => tools.start(section, session, (answers) => openAfter(session, answers)),
        () => {
          started = false;
          section.querySelector('[data-sentence-status]').textContent = '没有载入，请刷新本页。';
        }
      );
    }
  });
}

/**
 * Return the facts that can still decide something once these answers are given.
 * @param {QuestionnaireSession} session
 * @param {[string, Answer][]} answers
 */
function openAfter({data, catalogue, state, view}, answers) {
  const {open} = interview(data, catalogue, withAnswers(state, answers), view.day);
  return new Set(open.map(({question}) => question.id));
}

/**
 * Show the part while nothing is answered, and remove what was typed once something is.
 * @param {HTMLElement} page
 * @param {ViewModel} view
 */
export function showSentence(page, {answers, state}) {
  const section = /** @type {HTMLDetailsElement} */ (page.querySelector('[data-sentence]'));
  section.hidden = answers.size > 0 || state.skipped.size > 0 || state.clerk;
  if (section.hidden && section.open) {
    section.open = false;
    section.querySelector('textarea').value = '';
    section.querySelector('[data-sentence-found]').replaceChildren();
  }
}
