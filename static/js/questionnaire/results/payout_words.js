// @ts-check
// What a payout comes to, in words. Pure; policy_explorer/rules/payout_wording.py is the same.

import {answerWording} from '../answers/answers.js';

/**
 * Say in one sentence what a payout comes to for a verdict of yes or maybe.
 * @param {PayoutEntry} plan
 * @param {Worked} worked
 * @param {Verdict} verdict
 * @param {Map<string, QuestionEntry>} questions
 */
export function headline(plan, worked, verdict, questions) {
  const {state, facts = [], value, unit} = worked;
  const names = facts.map((fact) => `“${questionOf(questions, fact).name}”`).join('、');
  switch (state) {
    case 'figure': {
      const words = figure(value, unit);
      if (value === '0') {
        return `按您填的算，是${words}，没有可得到的`;
      }
      const counted = plan.way === 'fixed' ? words : `按您填的算，是${words}`;
      return verdict === 'yes' ? counted : `如果符合，${counted}`;
    }
    case 'decided':
      return `${plan.words}，具体多少由办理的单位定`;
    case 'unanswered':
      return `填了${names}，才算得出多少`;
    case 'unknown':
      return `${names}不清楚，算不出多少`;
    case 'range':
      return `${names}填的是范围，要填准数才算得出多少`;
    default:
      return '按您填的，不在文件写的任何一档里，文件没有写给多少';
  }
}

/**
 * Return a headline as it is on the reference date: what is over came to that much once.
 * @param {string} words
 * @param {Worked} worked
 * @param {boolean} over
 */
export function headlineInTerm(words, {state}, over) {
  return over && (state === 'figure' || state === 'decided') ? `现在不能享受；期限内：${words}` : words;
}

/**
 * Return the steps by which a figure comes about, each with its clause; the parts of the payout where there is none.
 * @param {PayoutEntry} plan
 * @param {Worked} worked
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 * @returns {PayoutStep[]}
 */
export function payoutSteps(plan, worked, answers, questions) {
  const {by, tiers: lines = [], highest, instalments, allotted, capped_at: cap} = plan;
  const own = step(plan.words, plan);
  const highestStep = highest && step('同时属于几档的，按最高一档', {quote: highest.quote, at: highest.at});
  if (worked.state !== 'figure') {
    const listed = lines.map((line) => step(`${line.words}：${figure(line.value, plan.each)}`, line));
    const rest = [cap, instalments, allotted].map((part) => part && step(part.words, part));
    return present([own, ...listed, highestStep, ...rest]);
  }
  const line = worked.line === undefined ? undefined : lines[worked.line];
  const value = figure(line ? line.value : plan.value, plan.each);
  const given = figure(worked.number, plan.counted);
  const result = figure(worked.product, plan.unit);
  return present([
    line && step(`${answered(String(by), answers, questions)}，属于“${line.words}”一档：${value}`, line),
    line && highestStep,
    worked.number !== undefined && step(`按您填的${given}：${value} × ${given} = ${result}`, line || plan),
    worked.number === undefined && !line && own,
    cap && step(capWords(cap, Boolean(worked.capped)), cap),
    instalments && step(instalmentWords(instalments, worked), instalments),
    allotted && step(allotted.words, allotted),
  ]);
}

/**
 * @param {CapEntry} cap
 * @param {boolean} capped
 */
function capWords({words, value, unit}, capped) {
  return capped ? `${words}，按${figure(value, unit)}` : `没有超过上限${figure(value, unit)}`;
}

/**
 * @param {InstalmentsEntry} instalments
 * @param {Worked} worked
 */
function instalmentWords({words}, {parts = [], unit}) {
  const each = parts.map((part, at) => `第 ${at + 1} 期${figure(part, unit)}`);
  return each.length ? `${words}，即${each.join('，')}` : words;
}

/**
 * @param {string} fact
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 */
function answered(fact, answers, questions) {
  const question = questionOf(questions, fact);
  return `${question.name}${answerWording(question, answers.get(fact))}`;
}

/**
 * @param {Map<string, QuestionEntry>} questions
 * @param {string} fact
 */
function questionOf(questions, fact) {
  return /** @type {QuestionEntry} */ (questions.get(fact));
}

/**
 * @param {string | undefined} value
 * @param {string | undefined} unit
 */
function figure(value, unit) {
  return `${value}${unit}`;
}

/**
 * @param {string} words
 * @param {{quote: string, at?: string}} clause
 * @returns {PayoutStep}
 */
function step(words, {quote, at = ''}) {
  return {words, quote, at};
}

/**
 * @param {(PayoutStep | false | undefined | '')[]} steps
 * @returns {PayoutStep[]}
 */
function present(steps) {
  return /** @type {PayoutStep[]} */ (steps.filter(Boolean));
}
