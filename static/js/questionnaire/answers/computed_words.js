// @ts-check
// How the answer to a computed fact comes about, in words. Pure; computed_wording of policy_explorer/rules/computed.py
// is the same.

import {isRange} from '../../rules/ranges.js';
import {partsOf, whyUnknown, workedOut} from '../../rules/computed.js';
import {answerWording} from './answers.js';
import {quantity} from './bands.js';

const UNKNOWN_WORDS = {
  unknown: '不清楚，算不出',
  range: '填的是范围，要填准数才算得出',
  zero: '是 0，分母是 0 算不出',
};

/**
 * Return the steps, or why there is no answer: `按您填的30万元 ÷ 1000万元 = 3%`; '' while a part is not answered.
 * @param {ComputedEntry} question
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 */
export function computedWording(question, answers, questions) {
  const asked = (/** @type {string} */ part) => /** @type {QuestionEntry} */ (questions.get(part));
  const unknown = whyUnknown(question, answers);
  if (unknown) {
    return asked(unknown.part).name + UNKNOWN_WORDS[unknown.why];
  }
  const value = workedOut(question, answers);
  if (value === undefined) {
    return '';
  }
  const steps = partsOf(question).map((part) => answerWording(asked(part), asFigure(answers.get(part))));
  const result = isRange(value)
    ? `≈ ${quantity(Number(value.more_than), question.unit)}`
    : `= ${quantity(Number(value), question.unit)}`;
  return `按您填的${steps.join(question.ratio ? ' ÷ ' : ' + ')} ${result}`;
}

/** @param {Answer | undefined} answer */
function asFigure(answer) {
  return isRange(answer) ? Object.values(answer)[0] : answer;
}
