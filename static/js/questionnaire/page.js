// @ts-check
// The questionnaire: the address is the state, and every change of it draws the page again. Changes the page.
//
// Each view gets a ViewModel (types/questionnaire.d.ts) and calls its actions to change something.

import {carryReferenceDate} from '../core/reference_date.js';
import {onFragmentChange, readFragment, writeFragment} from '../core/fragment.js';
import {today} from '../core/periods.js';
import {showAnswers} from './answers_view.js';
import {createCatalogue} from './catalogue.js';
import {createClerkLoader} from './clerk_loader.js';
import {interview} from './interview.js';
import {createSavedAnswers} from './saved_answers.js';
import {changesSince} from './link_version.js';
import {closeNotices, showChanges, showIgnored, showRestored, showScope} from './notices.js';
import {showProgress} from './progress_view.js';
import {questionView} from './question_view.js';
import {showResults} from './results_view.js';
import {listenToSettings, showDay, showClerkMode} from './settings_view.js';
import {startSharing} from './sharing.js';
import {loadPrinted, showSheet} from './sheet_view.js';
import {showStart} from './start_view.js';
import {
  cleared,
  readState,
  withAnswer,
  withAnswers,
  withAsked,
  withNoneSkipped,
  withSkipped,
  withoutAnswer,
  writeState,
} from './state.js';
import {countsWording, tallyWording} from './verdict_wording.js';

// Below this width, question and results stand one below the other; questionnaire.css has the same width.
const NARROW = '(max-width: 63.99em)';

/** @param {QuestionnaireData} content */
export function startQuestionnaire(content) {
  const page = document.querySelector('[data-interview]');
  const {root = '', soonDays} = document.documentElement.dataset;
  const catalogue = createCatalogue(content, root);
  const data = {...content, catalogue};
  const questions = new Map(data.questions.map((question) => [question.id, question]));
  const departments = new Map(data.departments.map(({name, url}) => [name, url]));
  const fixed = {data, catalogue, page, questions, departments, root, soonDays: Number(soonDays)};
  const session = /** @type {QuestionnaireSession} */ ({...fixed, opened: new Set(), begun: null});
  session.act = createActions(session);
  session.questionView = questionView(page.querySelector('form'), (sent) => receive(session, sent));
  session.clerkView = createClerkLoader(page.querySelector('[data-clerk]'), session.act, root);
  session.saved = createSavedAnswers(data, page, root, () => session.state);
  listen(session);
  startSharing(page);
  document.querySelector('[data-all-conditions]').remove();
  page.hidden = false;
  open(session);
}

/**
 * @param {QuestionnaireSession} session
 * @returns {Actions}
 */
function createActions(session) {
  return {
    ask: (fact) => ask(session, fact),
    answer: (fact, value) => goTo(session, withAnswer(session.state, fact, value)),
    forget: (fact) => goTo(session, withoutAnswer(session.state, fact)),
    begin: (preset) => begin(session, preset),
    clear: () => clear(session),
  };
}

/** @param {QuestionnaireSession} session */
function listen(session) {
  const {data, page} = session;
  /** @type {(name: string, act: () => void) => void} */
  const onClick = (name, act) => page.querySelector(`[data-${name}]`).addEventListener('click', act);
  onClick('scope-all', () => goToNext(session, {...session.state, measure: null}));
  onClick('take-up', () => goToNext(session, withNoneSkipped(session.state)));
  onClick('clear', session.act.clear);
  onClick('print', () => loadPrinted(session.view).then(() => window.print()));
  onClick('see-results', () => {
    page.querySelector('[data-results-heading]').focus();
    scrollOnNarrow(page.querySelector('[data-results]'));
  });
  onClick('see-question', () => focusOnNext(session));
  listenToSettings(page, (change) => ('day' in change ? goTo : goToNext)(session, {...session.state, ...change}));
  onFragmentChange(() => {
    const before = session.state;
    arrive(session);
    remember(session, before);
  });
  window.addEventListener('hashchange', () => keepState(writeState(data, session.state)));
}

/**
 * @param {QuestionnaireSession} session
 * @param {SentAnswer} sent
 */
function receive(session, sent) {
  const fact = /** @type {{question: QuestionEntry}} */ (session.found.current).question.id;
  const answered = () => withAnswer(session.state, fact, sent.unknown || sent.value === undefined ? null : sent.value);
  goToNext(session, sent.skip ? withSkipped(session.state, fact) : answered());
}

/**
 * @param {QuestionnaireSession} session
 * @param {string} fact
 */
function ask(session, fact) {
  goTo(session, withAsked(session.state, fact));
  focusOnNext(session, fact);
}

/**
 * @param {QuestionnaireSession} session
 * @param {PresetEntry} preset
 */
function begin(session, preset) {
  session.begun = preset;
  goToNext(session, withAnswers(session.state, Object.entries(preset.answers)));
}

/**
 * Remove every trace of the person who answered: on the device, in what is open, and in notices.
 * @param {QuestionnaireSession} session
 */
function clear(session) {
  session.saved.remove();
  session.begun = null;
  session.opened.clear();
  openScope(session, session.state.measure);
  closeNotices(session.page);
  goToNext(session, cleared(session.state));
}

/**
 * Go to a state. The clerk's mode, and the step out of it, leave no step in the history: the next person must not find
 * the last visitor's answers with Back.
 * @param {QuestionnaireSession} session
 * @param {InterviewState} next
 */
function goTo(session, next) {
  const {data, state} = session;
  writeFragment(writeState(data, next), {replace: next.clerk || state.clerk});
  draw(session);
  remember(session, state);
}

/**
 * Save the answers, but not those given in the clerk's mode.
 * @param {QuestionnaireSession} session
 * @param {InterviewState} before
 */
function remember({saved, state}, before) {
  if (state.clerk !== before.clerk) {
    saved.arrive();
  } else {
    saved.save();
  }
}

/**
 * Go to a state, and on to the next question, or to the message that there is none.
 * @param {QuestionnaireSession} session
 * @param {InterviewState} next
 */
function goToNext(session, next) {
  goTo(session, next);
  focusOnNext(session);
}

/**
 * Focus the question, or in the clerk's mode a row: that of `fact`, if one was asked for.
 * @param {QuestionnaireSession} session
 * @param {string} [fact]
 */
function focusOnNext(session, fact) {
  const {state, found, page} = session;
  if (state.clerk) {
    session.clerkView.focus(fact);
    return;
  }
  (found.current ? session.questionView : page.querySelector('[data-done-heading]')).focus();
  scrollOnNarrow(page.querySelector('[data-question-section]'));
}

/** @param {HTMLElement} section */
function scrollOnNarrow(section) {
  if (window.matchMedia(NARROW).matches) {
    section.scrollIntoView({behavior: 'instant'});
  }
}

/**
 * Open the page, with the answers that this device has stored unless the address has answers of its own.
 * @param {QuestionnaireSession} session
 */
function open(session) {
  const {page, saved, act} = session;
  const restored = saved.restorable(readFragment());
  if (restored.length) {
    writeFragment([...readFragment(), ...restored], {replace: true});
  }
  arrive(session);
  showRestored(page, restored.length ? session.state.answers.size : 0, act.clear, () => focusOnNext(session));
  saved.arrive();
}

/**
 * Arrive at a state in another way than by an answer: by a link, or by a step back or forward.
 * @param {QuestionnaireSession} session
 */
function arrive(session) {
  const {data, page} = session;
  const {state, ignored, sent} = readState(data, readFragment());
  const changes = changesSince(data, sent, state.answers);
  showIgnored(page, ignored, changes);
  showChanges(page, changes, () => focusOnNext(session));
  draw(session);
}

/** @param {QuestionnaireSession} session */
function draw(session) {
  const {data, catalogue, page} = session;
  const {state} = readState(data, readFragment());
  if (!session.state || session.state.measure !== state.measure) {
    openScope(session, state.measure);
  }
  Object.assign(session, {state, found: interview(data, catalogue, state)});
  const view = {...session, view: undefined, answers: state.answers, day: state.day || today()};
  session.view = view;
  showClerkMode(page, state.clerk);
  page.classList.toggle('is-under-way', state.answers.size + session.found.skipped.length > 0);
  showScope(page, session);
  showStart(page.querySelector('[data-start]'), view);
  showProgress(page.querySelector('[data-question-section]'), {...view, questionView: session.questionView});
  session.clerkView.show(view);
  showAnswers(page.querySelector('[data-answers-section]'), view);
  showDay(page, view.day, state.day !== null);
  showResults(page, view);
  showSheet(page.querySelector('[data-sheet]'), view);
  page.querySelector('[data-tally]').textContent = tallyWording(session.found.counts);
  announce(page, countsWording(session.found.counts, session.found.remaining));
  carryReferenceDate(state.day);
}

/**
 * Open the conditions of the measure that a reader came for.
 * @param {QuestionnaireSession} session
 * @param {string | null} key
 */
function openScope(session, key) {
  const {catalogue, opened} = session;
  const place = catalogue.places.get(key);
  const measure = place !== undefined && catalogue.measure(place);
  if (measure) {
    measure.benefits.forEach(({id}) => opened.add(`${key}/${id}`));
  } else if (place !== undefined) {
    catalogue
      .load([place])
      .then(
        () => catalogue.measure(place) && session.state.measure === key && (openScope(session, key), draw(session))
      );
  }
}

/**
 * Keep the answers in the address when the reader follows an anchor, such as the skip link.
 * @param {WritablePairs} pairs
 */
function keepState(pairs) {
  if (location.hash.length > 1 && !location.hash.includes('=')) {
    writeFragment(pairs, {replace: true});
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
