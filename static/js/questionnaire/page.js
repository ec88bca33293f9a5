// The questionnaire at work: the address is the state, and every change of it draws the page anew. Touches the page.

import {carryDay} from '../day_looked_from.js';
import {onFragmentChange, readFragment, writeFragment} from '../fragment.js';
import {today} from '../periods.js';
import {showAnswers} from './answers_view.js';
import {interview} from './interview.js';
import {questionView} from './question_view.js';
import {showResults} from './results_view.js';
import {startSharing} from './sharing.js';
import {cleared, readState, withAnswer, withAsked, withEverySkippedTakenUp, withSkipped, writeState} from './state.js';
import {countsWording, remainingWording} from './verdict_wording.js';

export function startQuestionnaire(data) {
  const page = document.querySelector('[data-interview]');
  const {root, soonDays} = document.documentElement.dataset;
  const questions = new Map(data.questions.map((question) => [question.id, question]));
  const departments = new Map(data.departments.map(({name, url}) => [name, url]));
  const fixed = {data, page, questions, departments, root, soonDays: Number(soonDays)};
  const session = {...fixed, opened: new Set(), state: null, found: null};
  session.view = questionView(page.querySelector('form'), (sent) => receive(session, sent));
  listen(session);
  startSharing(page);
  document.querySelector('[data-all-conditions]').remove();
  page.hidden = false;
  draw(session);
}

function listen(session) {
  const {data, page} = session;
  const onClick = (name, act) => page.querySelector(`[data-${name}]`).addEventListener('click', act);
  onClick('scope-all', () => goOn(session, {...session.state, measure: null}));
  onClick('take-up', () => goOn(session, withEverySkippedTakenUp(session.state)));
  onClick('clear', () => goOn(session, cleared(session.state)));
  onClick('see-results', () => page.querySelector('[data-results-heading]').focus());
  page.querySelector('[data-day]').addEventListener('change', ({target}) => {
    if (!target.validity.badInput) {
      go(session, {...session.state, day: target.value || null});
    }
  });
  onFragmentChange(() => draw(session));
  window.addEventListener('hashchange', () => keepState(writeState(data, session.state)));
}

function receive(session, sent) {
  const fact = session.found.current.question.id;
  const answered = () => withAnswer(session.state, fact, sent.unknown ? null : sent.value);
  goOn(session, sent.skip ? withSkipped(session.state, fact) : answered());
}

function ask(session, fact) {
  go(session, withAsked(session.state, fact));
  session.view.focus();
}

function go(session, next) {
  writeFragment(writeState(session.data, next));
  draw(session);
}

// Where a reader goes on after an answer: to the next question, or to the word that there is none.
function goOn(session, next) {
  go(session, next);
  if (session.found.current) {
    session.view.focus();
  } else {
    session.page.querySelector('[data-done-heading]').focus();
  }
}

function draw(session) {
  const {data, page, view} = session;
  const {state, ignored} = readState(data, readFragment());
  const found = interview(data, state);
  openScope(session, state);
  Object.assign(session, {state, found});
  const askFor = (fact) => ask(session, fact);
  const shown = {...session, answers: state.answers, ask: askFor, day: state.day || today()};
  showScope(page, session);
  showIgnored(page, ignored);
  showQuestion(page, found, state, view);
  showAnswers(page.querySelector('[data-answers-section]'), data.questions, state, askFor);
  showDay(page, shown.day, state.day !== null);
  showResults(page, found, shown);
  page.querySelector('[data-live]').textContent = countsWording(found.counts, found.remaining);
  carryDay(state.day);
}

// Who comes for one measure wants to see its conditions.
function openScope({data, opened, state}, next) {
  if (next.measure && next.measure !== (state && state.measure)) {
    const measure = data.measures.find(({key}) => key === next.measure);
    measure.benefits.forEach(({id}) => opened.add(`${measure.key}/${id}`));
  }
}

// Following an anchor, such as the skip link, must not take the answers out of the address.
function keepState(pairs) {
  if (location.hash.length > 1 && !location.hash.includes('=')) {
    writeFragment(pairs, {replace: true});
  }
}

function showScope(page, {data, root, state}) {
  const scope = page.querySelector('[data-scope]');
  const measure = data.measures.find(({key}) => key === state.measure);
  scope.hidden = !measure;
  if (measure) {
    const link = scope.querySelector('[data-scope-measure]');
    link.textContent = `${measure.number}. ${measure.title}`;
    link.href = root + measure.url;
  }
}

function showIgnored(page, ignored) {
  const notice = page.querySelector('[data-ignored]');
  notice.hidden = ignored.length === 0;
  notice.textContent = ignored.length ? `链接里有 ${ignored.length} 处本站不认识或不能用，已略去：${ignored.join('、')}` : '';
}

function showQuestion(page, found, state, view) {
  const done = page.querySelector('[data-done]');
  const form = page.querySelector('form');
  page.querySelector('[data-remaining]').textContent = found.current && !found.remaining ? '修改或补答这一题' : remainingWording(found.remaining);
  form.hidden = !found.current;
  done.hidden = Boolean(found.current);
  if (found.current) {
    view.show(found.current, state.answers.get(found.current.question.id));
    return;
  }
  const skipped = found.skipped.length;
  page.querySelector('[data-done-heading]').textContent = '问完了';
  page.querySelector('[data-done-text]').textContent = skipped
    ? `还有 ${skipped} 题跳过了，有关的项目只能判到“可能符合”。`
    : '再问也不会改变结果。仍是“可能符合”的，或者您选了“不清楚”，或者要由部门判断。';
  page.querySelector('[data-take-up]').hidden = skipped === 0;
}

function showDay(page, day, chosen) {
  page.querySelector('[data-day]').value = day;
  page.querySelector('[data-day-hint]').textContent = chosen ? '期限按这一天判断。' : '期限按今天判断，可以换一天看。';
}
