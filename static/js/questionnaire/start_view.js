// Where an interview begins: the presets of the content, or one measure. Touches the page: fills the slots of
// templates/components/start.html.

import {answerWording} from './answers.js';
import {element} from '../core/element.js';

// `view` is described in page.js. There is nothing to start from once there are answers, but what a preset filled in is
// testKey for as long as it stands. In the clerk's mode the form must not move when the first answer is given.
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
  section.querySelector('[data-presets-explained]').replaceChildren(...offered.flatMap((preset) => explained(preset, view)));
  showFilled(section.querySelector('[data-start-filled]'), filled, view);
}

// For one measure alone, those that answer something it asks.
function presetsFor({data, found, state}) {
  const asked = new Set(found.open.map(({question}) => question.id));
  return data.presets.filter(({answers}) => !state.measure || Object.keys(answers).some((fact) => asked.has(fact)));
}

function presetItem(preset, {act}) {
  const attributes = {class: 'preset', type: 'button', 'data-preset': preset.id, 'aria-describedby': idOf(preset)};
  return element('li', null, element('button', {...attributes, on: {click: () => act.begin(preset)}}, preset.name));
}

function explained(preset, {questions}) {
  return [element('dt', null, preset.name), element('dd', {id: idOf(preset)}, filledWording(preset, questions))];
}

function idOf({id}) {
  return `preset-${id}`;
}

function showFilled(slot, preset, {questions}) {
  slot.hidden = !preset;
  if (preset) {
    slot.querySelector('[data-start-filled-name]').textContent = `从“${preset.name}”开始，替您填了 ${Object.keys(preset.answers).length} 题`;
    slot.querySelector('[data-start-filled-words]').textContent = `${filledWording(preset, questions)}。${preset.help || ''}`;
  }
}

function filledWording({answers}, questions) {
  return Object.entries(answers)
    .map(([fact, value]) => `${questions.get(fact).name}：${answerWording(questions.get(fact), value)}`)
    .join('；');
}

function stillFilled(preset, answers) {
  return Object.entries(preset.answers).every(([fact, value]) => answers.has(fact) && JSON.stringify(answers.get(fact)) === JSON.stringify(value));
}
