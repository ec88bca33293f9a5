// @ts-check
// The order in which open questions are asked. Pure. docs/decisions/ask-what-matters.md says why.

const LAST = 1e6; // behind every tier: a skipped question does not hold up those that the author puts after it

/**
 * Return which questions of a benefit are asked first: by tier, those that the reader has skipped last of all.
 * @param {QuestionEntry[]} questions
 * @param {Set<string>} skipped
 * @returns {Map<string, number>}
 */
export function ranksOf(questions, skipped) {
  return new Map(questions.map(({id, tier}) => [id, tier + (skipped.has(id) ? LAST : 0)]));
}

/**
 * Return the questions that can still decide something, in order: by their votes, which the answers of this person
 * give; then by tier, by the number of benefits that they can decide, and by the questions file.
 * @param {QuestionEntry[]} questions
 * @param {Map<string, number>} counts
 * @param {Map<string, number>} [votes]
 * @returns {OpenQuestion[]}
 */
export function openQuestions(questions, counts, votes = new Map()) {
  return questions
    .map((question, place) => ({
      question,
      place,
      count: counts.get(question.id) || 0,
      votes: votes.get(question.id) || 0,
    }))
    .filter(({count}) => count > 0)
    .sort((a, b) => b.votes - a.votes || a.question.tier - b.question.tier || b.count - a.count || a.place - b.place)
    .map(({question, count, votes: got}) => ({question, count, votes: got}));
}

/**
 * Return the questions that decide no verdict, but that a payout needs: they come last.
 * @param {QuestionEntry[]} questions
 * @param {Map<string, number>} deciding
 * @param {Map<string, number[]>} needed
 */
export function onlyForPayouts(questions, deciding, needed) {
  const counts = [...needed].filter(([fact]) => !deciding.has(fact)).map(([fact, {length}]) => [fact, length]);
  return openQuestions(questions, new Map(/** @type {[string, number][]} */ (counts)));
}

/**
 * Return the presets to begin with, and the question that they are answers of, or null: the question with options that
 * most of them answer. For one measure alone, presets that answer nothing it asks are left out. None are offered once
 * anything is answered or skipped, and in the clerk's mode, whose form must not move.
 * @param {QuestionnaireData} data
 * @param {OpenQuestion[]} open
 * @param {InterviewState} state
 * @returns {Beginning | null}
 */
export function beginning({presets}, open, {answers, skipped, measure, clerk, ask}) {
  if (answers.size + skipped.size > 0 || clerk || ask) {
    return null;
  }
  const answered = (/** @type {QuestionEntry} */ {id}) => presets.filter((preset) => id in preset.answers).length;
  const possible = open.map(({question}) => question).filter((each) => each.type === 'choice' && answered(each) > 0);
  const [question] = possible.sort((a, b) => answered(b) - answered(a));
  const asked = new Set(open.map((each) => each.question.id));
  const offered = presets.filter((preset) => !measure || Object.keys(preset.answers).some((fact) => asked.has(fact)));
  return question ? {question, presets: offered} : null;
}
