// The address <-> the state of the interview. Pure.
//
// Keys: `measure`, `a.<fact>` (see answers.js), `skip` (facts joined by commas), `ask`, and `on`, the day looked from.
// What this site does not know is left out and named, never guessed at.

import {chosenDay} from '../day_looked_from.js';
import {readAnswer, writeAnswer} from './answers.js';
import {checkInput} from './input_checks.js';

const ANSWER = 'a.';

// `pairs` is the address as [key, value] pairs; returns {state, ignored: [text]}.
export function readState(data, pairs) {
  const given = new Map(pairs);
  const questions = new Map(data.questions.map((question) => [question.id, question]));
  const ignored = [];
  const measure = given.get('measure') || null;
  const known = data.measures.some(({key}) => key === measure);
  if (measure && !known) {
    ignored.push(`measure=${measure}`);
  }
  const state = {
    measure: known ? measure : null,
    answers: readAnswers(given, questions, ignored),
    skipped: new Set((given.get('skip') || '').split(',').filter((fact) => questions.has(fact))),
    ask: questions.has(given.get('ask')) ? given.get('ask') : null,
    day: chosenDay(pairs),
  };
  return {state, ignored};
}

function readAnswers(given, questions, ignored) {
  const answers = new Map();
  given.forEach((text, key) => {
    if (!key.startsWith(ANSWER)) {
      return;
    }
    const question = questions.get(key.slice(ANSWER.length));
    const value = question ? answerFrom(question, text) : undefined;
    if (value === undefined) {
      ignored.push(`${key}=${text}`);
    } else {
      answers.set(question.id, value);
    }
  });
  return answers;
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
  return state.day ? [...pairs, ['on', state.day]] : pairs;
}

export function withAnswer(state, fact, value) {
  const answers = new Map(state.answers).set(fact, value);
  return {...state, answers, skipped: without(state.skipped, fact), ask: null};
}

// Set aside: neither yes nor no, and not asked again until it is called up.
export function withSkipped(state, fact) {
  const answers = new Map(state.answers);
  answers.delete(fact);
  return {...state, answers, skipped: new Set(state.skipped).add(fact), ask: null};
}

export function withAsked(state, fact) {
  return {...state, ask: fact};
}

export function withEverySkippedTakenUp(state) {
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
