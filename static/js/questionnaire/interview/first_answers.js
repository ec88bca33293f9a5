// @ts-check
// The first question, answered with one tap: the presets of the content, and the options that no preset stands for.
// Creates elements.

import {answerWording} from '../answers/answers.js';
import {element} from '../../core/element.js';

/**
 * Create the buttons, each with what it fills in; null where the question is asked in the usual way.
 * @param {ViewModel} view
 * @param {(sent: SentAnswer) => void} send
 */
export function firstAnswers(view, send) {
  const {beginning} = view.found;
  if (!beginning) {
    return null;
  }
  const {question, presets} = beginning;
  const covered = new Map(presets.filter(isWhole).map((preset) => [preset.answers[question.id], preset]));
  const rest = (question.options || []).filter(({id}) => !covered.has(id));
  return element(
    'ul',
    {class: 'first-answers', 'data-presets': true},
    ...presets.map((preset) => presetButton(preset, question, view)),
    ...rest.map((option) => optionButton(option, send))
  );
}

/**
 * Return whether a preset is no more than one answer.
 * @param {PresetEntry} preset
 */
function isWhole({answers}) {
  return Object.keys(answers).length === 1;
}

/**
 * @param {PresetEntry} preset
 * @param {QuestionEntry} question
 * @param {ViewModel} view
 */
function presetButton(preset, question, {act, questions}) {
  const words = filledBriefly(preset, questions);
  const option = isWhole(preset) ? preset.answers[question.id] : null;
  const note = words === `先填${preset.name}` ? '' : words;
  return tap(preset.name, note, {'data-preset': preset.id, 'data-option': option}, () => act.begin(preset));
}

/**
 * @param {ChoiceOption} option
 * @param {(sent: SentAnswer) => void} send
 */
function optionButton({id, label, help}, send) {
  return tap(label, help || '', {'data-option': id}, () => send({value: id}));
}

/**
 * @param {string} name
 * @param {string} note
 * @param {Attributes} attributes
 * @param {() => void} click
 */
function tap(name, note, attributes, click) {
  const id = `first-${attributes['data-preset'] || attributes['data-option']}`;
  return element(
    'li',
    null,
    element(
      'button',
      {
        class: 'first-answer',
        type: 'button',
        ...attributes,
        'aria-labelledby': id,
        'aria-describedby': note ? `${id}-note` : null,
        on: {click},
      },
      element('span', {class: 'first-answer-name', id}, name),
      note ? element('span', {class: 'first-answer-note', id: `${id}-note`}, note) : null
    )
  );
}

/**
 * @param {PresetEntry} preset
 * @param {Map<string, QuestionEntry>} questions
 */
function filledBriefly({answers}, questions) {
  const wording = (/** @type {[string, any]} */ [fact, value]) =>
    answerWording(/** @type {QuestionEntry} */ (questions.get(fact)), value);
  return `先填${Object.entries(answers).map(wording).join('、')}`;
}

/**
 * Put what a preset fills in into words.
 * @param {PresetEntry} preset
 * @param {Map<string, QuestionEntry>} questions
 */
export function filledWording({answers}, questions) {
  return Object.entries(answers)
    .map(([fact, value]) => {
      const question = /** @type {QuestionEntry} */ (questions.get(fact));
      return `${question.name}：${answerWording(question, value)}`;
    })
    .join('；');
}
