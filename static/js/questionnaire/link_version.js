// The version of the rules that a link carries, and what has changed since. Pure.
//
// `v=<version of everything>.<versions of the questions answered>`, the latter four digits each, one behind the other,
// in the order in which the answers stand in the address. policy_explorer/rules_version.py makes the versions.

const WRITTEN = /^([0-9a-f]{8})(?:\.([0-9a-f]*))?$/;
const DIGITS = 4; // of one question

export function linkVersion(data, answered) {
  const versions = data.questions.filter(({id}) => answered.has(id)).map(({version}) => version);
  return `${data.version}.${versions.join('')}`;
}

// What has changed since a link was made: {altered: [name], unusable: [name], compared}, or null where nothing has
// or the link says nothing of its version. `sent` is {version, facts}: the text of `v`, and every fact that the link
// answers, in its order; `answers` are those that could be used.
export function changesSince(data, {version, facts}, answers) {
  const [, whole, own] = WRITTEN.exec(version || '') || [];
  if (!whole || whole === data.version) {
    return null;
  }
  const questions = new Map(data.questions.map((question) => [question.id, question]));
  const compared = (own || '').length === DIGITS * facts.length;
  const differs = (fact, at) => questions.get(fact).version !== own.substr(at * DIGITS, DIGITS);
  const altered = facts.filter((fact, at) => compared && answers.has(fact) && differs(fact, at));
  const unusable = facts.filter((fact) => !answers.has(fact));
  const name = (fact) => (questions.has(fact) ? questions.get(fact).name : `${fact}（已没有这一题）`);
  return {altered: altered.map(name), unusable: unusable.map(name), compared};
}
