// The address <-> the state of the interview. Pure.
//
// Keys: `measure`, `mode` (`clerk`), `a.<fact>` (see answers.js), `skip` (facts joined by commas), `ask`, `on`, the
// day looked from, and `v`, the version of the rules (see link_version.js).
// What this site does not know is left out and named, never guessed at. `data` is that of the data file with the `catalogue`
// made of it.

import {referenceDateFrom} from '../core/reference_date.js';
import {readAnswer, writeAnswer} from './answers.js';
import {checkInput} from './input_checks.js';
import {linkVersion} from './link_version.js';

const ANSWER = 'a.';
const CLERK = 'clerk';

// `pairs` is the address as [key, value] pairs. Returns {state, ignored, sent}: the pairs that are of no use here, and
// what the link says of itself: the `version` of the rules and all `facts` that it answers, usable or not.
export function readState(data, pairs) {
  const given = new Map(pairs);
  const questions = new Map(data.questions.map((question) => [question.id, question]));
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
    ask: questions.has(given.get('ask')) ? given.get('ask') : null,
    day: referenceDateFrom(pairs),
  };
  const facts = [...given.keys()].filter(isAnswer).map(factOf);
  return {state, ignored, sent: {version: given.get('v'), facts}};
}

// The pairs that hold what a reader has answered or set aside, and nothing of what the page looks like.
export function answerPairs(pairs) {
  return pairs.filter(([key]) => isAnswer(key) || key === 'skip' || key === 'v');
}

function isAnswer(key) {
  return key.startsWith(ANSWER);
}

function factOf(key) {
  return key.slice(ANSWER.length);
}

function readAnswers(given, questions, ignored) {
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
      found.set(question.id, value);
    }
  });
  return inOrder(questions, found);
}

// In the order of the questions file, so that the same answers make the same picture however they were written.
function inOrder(questions, answers) {
  return new Map([...questions.keys()].filter((fact) => answers.has(fact)).map((fact) => [fact, answers.get(fact)]));
}

function answerFrom(question, text) {
  const read = readAnswer(question, text);
  if (read.unknown) {
    return null;
  }
  return read.strange && read.strange.length ? undefined : checkInput(question, read.typed).value;
}

// In the order of the questions file, so that the same answers make the same address.
export function writeState(data, state) {
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

export function withAnswer(state, fact, value) {
  const answers = new Map(state.answers).set(fact, value);
  return {...state, answers, skipped: without(state.skipped, fact), ask: null};
}

export function withoutAnswer(state, fact) {
  const answers = new Map(state.answers);
  answers.delete(fact);
  return {...state, answers};
}

// Set aside: neither yes nor no, and not asked again until it is called up.
export function withSkipped(state, fact) {
  const {answers} = withoutAnswer(state, fact);
  return {...state, answers, skipped: new Set(state.skipped).add(fact), ask: null};
}

export function withAnswers(state, answers) {
  return answers.reduce((next, [fact, value]) => withAnswer(next, fact, value), state);
}

export function withAsked(state, fact) {
  return {...state, ask: fact};
}

export function withNoneSkipped(state) {
  return {...state, skipped: new Set(), ask: null};
}

export function cleared(state) {
  return {...state, answers: new Map(), skipped: new Set(), ask: null};
}

function without(set, entry) {
  const rest = new Set(set);
  rest.delete(entry);
  return rest;
}
