// @ts-check
// The version of the rules that a link carries, and what has changed since. Pure.
//
// `v=<version of everything>.<versions of the questions answered>`, the latter with four digits each, in the order in
// which the answers stand in the address. policy_explorer/rules/fingerprint.py computes the versions.

import {DIGITS_OF_QUESTION_VERSION} from '../../rules/spec.js';

const WRITTEN = /^([0-9a-f]{8})(?:\.([0-9a-f]*))?$/;

/**
 * @param {QuestionnaireData} data
 * @param {Answers} answered
 */
export function linkVersion(data, answered) {
  const versions = data.questions.filter(({id}) => answered.has(id)).map(({version}) => version);
  return `${data.version}.${versions.join('')}`;
}

/**
 * Return what has changed since a link was made; null if nothing has, or if the link does not say its version.
 * @param {QuestionnaireData} data
 * @param {LinkOrigin} sent
 * @param {Answers} answers those that could be used
 * @returns {LinkChanges | null}
 */
export function changesSince(data, {version, facts}, answers) {
  const [, whole, own] = WRITTEN.exec(version || '') || [];
  if (!whole || whole === data.version) {
    return null;
  }
  const questions = new Map(data.questions.map((question) => [question.id, question]));
  const compared = (own || '').length === DIGITS_OF_QUESTION_VERSION * facts.length;
  /** @type {(fact: string) => QuestionEntry | undefined} */
  const question = (fact) => questions.get(fact);
  /** @type {(fact: string, at: number) => boolean} */
  const differs = (fact, at) =>
    (question(fact) || {version: ''}).version !==
    own.substr(at * DIGITS_OF_QUESTION_VERSION, DIGITS_OF_QUESTION_VERSION);
  const altered = facts.filter((fact, at) => compared && answers.has(fact) && differs(fact, at));
  const unusable = facts.filter((fact) => !answers.has(fact));
  const name = (/** @type {string} */ fact) => (question(fact) || {name: `${fact}（已没有这一题）`}).name;
  return {altered: altered.map(name), unusable: unusable.map(name), compared};
}
