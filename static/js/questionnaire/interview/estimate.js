// @ts-check
// How many questions an interview may take: it is tried with invented people, the same ones every time. Pure, but
// that it lets the page do something else after each of them.
//
// An estimate, not a count of people: each begins with a preset, mostly has nothing to tick, and otherwise answers
// anything. docs/interview.md says how far it is from the applicants there.

import {isTicked, noneAnswer} from '../answers/checklist.js';
import {interview} from './interview.js';
import {withAnswer, withAnswers, withChecklist} from '../state.js';

const PEOPLE = 60;
const [FEW, MANY] = [0.2, 0.8]; // of all people, those who are asked less, and those who are asked no more
const NOTHING = 0.6; // how likely it is that nothing of a question concerns somebody

/**
 * Return how many questions are usual at least and at most, the first one included.
 * @param {QuestionnaireContent} data
 * @param {InterviewState} state where an interview begins
 * @param {IsoDate} day
 * @returns {Promise<[number, number]>}
 */
export async function estimate(data, state, day) {
  const {presets} = data;
  const counts = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    const preset = presets.length ? presets[person % presets.length] : {answers: {}};
    const start = withAnswers(state, Object.entries(preset.answers));
    counts.push(asked(data, start, day, draws(person)) + (presets.length ? 1 : 0));
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  }
  counts.sort((a, b) => a - b);
  return [counts[Math.floor(FEW * PEOPLE)], counts[Math.ceil(MANY * PEOPLE) - 1]];
}

/**
 * @param {QuestionnaireContent} data
 * @param {InterviewState} start
 * @param {IsoDate} day
 * @param {() => number} draw
 */
function asked(data, start, day, draw) {
  let [state, count] = [start, 0];
  for (;;) {
    const {current} = interview(data, data.catalogue, state, day);
    if (!current || count > data.questions.length) {
      return count;
    }
    const listed = data.questions.filter(({id}) => current.facts.includes(id));
    state =
      listed.length > 1
        ? withChecklist(state, listed, {value: current.facts.filter(() => draw() > NOTHING)})
        : withAnswer(state, listed[0].id, answerOf(listed[0], draw));
    count += 1;
  }
}

/**
 * @param {QuestionEntry} question
 * @param {() => number} draw
 * @returns {Answer}
 */
function answerOf(question, draw) {
  const {type, options = [], bands = []} = question;
  const pick = (/** @type {any[]} */ from) => from[Math.floor(draw() * from.length)];
  if (isTicked(question)) {
    const something = type === 'boolean' ? true : [pick(options).id];
    return draw() < NOTHING ? noneAnswer(question) : something;
  }
  if (type === 'choice') {
    return pick(options).id;
  }
  return bands.length ? pick(bands).answer : null;
}

/**
 * Return a source of numbers from 0 to 1 that are the same for the same seed.
 * @param {number} seed
 */
function draws(seed) {
  let state = seed * 7919 + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
