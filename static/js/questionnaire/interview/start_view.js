// @ts-check
// Where an interview begins: the way to one measure, and later what a preset filled in. Changes the page: fills the slots
// of templates/components/start.html.

import {filledWording} from './first_answers.js';

/**
 * Show the way to one measure while nothing is answered, and the note on the preset that was filled in until
 * something else is answered or skipped.
 * @param {HTMLElement} page
 * @param {ViewModel} view
 */
export function showStart(page, {answers, begun, questions, state}) {
  const filled = begun && !state.skipped.size && isJustFilled(begun, state.answers) ? begun : null;
  const section = page.querySelector('[data-start]');
  section.hidden = !filled || state.clerk;
  page.querySelectorAll('[data-start-list]').forEach((way) => {
    way.hidden = answers.size > 0 || state.measure !== null;
  });
  if (filled) {
    section.querySelector('[data-start-filled-name]').textContent =
      `按“${filled.name}”填了 ${Object.keys(filled.answers).length} 题`;
    section.querySelector('[data-start-filled-words]').textContent =
      `${filledWording(filled, questions)}。${filled.help || ''}`;
  }
}

/**
 * Return whether the answers are those of the preset, more than one and nothing else.
 * @param {PresetEntry} preset
 * @param {Answers} answers
 */
function isJustFilled(preset, answers) {
  const filled = Object.entries(preset.answers);
  const isAnswer = (/** @type {[string, any]} */ [fact, value]) =>
    answers.has(fact) && JSON.stringify(answers.get(fact)) === JSON.stringify(value);
  return filled.length > 1 && filled.length === answers.size && filled.every(isAnswer);
}
