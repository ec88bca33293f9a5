// @ts-check
// Where an interview begins: the way to one measure, and later what a preset filled in. Changes the page: fills the slots
// of templates/components/start.html.

import {filledWording} from './first_answers.js';

/**
 * Show the way to one measure while nothing is answered, and the note on the preset that was filled in while its answers
 * stay as they are.
 * @param {HTMLElement} page
 * @param {ViewModel} view
 */
export function showStart(page, {answers, begun, questions, state}) {
  const filled = begun && Object.keys(begun.answers).length > 1 && stillFilled(begun, answers) ? begun : null;
  const section = page.querySelector('[data-start]');
  section.hidden = !filled || state.clerk;
  page.querySelectorAll('[data-start-list]').forEach((way) => {
    way.hidden = answers.size > 0 || state.measure !== null;
  });
  if (filled) {
    section.querySelector('[data-start-filled-name]').textContent =
      `从“${filled.name}”开始，替您填了 ${Object.keys(filled.answers).length} 题`;
    section.querySelector('[data-start-filled-words]').textContent =
      `${filledWording(filled, questions)}。${filled.help || ''}`;
  }
}

/**
 * @param {PresetEntry} preset
 * @param {Answers} answers
 */
function stillFilled(preset, answers) {
  return Object.entries(preset.answers).every(
    ([fact, value]) => answers.has(fact) && JSON.stringify(answers.get(fact)) === JSON.stringify(value)
  );
}
