// @ts-check
// The questionnaire: the address is the state, and every change of it draws the page again (draw.js). Changes the page.

import {onFragmentChange, readFragment, writeFragment} from '../core/fragment.js';
import {onNewDay} from '../core/new_day.js';
import {createCatalogue} from './catalogue.js';
import {createClerkLoader} from './clerk/clerk_loader.js';
import {whenAnswersCanBeCompleted} from './answers/computed_loader.js';
import {draw, openScope} from './draw.js';
import {loadFigures} from './interview/figure_loader.js';
import {focusOnNext} from './focus.js';
import {createSavedAnswers} from './answers/saved_answers.js';
import {changesSince} from './answers/link_version.js';
import {closeNotices, showChanges, showIgnored, showRestored} from './notices.js';
import {questionView} from './interview/question_view.js';
import {listenToSteps} from './results/results_step.js';
import {listenToSettings} from './settings_view.js';
import {startSharing} from './results/sharing.js';
import {listenToSentence} from './interview/sentence_loader.js';
import {createTrail} from './interview/trail.js';
import {loadPrinted} from './sheet/sheet_loader.js';
import {clearedWords, createUndo} from './undo.js';
import {
  answerPairs,
  cleared,
  readState,
  withAnswer,
  withAnswers,
  withAsked,
  withChecklist,
  withNoneSkipped,
  withSkipped,
  withoutAnswer,
  writeState,
} from './state.js';

/** @param {QuestionnaireData} content */
export function startQuestionnaire(content) {
  const page = document.querySelector('[data-interview]');
  const {root = '', soonDays} = document.documentElement.dataset;
  const catalogue = createCatalogue(content, root);
  const data = {...content, catalogue};
  const facts = [...data.questions, .../** @type {QuestionEntry[]} */ (data.computed || [])];
  const questions = new Map(facts.map((question) => [question.id, question]));
  const departments = new Map(data.departments.map((unit) => [unit.name, unit]));
  const fixed = {data, catalogue, page, questions, departments, root, soonDays: Number(soonDays)};
  const kept = {opened: new Set(), begun: null, trail: createTrail()};
  const session = /** @type {QuestionnaireSession} */ ({...fixed, ...kept});
  session.act = createActions(session);
  session.questionView = questionView(
    page.querySelector('form'),
    (sent) => receive(session, sent),
    () => goBack(session)
  );
  session.clerkView = createClerkLoader(page.querySelector('[data-clerk]'), session.act, root);
  session.saved = createSavedAnswers(
    data,
    page,
    root,
    () => session.state,
    (pairs) => takeSaved(session, pairs)
  );
  const undo = page.querySelector('[data-cleared]');
  session.undo = createUndo(undo.querySelector('span'), undo.querySelector('button'), undo);
  startSharing(page);
  document.querySelector('[data-all-conditions]').remove();
  whenAnswersCanBeCompleted(data, root, () => {
    page.hidden = false;
    open(session);
    listen(session);
    loadFigures(content, root);
  });
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
    fill: (answers, asked) => fill(session, answers, asked),
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
  onClick('clear', () => clearForAll(session));
  onClick('print', () => loadPrinted(session.view).then(() => window.print()));
  listenToSteps(session, onClick);
  listenToSentence(session);
  onClick('done-back', () => goBack(session));
  listenToSettings(page, (change) => ('day' in change ? goTo : goToNext)(session, {...session.state, ...change}));
  onFragmentChange(() => {
    const before = session.state;
    arrive(session);
    remember(session, before, session.saved.follow);
  });
  onNewDay(() => draw(session, true));
  window.addEventListener('hashchange', () => keepState(writeState(data, session.state)));
}

/**
 * @param {QuestionnaireSession} session
 * @param {SentAnswer} sent
 */
function receive(session, sent) {
  const current = /** @type {CurrentQuestion} */ (session.found.current);
  const facts = current.facts;
  const [fact] = facts;
  session.trail.add(facts);
  if (facts.length > 1) {
    const listed = facts.map((each) => /** @type {QuestionEntry} */ (session.questions.get(each)));
    goToNext(session, withChecklist(session.state, listed, sent));
    return;
  }
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
 * Go to the question before, with its answer filled in; no answer is lost.
 * @param {QuestionnaireSession} session
 */
function goBack(session) {
  const {facts = []} = session.found.current || {};
  const before = session.trail.before(facts);
  if (before) ask(session, before);
}

/**
 * @param {QuestionnaireSession} session
 * @param {PresetEntry} preset
 */
function begin(session, preset) {
  session.begun = preset;
  const {current} = session.found;
  session.trail.add(current ? current.facts : []);
  goToNext(session, withAnswers(session.state, Object.entries(preset.answers)));
}

/**
 * Take the answers that the reader confirmed, and ask next what was only mentioned.
 * @param {QuestionnaireSession} session
 * @param {[string, Answer][]} answers
 * @param {string[]} asked
 */
function fill(session, answers, asked) {
  const {current} = session.found;
  session.trail.add(current ? current.facts : []);
  const next = withAnswers(session.state, answers);
  goToNext(session, {...next, about: new Set([...next.about, ...asked]), ask: asked[0] || null});
}

/**
 * Remove every trace of the person who answered: on the device, in what is open, and in notices.
 * @param {QuestionnaireSession} session
 * @returns {() => void} how to bring all of it back
 */
function clear(session) {
  const {answers, skipped, about} = session.state;
  const putBack = session.saved.remove();
  session.begun = null;
  session.opened.clear();
  session.trail.clear();
  openScope(session, session.state.measure);
  closeNotices(session.page);
  goToNext(session, cleared(session.state));
  return () => {
    goToNext(session, {...session.state, answers, skipped, about, ask: null});
    putBack();
  };
}

/**
 * Clear, and offer to undo it. In the clerk's mode it is the step to the next visitor.
 * @param {QuestionnaireSession} session
 */
function clearForAll(session) {
  if (session.state.clerk) {
    session.clerkView.next();
    return;
  }
  const words = clearedWords(session.state);
  const undo = clear(session);
  if (words) {
    session.undo.offer(words, undo);
  }
}

/**
 * Go to a state. The clerk's mode, and the step out of it, leave no step in the history: the next person must not find
 * the last visitor's answers with Back.
 * @param {QuestionnaireSession} session
 * @param {InterviewState} next
 */
function goTo(session, next) {
  const {data, state} = session;
  session.undo.forget();
  writeFragment(writeState(data, next), {replace: next.clerk || state.clerk});
  draw(session);
  remember(session, state, session.saved.save);
}

/**
 * Save the answers, but not those given in the clerk's mode.
 * @param {QuestionnaireSession} session
 * @param {InterviewState} before
 * @param {() => void} save
 */
function remember({saved, state}, before, save) {
  if (state.clerk !== before.clerk) saved.arrive();
  else save();
}

/**
 * Go to the answers that this device has stored, instead of those in the address.
 * @param {QuestionnaireSession} session
 * @param {FragmentPairs} pairs
 */
function takeSaved(session, pairs) {
  const others = readFragment().filter((pair) => pair[0] !== 'ask' && !answerPairs([pair]).length);
  writeFragment([...others, ...pairs]);
  arrive(session);
  focusOnNext(session);
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
 * Open the page, with the answers that this device has stored unless the address has answers of its own.
 * @param {QuestionnaireSession} session
 */
function open(session) {
  const {page, saved} = session;
  const restored = saved.restorable(readFragment());
  if (restored.length) {
    writeFragment([...readFragment(), ...restored], {replace: true});
  }
  arrive(session);
  showRestored(
    page,
    restored.length ? session.state.answers.size : 0,
    () => clearForAll(session),
    () => focusOnNext(session)
  );
  saved.arrive();
}

/**
 * Arrive at a state in another way than by an answer: by a link, or by a step back or forward.
 * @param {QuestionnaireSession} session
 */
function arrive(session) {
  const {data, page} = session;
  session.undo.forget();
  const pairs = readFragment();
  const {state, ignored, sent} = readState(data, pairs);
  const changes = changesSince(data, sent, state.answers);
  showIgnored(page, {pairs, ignored}, changes);
  showChanges(page, changes, () => focusOnNext(session));
  draw(session);
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
