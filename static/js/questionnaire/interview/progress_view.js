// @ts-check
// The question asked now, the progress of the interview, or the message that there is no question left. Changes the
// page.

import {afterPaint} from '../../core/after_paint.js';
import {loadGlobal} from '../../core/load_script.js';
import {tickedIn} from '../answers/checklist.js';
import {VERDICT_CODES} from '../../rules/rule_table.js';
import {remainingWording} from '../results/verdict_wording.js';

/**
 * @param {HTMLElement} section
 * @param {ViewModel & {questionView: QuestionView, again?: boolean}} view
 */
export function showProgress(section, view) {
  const {found, state, questionView} = view;
  section.hidden = state.clerk;
  section.querySelector('[data-answered]').textContent = state.answers.size ? `已答 ${state.answers.size} 题` : '';
  section.querySelector('[data-remaining]').textContent =
    found.current && !found.remaining ? '修改或补答这一题' : remainingWording(found.remaining);
  showEstimate(section.querySelector('[data-estimate]'), view);
  showBar(section.querySelector('[data-progress]'), state.answers.size + found.skipped.length, found.remaining);
  section.querySelector('form').hidden = !found.current;
  section.querySelector('[data-done]').hidden = Boolean(found.current);
  if (found.current) {
    questionView.show(found.current, answerShown(found.current, view), view, view.again);
  } else {
    showDone(section, found, view.trail.before([]) !== null);
  }
}

/**
 * Say at the start how many questions there may be, once the first one is painted; not for so many measures that
 * trying it out would take long.
 * @param {HTMLElement} slot
 * @param {ViewModel} view
 */
function showEstimate(slot, {data, catalogue, found, state, day, root}) {
  const atStart = Boolean(found.beginning) && !catalogue.many && !state.measure;
  slot.hidden = !atStart;
  if (atStart && !slot.textContent) {
    afterPaint()
      .then(() => loadGlobal(`${root}assets/estimate.js`, 'estimateQuestions'))
      .then((estimate) => estimate(data, state, day))
      .then(([least, most]) => {
        slot.textContent = most < found.remaining ? `（一般答 ${least}–${most} 题）` : '';
      })
      .catch(() => {});
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
 * @param {InterviewResult} found
 * @param {boolean} before whether there is a question to go back to
 */
function showDone(section, {skipped, benefitVerdicts}, before) {
  const open = benefitVerdicts.includes(VERDICT_CODES.maybe);
  section.querySelector('[data-done-heading]').textContent = '答完了';
  section.querySelector('[data-done-text]').textContent = skipped.length
    ? `还有 ${skipped.length} 题跳过了，有关的项目只能判到“可能符合”。`
    : `已能得出结果，不用再答。${open ? '仍是“可能符合”的，或者您选了“不清楚”，或者要由部门、办理的单位认定。' : ''}`;
  section.querySelector('[data-take-up]').hidden = !skipped.length;
  section.querySelector('[data-done-back]').hidden = !before;
}
