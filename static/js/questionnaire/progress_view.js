// The question that is asked now, how far the interview has come, or the word that there is none. Touches the page.

import {remainingWording} from './verdict_wording.js';

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
    questionView.show(found.current, state.answers.get(found.current.question.id), view);
  } else {
    showDone(section, found.skipped.length);
  }
}

// A whole bar where nothing was ever to be asked.
function showBar(bar, done, remaining) {
  bar.max = done + remaining || 1;
  bar.value = bar.max - remaining;
}

function showDone(section, skipped) {
  section.querySelector('[data-done-heading]').textContent = '问完了';
  section.querySelector('[data-done-text]').textContent = skipped
    ? `还有 ${skipped} 题跳过了，有关的项目只能判到“可能符合”。`
    : '再问也不会改变结果。仍是“可能符合”的，或者您选了“不清楚”，或者要由部门判断。';
  section.querySelector('[data-take-up]').hidden = skipped === 0;
}
