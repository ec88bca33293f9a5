// @ts-check
// The address <-> the state of the interview. Pure.
//
// Keys: `measure`, `mode` (`clerk`), `a.<fact>` (see answers.js), `skip` (facts joined by commas), `about` (facts ticked
// in a list, to be asked next), `ask` (a fact, or those of a list), `on` (the reference date), and `v`, the version of the
// rules (see link_version.js). What this site does not know is left out and named, never guessed.

import {referenceDateFrom} from '../core/reference_date.js';
import {readAnswer, writeAnswer} from './answers/answers.js';
import {isTicked, noneAnswer} from './answers/checklist.js';
import {checkInput} from './answers/input_checks.js';
import {linkVersion} from './answers/link_version.js';

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
  if (given.has('mode') && given.get('mode') !== CLERK) {
    ignored.push(['mode', String(given.get('mode'))]);
  }
  const listed = (/** @type {string} */ key) => factsIn(key, given.get(key), questions, ignored);
  const state = {
    measure: known ? measure : null,
    clerk: given.get('mode') === CLERK,
    answers: readAnswers(given, questions, ignored),
    skipped: new Set(listed('skip')),
    about: new Set(listed('about')),
    ask: askedIn(listed('ask'), questions),
    day: referenceDateFrom(pairs),
  };
  const facts = [...given.keys()].filter(isAnswer).map(factOf);
  return {state, ignored, sent: {version: given.get('v'), facts}};
}

/**
 * @param {string} key
 * @param {string | undefined} text facts joined by commas
 * @param {Map<string, QuestionEntry>} questions
 * @param {FragmentPairs} ignored
 */
function factsIn(key, text, questions, ignored) {
  const facts = (text || '').split(',').filter(Boolean);
  const unknown = facts.filter((fact) => !questions.has(fact));
  if (unknown.length) {
    ignored.push([key, unknown.join(',')]);
  }
  return facts.filter((fact) => questions.has(fact));
}

/**
 * Return whether a key has a meaning here.
 * @param {string} key
 */
export function isKnownKey(key) {
  return isAnswer(key) || ['measure', 'mode', 'skip', 'about', 'ask', 'on', 'v'].includes(key);
}

/**
 * Return the fact to ask, or those of a list: only what can be ticked can be in one.
 * @param {string[]} facts
 * @param {Map<string, QuestionEntry>} questions
 */
function askedIn(facts, questions) {
  const ticked = facts.filter((fact) => isTicked(/** @type {QuestionEntry} */ (questions.get(fact))));
  return (facts.length > 1 ? [...new Set(ticked)].join(',') : facts[0]) || null;
}

/**
 * Return the pairs that hold what a reader has answered or skipped, and nothing of what the page looks like.
 * @param {FragmentPairs} pairs
 */
export function answerPairs(pairs) {
  return pairs.filter(([key]) => isAnswer(key) || ['skip', 'about', 'v'].includes(key));
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
  if (state.about.size) {
    pairs.push(['about', [...state.about].join(',')]);
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
  return {...state, answers, skipped: without(state.skipped, fact), about: without(state.about, fact), ask: null};
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
  const skipped = new Set(state.skipped).add(fact);
  return {...state, answers, skipped, about: without(state.about, fact), ask: null};
}

/**
 * Take a list that was sent. What is ticked and was answered with none is asked again; answers that say more stay.
 * @param {InterviewState} state
 * @param {QuestionEntry[]} questions those in it
 * @param {SentAnswer} sent with the facts that are ticked
 * @returns {InterviewState}
 */
export function withChecklist(state, questions, {value, unknown, skip}) {
  const chosen = /** @type {string[]} */ (value || []);
  return questions.reduce((next, question) => {
    const {id} = question;
    if (chosen.includes(id)) {
      const none = JSON.stringify(noneAnswer(question));
      const said = next.answers.get(id);
      const kept = said !== undefined && said !== null && JSON.stringify(said) !== none;
      return kept ? {...next, ask: null} : {...withoutAnswer(next, id), about: new Set(next.about).add(id), ask: null};
    }
    return skip ? withSkipped(next, id) : withAnswer(next, id, unknown ? null : noneAnswer(question));
  }, state);
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
  return {...state, answers: new Map(), skipped: new Set(), about: new Set(), ask: null};
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
