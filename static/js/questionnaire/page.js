// The questionnaire at work: the address is the state, and every change of it draws the page anew. Touches the page.

import {onFragmentChange, readFragment, writeFragment} from '../fragment.js';
import {today} from '../periods.js';
import {isIsoDate} from '../rules/dates.js';
import {showAnswers} from './answers_view.js';
import {interview} from './interview.js';
import {questionView} from './question_view.js';
import {showResults} from './results_view.js';
import {startSharing} from './sharing.js';
import {cleared, readState, withAnswer, withAsked, withEverySkippedTakenUp, withSkipped, writeState} from './state.js';
import {countsWording, remainingWording} from './verdict_wording.js';

export function startQuestionnaire(data) {
  const page = document.querySelector('[data-interview]');
  const context = {
    data,
    questions: new Map(data.questions.map((question) => [question.id, question])),
    soonDays: Number(document.documentElement.dataset.soonDays),
    root: document.documentElement.dataset.root,
    opened: new Set(),
  };
  let state = null;
  let found = null;

  const go = (next, day) => {
    writeFragment(withDay(writeState(data, next), day === undefined ? dayChosen() : day));
    draw();
  };
  const ask = (fact) => {
    go(withAsked(state, fact));
    view.focus();
  };
  const view = questionView(page.querySelector('form'), (sent) => {
    const fact = found.current.question.id;
    go(sent.skip ? withSkipped(state, fact) : withAnswer(state, fact, sent.unknown ? null : sent.value));
    focusNext(page, found, view);
  });

  function draw() {
    const read = readState(data, readFragment());
    state = read.state;
    found = interview(data, state);
    const shown = {...context, answers: state.answers, ask, day: dayChosen() || today()};
    showScope(page, context, state);
    showIgnored(page, read.ignored);
    showQuestion(page, found, state, view);
    showAnswers(page.querySelector('[data-answers-section]'), data.questions, state, ask);
    showDay(page, shown);
    showResults(page, found, shown);
    page.querySelector('[data-live]').textContent = countsWording(found.counts, found.remaining);
  }

  page.querySelector('[data-scope-all]').addEventListener('click', () => {
    go({...state, measure: null});
    focusNext(page, found, view);
  });
  page.querySelector('[data-take-up]').addEventListener('click', () => {
    go(withEverySkippedTakenUp(state));
    focusNext(page, found, view);
  });
  page.querySelector('[data-clear]').addEventListener('click', () => {
    go(cleared(state));
    focusNext(page, found, view);
  });
  page.querySelector('[data-see-results]').addEventListener('click', () => page.querySelector('[data-results-heading]').focus());
  page.querySelector('[data-day]').addEventListener('change', (event) => {
    if (!event.target.validity.badInput) {
      go(state, event.target.value || null);
    }
  });
  startSharing(page);
  document.querySelector('[data-all-conditions]').remove();
  page.hidden = false;
  onFragmentChange(draw);
  draw();
}

function dayChosen() {
  const day = new Map(readFragment()).get('on');
  return isIsoDate(day) ? day : null;
}

function withDay(pairs, day) {
  return day ? [...pairs, ['on', day]] : pairs;
}

// Where a reader who sent an answer goes on: the next question, or the word that there is none.
function focusNext(page, found, view) {
  if (found.current) {
    view.focus();
  } else {
    page.querySelector('[data-done-heading]').focus();
  }
}

function showScope(page, {data, root}, state) {
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
  page.querySelector('[data-remaining]').textContent = remainingWording(found.remaining);
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

function showDay(page, {day}) {
  page.querySelector('[data-day]').value = day;
  page.querySelector('[data-day-summary]').textContent = dayChosen() ? '期限按这一天判断。' : '期限按今天判断；可以换一天看。';
}
