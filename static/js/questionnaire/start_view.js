// @ts-check
// Where an interview begins: the presets of the content, or one measure. Changes the page: fills the slots of
// templates/components/start.html.

import {answerWording} from './answers.js';
import {element} from '../core/element.js';

/**
 * Show what to start from. Once there are answers there is nothing to start from, but the note on the preset that was
 * filled in stays. In the clerk's mode the form must not move when the first answer is given.
 * @param {HTMLElement} section
 * @param {ViewModel} view
 */
export function showStart(section, view) {
  const {answers, begun, state} = view;
  const atStart = answers.size === 0 && !state.clerk;
  const offered = atStart ? presetsFor(view) : [];
  const toList = atStart && !state.measure;
  const filled = begun && stillFilled(begun, answers) ? begun : null;
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
 * Return the presets; for one measure alone, those that answer something it asks.
 * @param {ViewModel} view
 */
function presetsFor({data, found, state}) {
  const asked = new Set(found.open.map(({question}) => question.id));
  return data.presets.filter(({answers}) => !state.measure || Object.keys(answers).some((fact) => asked.has(fact)));
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
 * @param {Map<string, QuestionEntry>} questions
 */
function filledWording({answers}, questions) {
  return Object.entries(answers)
    .map(([fact, value]) => {
      const question = /** @type {QuestionEntry} */ (questions.get(fact));
      return `${question.name}：${answerWording(question, value)}`;
    })
    .join('；');
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
