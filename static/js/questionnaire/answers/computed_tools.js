// @ts-check
// Sums and ratios of answers, for the questionnaire: what is asked are their parts. Pure.

import {complete, partsOf} from '../../rules/computed.js';
import {computedWording} from './computed_words.js';

/** @type {ComputedTools} */
export const computedTools = {inCatalogue, steps};

/**
 * Return what a catalogue does differently where there are computed facts: its table takes the answers given, and speaks
 * of parts where the rules test what follows from them.
 * @param {Catalogue} catalogue
 * @param {ComputedEntry[]} computed
 * @returns {Pick<Catalogue, 'complete' | 'partsOf' | 'inParts' | 'table'>}
 */
function inCatalogue({table}, computed) {
  const byId = new Map(computed.map((question) => [question.id, question]));
  const completed = (/** @type {Answers} */ answers) => complete(answers, computed);
  const asked = (/** @type {string} */ fact) => partsOf(byId.get(fact) || {id: fact});
  const owners = (/** @type {string} */ fact) =>
    computed.filter((question) => partsOf(question).includes(fact)).map(({id}) => id);
  return {
    complete: completed,
    partsOf: asked,
    inParts({used, needed}, answers) {
      /** @type {Map<string, number[]>} */
      const parts = new Map();
      needed.forEach((places, fact) =>
        asked(fact)
          .filter((part) => !answers.has(part))
          .forEach((part) => parts.set(part, ordered([...(parts.get(part) || []), ...places])))
      );
      return {used: new Set([...used].flatMap(asked)), needed: parts};
    },
    table: {
      ...table,

      judge(answers, from, to, ranks = new Map()) {
        const ranked = computed.map((question) => [question.id, Math.min(...ranksOf(partsOf(question), ranks))]);
        const judged = table.judge(
          completed(answers),
          from,
          to,
          new Map([...ranks, .../** @type {[string, number][]} */ (ranked)])
        );
        const inParts = (/** @type {Map<string, number>} */ figures) => {
          /** @type {Map<string, number>} */
          const parts = new Map();
          figures.forEach((figure, fact) =>
            asked(fact)
              .filter((part) => !answers.has(part))
              .forEach((part) => parts.set(part, (parts.get(part) || 0) + figure))
          );
          return parts;
        };
        return {verdicts: judged.verdicts, open: inParts(judged.open), votes: inParts(judged.votes)};
      },

      /** A part decides what its sum or ratio decides, unless another part leaves that unknown. */
      decidedBy(fact, answers, from, to) {
        const known = completed(without(answers, fact));
        const facts = [fact, ...owners(fact).filter((owner) => !known.has(owner))];
        const rules = facts.flatMap((each) => table.decidedBy(each, known, from, to));
        return ordered(rules);
      },

      /** A part is idle if it is so by itself, and if all that follows from it is, or follows from the others as well. */
      idle(answers, from, to) {
        const known = completed(answers);
        const {open} = table.judge(known, from, to);
        const idle = table.idle(known, from, to);
        const affectsNothing = (/** @type {string} */ owner) => (known.has(owner) ? idle.has(owner) : !open.has(owner));
        let kept = answers;
        for (const fact of [...answers.keys()].reverse()) {
          const rest = completed(without(kept, fact));
          if (idle.has(fact) && owners(fact).every((owner) => affectsNothing(owner) || rest.has(owner))) {
            kept = without(kept, fact);
          }
        }
        return new Set([...answers.keys()].filter((fact) => !kept.has(fact)));
      },

      tests: (fact, from, to) => [fact, ...owners(fact)].some((each) => table.tests(each, from, to)),
    },
  };
}

/**
 * Return how the answer to a computed fact comes about; '' for any other fact, and while a part is not answered.
 * @param {string} fact
 * @param {ViewModel} view
 */
function steps(fact, {data, answers, questions}) {
  const question = (data.computed || []).find(({id}) => id === fact);
  return question ? computedWording(question, answers, questions) : '';
}

/**
 * @param {string[]} facts
 * @param {Map<string, number>} ranks
 */
function ranksOf(facts, ranks) {
  return facts.map((fact) => ranks.get(fact) || 0);
}

/** @param {number[]} places */
function ordered(places) {
  return [...new Set(places)].sort((a, b) => a - b);
}

/**
 * @param {Answers} answers
 * @param {string} fact
 */
function without(answers, fact) {
  const rest = new Map(answers);
  rest.delete(fact);
  return rest;
}
