// @ts-check
// The address <-> the state of the interview. Pure.
//
// Keys: `measure`, `mode` (`clerk`), `a.<fact>` (see answers.js), `skip` (facts joined by commas), `ask`, `on` (the
// reference date), and `v`, the version of the rules (see link_version.js). What this site does not know is left out
// and named, never guessed.

import {referenceDateFrom} from '../core/reference_date.js';
import {readAnswer, writeAnswer} from './answers.js';
import {checkInput} from './input_checks.js';
import {linkVersion} from './link_version.js';

const ANSWER = 'a.';
const CLERK = 'clerk';

/**
 * Read the address. `ignored` are the pairs that are of no use here; `sent` is what the link says of itself.
 * @param {QuestionnaireContent} data
 * @param {FragmentPairs} pairs
 * @returns {{state: InterviewState, ignored: FragmentPairs, sent: LinkOrigin}}
 */
export function readState(data, pairs) {
  const given = new Map(pairs);
  const questions = new Map(data.questions.map((question) => [question.id, question]));
  /** @type {FragmentPairs} */
  const ignored = [];
  const measure = given.get('measure') || null;
  const known = data.catalogue.places.has(measure);
  if (measure && !known) {
    ignored.push(['measure', measure]);
  }
  const state = {
    measure: known ? measure : null,
    clerk: given.get('mode') === CLERK,
    answers: readAnswers(given, questions, ignored),
    skipped: new Set((given.get('skip') || '').split(',').filter((fact) => questions.has(fact))),
    ask: questions.has(given.get('ask') || '') ? given.get('ask') || null : null,
    day: referenceDateFrom(pairs),
  };
  const facts = [...given.keys()].filter(isAnswer).map(factOf);
  return {state, ignored, sent: {version: given.get('v'), facts}};
}

/**
 * Return the pairs that hold what a reader has answered or skipped, and nothing of what the page looks like.
 * @param {FragmentPairs} pairs
 */
export function answerPairs(pairs) {
  return pairs.filter(([key]) => isAnswer(key) || key === 'skip' || key === 'v');
}

/** @param {string} key */
function isAnswer(key) {
  return key.startsWith(ANSWER);
}

/** @param {string} key */
function factOf(key) {
  return key.slice(ANSWER.length);
}

/**
 * @param {Map<string, string>} given
 * @param {Map<string, QuestionEntry>} questions
 * @param {FragmentPairs} ignored
 */
function readAnswers(given, questions, ignored) {
  /** @type {Answers} */
  const found = new Map();
  given.forEach((text, key) => {
    if (!isAnswer(key)) {
      return;
    }
    const question = questions.get(factOf(key));
    const value = question ? answerFrom(question, text) : undefined;
    if (value === undefined) {
      ignored.push([key, text]);
    } else {
      found.set(factOf(key), value);
    }
  });
  return inOrder(questions, found);
}

/**
 * Sort answers into the order of the questions file: the same answers make the same picture however they were written.
 * @param {Map<string, QuestionEntry>} questions
 * @param {Answers} answers
 * @returns {Answers}
 */
function inOrder(questions, answers) {
  const facts = [...questions.keys()].filter((fact) => answers.has(fact));
  return new Map(facts.map((fact) => [fact, /** @type {Answer} */ (answers.get(fact))]));
}

/**
 * @param {QuestionEntry} question
 * @param {string} text
 * @returns {Answer | undefined} undefined if the text cannot be used
 */
function answerFrom(question, text) {
  const read = readAnswer(question, text);
  if (read.unknown) {
    return null;
  }
  return read.strange && read.strange.length ? undefined : checkInput(question, read.typed).value;
}

/**
 * Write the state in the order of the questions file, so that the same answers make the same address.
 * @param {QuestionnaireContent} data
 * @param {InterviewState} state
 * @returns {FragmentPairs}
 */
export function writeState(data, state) {
  /** @type {FragmentPairs} */
  const pairs = state.measure ? [['measure', state.measure]] : [];
  if (state.clerk) {
    pairs.push(['mode', CLERK]);
  }
  data.questions.forEach((question) => {
    if (state.answers.has(question.id)) {
      pairs.push([ANSWER + question.id, writeAnswer(question, state.answers.get(question.id))]);
    }
  });
  if (state.skipped.size) {
    pairs.push(['skip', [...state.skipped].join(',')]);
  }
  if (state.ask) {
    pairs.push(['ask', state.ask]);
  }
  if (state.day) {
    pairs.push(['on', state.day]);
  }
  return state.answers.size ? [...pairs, ['v', linkVersion(data, state.answers)]] : pairs;
}

/**
 * @param {InterviewState} state
 * @param {string} fact
 * @param {Answer} value
 * @returns {InterviewState}
 */
export function withAnswer(state, fact, value) {
  const answers = new Map(state.answers).set(fact, value);
  return {...state, answers, skipped: without(state.skipped, fact), ask: null};
}

/**
 * @param {InterviewState} state
 * @param {string} fact
 * @returns {InterviewState}
 */
export function withoutAnswer(state, fact) {
  const answers = new Map(state.answers);
  answers.delete(fact);
  return {...state, answers};
}

/**
 * Skip a question: it has no answer, and is not asked again until the reader calls it up.
 * @param {InterviewState} state
 * @param {string} fact
 * @returns {InterviewState}
 */
export function withSkipped(state, fact) {
  const {answers} = withoutAnswer(state, fact);
  return {...state, answers, skipped: new Set(state.skipped).add(fact), ask: null};
}

/**
 * @param {InterviewState} state
 * @param {[string, Answer][]} answers
 */
export function withAnswers(state, answers) {
  return answers.reduce((next, [fact, value]) => withAnswer(next, fact, value), state);
}

/**
 * @param {InterviewState} state
 * @param {string} fact
 * @returns {InterviewState}
 */
export function withAsked(state, fact) {
  return {...state, ask: fact};
}

/**
 * @param {InterviewState} state
 * @returns {InterviewState}
 */
export function withNoneSkipped(state) {
  return {...state, skipped: new Set(), ask: null};
}

/**
 * @param {InterviewState} state
 * @returns {InterviewState}
 */
export function cleared(state) {
  return {...state, answers: new Map(), skipped: new Set(), ask: null};
}

/**
 * @param {Set<string>} set
 * @param {string} entry
 */
function without(set, entry) {
  const rest = new Set(set);
  rest.delete(entry);
  return rest;
}
