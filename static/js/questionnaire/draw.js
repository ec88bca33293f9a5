// @ts-check
// Draws the questionnaire as the state in the address says. Changes the page.
//
// Each view gets a ViewModel (types/questionnaire.d.ts) and calls its actions to change something.

import {carryReferenceDate} from '../core/reference_date.js';
import {readFragment} from '../core/fragment.js';
import {today} from '../core/periods.js';
import {showAnswers} from './answers/answers_view.js';
import {interview} from './interview/interview.js';
import {showScope} from './notices.js';
import {showOver} from './results/over_notice.js';
import {countsOverWording} from './results/over_wording.js';
import {isAllPast} from './results/ranks.js';
import {showProgress} from './interview/progress_view.js';
import {showResults} from './results/results_loader.js';
import {showDay, showClerkMode} from './settings_view.js';
import {showSentence} from './interview/sentence_loader.js';
import {showLinkDay} from './results/sharing.js';
import {showSheet} from './sheet/sheet_loader.js';
import {showStart} from './interview/start_view.js';
import {readState} from './state.js';
import {countsWording, tallyWording} from './results/verdict_wording.js';

/**
 * @param {QuestionnaireSession} session
 * @param {boolean} [again] whether nothing was answered: what is half typed then stays
 */
export function draw(session, again = false) {
  const {data, catalogue, page} = session;
  const {state} = readState(data, readFragment());
  if (!session.state || session.state.measure !== state.measure) {
    openScope(session, state.measure);
  }
  const day = state.day || today();
  Object.assign(session, {state, found: interview(data, catalogue, state, day)});
  const view = {...session, view: undefined, answers: catalogue.complete(state.answers), day, today: today()};
  session.view = view;
  showClerkMode(page, state.clerk);
  page.classList.toggle('is-under-way', state.answers.size + session.found.skipped.length > 0);
  showScope(page, session);
  showOver(page, view);
  showStart(page, view);
  showSentence(page, view);
  showProgress(page.querySelector('[data-question-section]'), {...view, questionView: session.questionView, again});
  session.clerkView.show(view);
  showAnswers(page.querySelector('[data-answers-section]'), view);
  showLinkDay(page, view);
  showDay(page, view.day, state.day !== null);
  showResults(page, view);
  showSheet(page.querySelector('[data-sheet]'), view);
  page.querySelector('[data-tally]').textContent = tallyWording(session.found.counts, isAllPast(view));
  announce(page, countsWording(session.found.counts, session.found.remaining, countsOverWording(view)));
  carryReferenceDate(state.day);
}

/**
 * Open the conditions of the measure that a reader came for.
 * @param {QuestionnaireSession} session
 * @param {string | null} key
 */
export function openScope(session, key) {
  const {catalogue, opened} = session;
  const place = catalogue.places.get(key);
  const measure = place !== undefined && catalogue.measure(place);
  if (measure) {
    measure.benefits.forEach(({id}) => opened.add(`${key}/${id}`));
  } else if (place !== undefined) {
    catalogue
      .load([place])
      .then(
        () =>
          catalogue.measure(place) && session.state.measure === key && (openScope(session, key), draw(session, true))
      );
  }
}

/**
 * Announce words once for each change: writing them again would make a screen reader repeat them.
 * @param {HTMLElement} page
 * @param {string} words
 */
function announce(page, words) {
  const live = page.querySelector('[data-live]');
  if (live.textContent !== words) {
    live.textContent = words;
  }
}
