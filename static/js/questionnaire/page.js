// The questionnaire at work: the address is the state, and every change of it draws the page anew. Touches the page.
//
// Each view gets `view`: {data, catalogue (see catalogue.js), questions (Map by fact), departments (Map from name to address), root, soonDays, state,
// answers (= state.answers), found (what interview() gives), day, opened (Set of what the reader opened), begun (the preset
// started from, or null), act}, and calls act.ask(fact), act.answer(fact, value), act.forget(fact), act.begin(preset),
// act.clear() to change something.

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

// There question and results stand one below the other, and what is read has the window for itself; questionnaire.css says the same.
const NARROW = '(max-width: 63.99em)';

export function startQuestionnaire(content) {
  const page = document.querySelector('[data-interview]');
  const {root, soonDays} = document.documentElement.dataset;
  const catalogue = createCatalogue(content, root);
  const data = {...content, catalogue};
  const questions = new Map(data.questions.map((question) => [question.id, question]));
  const departments = new Map(data.departments.map(({name, url}) => [name, url]));
  const fixed = {data, catalogue, page, questions, departments, root, soonDays: Number(soonDays)};
  const session = {...fixed, opened: new Set(), begun: null, state: null, found: null};
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

function createActions(session) {
  return {
    ask: (fact) => ask(session, fact),
    answer: (fact, value) => goTo(session, withAnswer(session.state, fact, value)),
    forget: (fact) => goTo(session, withoutAnswer(session.state, fact)),
    begin: (preset) => begin(session, preset),
    clear: () => clear(session),
  };
}

function listen(session) {
  const {data, page} = session;
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

function receive(session, sent) {
  const fact = session.found.current.question.id;
  const answered = () => withAnswer(session.state, fact, sent.unknown ? null : sent.value);
  goToNext(session, sent.skip ? withSkipped(session.state, fact) : answered());
}

function ask(session, fact) {
  goTo(session, withAsked(session.state, fact));
  focusOnNext(session, fact);
}

function begin(session, preset) {
  session.begun = preset;
  goToNext(session, withAnswers(session.state, Object.entries(preset.answers)));
}

// Nothing of the one who answered stays: neither on the device, nor in what is open, nor in a notice.
function clear(session) {
  session.saved.remove();
  session.begun = null;
  session.opened.clear();
  openScope(session, session.state.measure);
  closeNotices(session.page);
  goToNext(session, cleared(session.state));
}

// In the clerk's mode no step is kept, nor is the step out of it: whoever sits down next must not find the last visitor
// by going back.
function goTo(session, next) {
  const {data, state} = session;
  writeFragment(writeState(data, next), {replace: next.clerk || state.clerk});
  draw(session);
  remember(session, state);
}

// What was answered in the clerk's mode is nothing that this device was asked to keep.
function remember({saved, state}, before) {
  if (state.clerk !== before.clerk) {
    saved.arrive();
  } else {
    saved.save();
  }
}

// Where a reader goes on after an answer: to the next question, or to the word that there is none.
function goToNext(session, next) {
  goTo(session, next);
  focusOnNext(session);
}

// To the row of `fact` in the clerk's mode, where one was asked for.
function focusOnNext({state, found, page, clerkView, questionView}, fact) {
  if (state.clerk) {
    clerkView.focus(fact);
    return;
  }
  (found.current ? questionView : page.querySelector('[data-done-heading]')).focus();
  scrollOnNarrow(page.querySelector('[data-question-section]'));
}

function scrollOnNarrow(section) {
  if (window.matchMedia(NARROW).matches) {
    section.scrollIntoView({behavior: 'instant'});
  }
}

// The page opened: with the answers that this device keeps, unless the address brings answers of its own.
function open(session) {
  const {page, saved, act} = session;
  const kept = saved.restorable(readFragment());
  if (kept.length) {
    writeFragment([...readFragment(), ...kept], {replace: true});
  }
  arrive(session);
  showRestored(page, kept.length ? session.state.answers.size : 0, act.clear, () => focusOnNext(session));
  saved.arrive();
}

// At a state that was not reached from the one before by an answer: a link opened, a step back or forward.
function arrive(session) {
  const {data, page} = session;
  const {state, ignored, sent} = readState(data, readFragment());
  const changes = changesSince(data, sent, state.answers);
  showIgnored(page, ignored, changes);
  showChanges(page, changes, () => focusOnNext(session));
  draw(session);
}

function draw(session) {
  const {data, catalogue, page} = session;
  const {state} = readState(data, readFragment());
  if (!session.state || session.state.measure !== state.measure) {
    openScope(session, state.measure);
  }
  Object.assign(session, {state, found: interview(data, catalogue, state)});
  const view = {...session, answers: state.answers, day: state.day || today()};
  session.view = view;
  showClerkMode(page, state.clerk);
  page.classList.toggle('is-under-way', state.answers.size + session.found.skipped.length > 0);
  showScope(page, session);
  showStart(page.querySelector('[data-start]'), view);
  showProgress(page.querySelector('[data-question-section]'), session);
  session.clerkView.show(view);
  showAnswers(page.querySelector('[data-answers-section]'), view);
  showDay(page, view.day, state.day !== null);
  showResults(page, view);
  showSheet(page.querySelector('[data-sheet]'), view);
  page.querySelector('[data-tally]').textContent = tallyWording(session.found.counts);
  announce(page, countsWording(session.found.counts, session.found.remaining));
  carryReferenceDate(state.day);
}

// Who comes for one measure wants to see its conditions.
function openScope(session, key) {
  const {catalogue, opened} = session;
  const place = catalogue.places.get(key);
  const measure = place !== undefined && catalogue.measure(place);
  if (measure) {
    measure.benefits.forEach(({id}) => opened.add(`${key}/${id}`));
  } else if (place !== undefined) {
    catalogue.load([place]).then(() => catalogue.measure(place) && session.state.measure === key && (openScope(session, key), draw(session)));
  }
}

// Following an anchor, such as the skip link, must not take the answers out of the address.
function keepState(pairs) {
  if (location.hash.length > 1 && !location.hash.includes('=')) {
    writeFragment(pairs, {replace: true});
  }
}

// Once for each change: the same words written again would be read out again.
function announce(page, words) {
  const live = page.querySelector('[data-live]');
  if (live.textContent !== words) {
    live.textContent = words;
  }
}
