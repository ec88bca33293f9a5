// @ts-check
// Questions that concern few people, asked together: a list to tick what concerns the reader. Pure.
//
// What is ticked is asked by itself; what is not ticked is answered with none, or with 不清楚, or skipped, as the reader
// says. A list is offered while no answer speaks for one of its questions more than for others.

import {noneOption} from './answers.js';

/** @type {string[]} types that have an answer for “none of this concerns me” */
const TICKED = ['choices', 'boolean'];
const [LEAST, MOST] = [4, 8]; // rows: fewer save nothing, more are hard to read
export const ALONE = 0.2; // votes with which a question is asked by itself

/**
 * Return the facts to ask about together, or none: for all measures, once something has been answered, and while the
 * question that is first in order has few votes. Questions that wait for others are not among them: they have no votes.
 * @param {OpenQuestion[]} waiting in order
 * @param {InterviewState} state
 * @returns {string[]}
 */
export function checklistFacts(waiting, {answers, skipped, measure, clerk, about}) {
  const begun = answers.size + skipped.size > 0 && measure === null && !clerk;
  if (!begun || !waiting.length || waiting[0].votes >= ALONE || about.has(waiting[0].question.id)) {
    return [];
  }
  const rows = waiting.filter(({question, votes}) => votes > 0 && isTicked(question) && !about.has(question.id));
  return rows.length < LEAST ? [] : rows.slice(0, MOST).map(({question}) => question.id);
}

/** @param {QuestionEntry} question */
export function isTicked({type}) {
  return TICKED.includes(type);
}

/**
 * Return the list as a question, so that the form asks it like any other.
 * @param {QuestionEntry[]} questions those in the list
 * @returns {QuestionEntry}
 */
export function checklistQuestion(questions) {
  return {
    id: questions.map(({id}) => id).join(','),
    version: '',
    name: '和您有关的情况',
    ask: '下列哪些和您有关？',
    help: '可多选。勾了的接着细问；没勾的按“没有”记，以后可以改。拿不准的也勾上。',
    type: 'choices',
    options: questions.map((question) => ({id: question.id, label: question.name, help: rowHelp(question)})),
    tier: 0,
  };
}

/**
 * Say what a row is about: the options of the question, or the question itself.
 * @param {QuestionEntry} question
 */
function rowHelp(question) {
  const none = question.type === 'choices' ? noneOption(question).id : null;
  const labels = (question.options || []).filter(({id}) => id !== none).map(({label}) => label);
  return labels.length ? labels.join('、') : question.ask;
}

/**
 * Return what is ticked in a list: what the reader has ticked, or answered with anything but none.
 * @param {QuestionEntry[]} questions
 * @param {InterviewState} state
 * @returns {Answer | undefined}
 */
export function tickedIn(questions, {answers, about}) {
  const ticked = questions.filter((question) => {
    const answer = answers.get(question.id);
    const none = JSON.stringify(noneAnswer(question));
    return about.has(question.id) || (answer !== undefined && answer !== null && JSON.stringify(answer) !== none);
  });
  const seen = questions.some(({id}) => answers.has(id) || about.has(id));
  return seen ? ticked.map(({id}) => id) : undefined;
}

/**
 * Return the answer of somebody whom nothing of a question concerns.
 * @param {QuestionEntry} question
 * @returns {Answer}
 */
export function noneAnswer(question) {
  if (question.type === 'boolean') {
    return false;
  }
  const none = noneOption(question);
  return none.added ? [] : [none.id];
}
