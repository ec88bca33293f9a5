// @ts-check
// The part for a sentence: loads the script that reads it (sentence/sentence_view.js) when the part is opened. Changes the
// page.

import {loadGlobal} from '../../core/load_script.js';
import {interview} from './interview.js';
import {withAnswers} from '../state.js';

/**
 * Read the sentence when the reader says so. What is asked before the script has loaded is done afterwards, unless the
 * part has been left by then. What was found goes away as soon as the sentence changes.
 * @param {QuestionnaireSession} session
 */
export function listenToSentence(session) {
  const section = /** @type {HTMLDetailsElement} */ (session.page.querySelector('[data-sentence]'));
  const field = section.querySelector('textarea');
  const status = section.querySelector('[data-sentence-status]');
  /** @param {(tools: SentenceTools) => void} act */
  const withTools = (act) =>
    loadGlobal(`${session.root}assets/sentence.js`, 'sentenceTools').then(act, () => {
      status.textContent = '没有载入，请刷新本页。';
    });
  const read = () => {
    status.textContent = globalThis.sentenceTools ? '' : '正在载入。';
    withTools((tools) => section.open && tools.read(section, session, (answers) => openAfter(session, answers)));
  };
  section.addEventListener('toggle', () => section.open && withTools(() => {}));
  section.querySelector('[data-sentence-read]').addEventListener('click', read);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      read();
    }
  });
  field.addEventListener('input', () => forget(section));
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
    forget(section);
  }
}

/**
 * Remove what was said of the sentence.
 * @param {HTMLElement} section
 */
function forget(section) {
  section.querySelector('[data-sentence-status]').textContent = '';
  section.querySelector('[data-sentence-found]').replaceChildren();
}
