// @ts-check
// What single words say -> one proposal for each answer, contradictions marked. Pure.

/**
 * @param {SaidFind[]} finds
 * @param {Map<string, QuestionEntry>} questions
 * @param {string} said
 * @returns {PlacedProposal[]}
 */
export function merged(finds, questions, said) {
  return [...questions.values()].flatMap((question) => {
    const own = finds.filter(({fact}) => fact === question.id);
    const denied = new Set(own.filter((find) => find.denied).flatMap(({value}) => value));
    const kept = own.filter((find) => !find.denied && !find.ask).filter(({value}) => !isDenied(value, denied));
    const answers = grouped(question.type === 'choices' ? inOne(kept) : kept);
    const asked = own.filter((find) => find.ask);
    if (answers.length) {
      return answers.map((group, place) => {
        const proposal = proposalOf(question.id, group, said, answers.length > 1);
        return place ? proposal : {...proposal, places: [...proposal.places, ...distinct(asked)]};
      });
    }
    return asked.length && !denied.size ? [proposalOf(question.id, asked, said, false)] : [];
  });
}

/**
 * @param {any} value
 * @param {Set<any>} denied options that are denied elsewhere in the sentence
 */
function isDenied(value, denied) {
  return [value].flat().some((each) => denied.has(each));
}

/**
 * Put the options of a question that takes several together: each that was said is part of one answer.
 * @param {SaidFind[]} finds
 * @returns {SaidFind[]}
 */
function inOne(finds) {
  const some = finds.filter(({value}) => /** @type {any} */ (value).length);
  const all = [...new Set(some.flatMap(({value}) => /** @type {string[]} */ (value)))];
  return finds.map((find) => (/** @type {any} */ (find.value).length ? {...find, value: all} : find));
}

/**
 * Return the finds of each value.
 * @param {SaidFind[]} finds
 * @returns {SaidFind[][]}
 */
function grouped(finds) {
  /** @type {Map<string, SaidFind[]>} */
  const groups = new Map();
  finds.forEach((find) => {
    const key = JSON.stringify(find.value);
    groups.set(key, [...(groups.get(key) || []), find]);
  });
  return [...groups.values()];
}

/**
 * @param {string} fact
 * @param {SaidFind[]} finds
 * @param {string} said
 * @param {boolean} conflict
 * @returns {PlacedProposal}
 */
function proposalOf(fact, finds, said, conflict) {
  const stands = finds.map(({start, end}) => ({start, end})).sort((a, b) => a.start - b.start);
  const words = [...new Set(stands.map(({start, end}) => said.slice(start, end).trim()))];
  const [{value, ask}] = finds;
  return {
    fact,
    ...(ask ? {ask} : {value}),
    words,
    start: stands[0].start,
    end: stands[stands.length - 1].end,
    ...(conflict ? {conflict} : {}),
    ...(finds.some(({loose}) => loose) ? {loose: true} : {}),
    places: distinct(finds),
  };
}

/**
 * Return the places that something was made of.
 * @param {SaidFind[]} finds
 * @returns {{start: number, end: number}[]}
 */
function distinct(finds) {
  const places = new Map(finds.map(({start, end, used = end}) => [`${start}-${used}`, {start, end: used}]));
  return [...places.values()];
}
