// @ts-check
// The question asked now, the progress of the interview, or the message that there is no question left. Changes the
// page.

import {tickedIn} from './checklist.js';
import {remainingWording} from './verdict_wording.js';

/**
 * @param {HTMLElement} section
 * @param {ViewModel & {questionView: QuestionView}} view
 */
export function showProgress(section, view) {
  const {found, state, questionView} = view;
  section.hidden = state.clerk;
  section.querySelector('[data-answered]').textContent = state.answers.size ? `已答 ${state.answers.size} 题` : '';
  section.querySelector('[data-remaining]').textContent =
    found.current && !found.remaining ? '修改或补答这一题' : remainingWording(found.remaining);
  showBar(section.querySelector('[data-progress]'), state.answers.size + found.skipped.length, found.remaining);
  section.querySelector('form').hidden = !found.current;
  section.querySelector('[data-done]').hidden = Boolean(found.current);
  if (found.current) {
    questionView.show(found.current, answerShown(found.current, view), view);
  } else {
    showDone(section, found.skipped.length, view.trail.before([]) !== null);
  }
}

/**
 * Return the answer to fill in: for a list, what is ticked.
 * @param {CurrentQuestion} current
 * @param {ViewModel} view
 */
function answerShown({facts}, {state, questions}) {
  const listed = facts.map((fact) => /** @type {QuestionEntry} */ (questions.get(fact)));
  return facts.length > 1 ? tickedIn(listed, state) : state.answers.get(facts[0]);
}

/**
 * Show the progress; a full bar if there was never anything to ask.
 * @param {HTMLProgressElement} bar
 * @param {number} done
 * @param {number} remaining
 */
function showBar(bar, done, remaining) {
  bar.max = done + remaining || 1;
  bar.value = bar.max - remaining;
}

/**
 * @param {HTMLElement} section
 * @param {number} skipped
 * @param {boolean} before whether there is a question to go back to
 */
function showDone(section, skipped, before) {
  section.querySelector('[data-done-heading]').textContent = '答完了';
  section.querySelector('[data-done-text]').textContent = skipped
    ? `还有 ${skipped} 题跳过了，有关的项目只能判到“可能符合”。`
    : '已能得出结果，不用再答。仍是“可能符合”的，或者您选了“不清楚”，或者要由部门、办理的单位认定。';
  section.querySelector('[data-take-up]').hidden = skipped === 0;
  section.querySelector('[data-done-back]').hidden = !before;
}
