// @ts-check
// Where an interview begins: the presets of the content where they are no answers of the first question
// (first_answers.js), or one measure. Changes the page: fills the slots of templates/components/start.html.

import {element} from '../core/element.js';
import {filledWording, offeredPresets, presetsAreAnswers} from './first_answers.js';

/**
 * Show what to start from. Once there are answers there is nothing to start from, but the note on the preset that was
 * filled in stays. In the clerk's mode the form must not move when the first answer is given.
 * @param {HTMLElement} section
 * @param {ViewModel} view
 */
export function showStart(section, view) {
  const {answers, begun, state} = view;
  const atStart = answers.size === 0 && !state.clerk;
  const offered = presetsAreAnswers(view) ? [] : offeredPresets(view);
  const toList = atStart && !state.measure;
  const filled = begun && Object.keys(begun.answers).length > 1 && stillFilled(begun, answers) ? begun : null;
  section.hidden = !offered.length && !toList && !filled;
  section.querySelector('[data-start-offer]').hidden = !offered.length;
  section.querySelector('[data-start-list]').hidden = !toList;
  section.querySelector('[data-presets]').replaceChildren(...offered.map((preset) => presetItem(preset, view)));
  section
    .querySelector('[data-presets-explained]')
    .replaceChildren(...offered.flatMap((preset) => explained(preset, view)));
  showFilled(section.querySelector('[data-start-filled]'), filled, view);
}

/**
 * @param {PresetEntry} preset
 * @param {ViewModel} view
 */
function presetItem(preset, {act}) {
  const attributes = {class: 'preset', type: 'button', 'data-preset': preset.id, 'aria-describedby': idOf(preset)};
  return element('li', null, element('button', {...attributes, on: {click: () => act.begin(preset)}}, preset.name));
}

/**
 * @param {PresetEntry} preset
 * @param {ViewModel} view
 */
function explained(preset, {questions}) {
  return [element('dt', null, preset.name), element('dd', {id: idOf(preset)}, filledWording(preset, questions))];
}

/** @param {PresetEntry} preset */
function idOf({id}) {
  return `preset-${id}`;
}

/**
 * @param {HTMLElement} slot
 * @param {PresetEntry | null} preset
 * @param {ViewModel} view
 */
function showFilled(slot, preset, {questions}) {
  slot.hidden = !preset;
  if (preset) {
    slot.querySelector('[data-start-filled-name]').textContent =
      `从“${preset.name}”开始，替您填了 ${Object.keys(preset.answers).length} 题`;
    slot.querySelector('[data-start-filled-words]').textContent =
      `${filledWording(preset, questions)}。${preset.help || ''}`;
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
