// @ts-check
// A sentence of a person -> answers to propose, each with the words that it came from, and what was of no use. Pure.
//
// Nothing here answers a question: what is proposed is shown to be confirmed (sentence_view.js). Where two readings are
// possible both are proposed; what is denied, asked, planned or said of others is left out unless denying it is an answer.

import {noneAnswer} from '../questionnaire/answers/checklist.js';
import {clausesOf, isTakenBack, plainSigns, standing} from './clauses.js';
import {merged} from './merge_said.js';
import {dayBy, figureBy} from './said_figures.js';
import {findWords, wordsOf} from './said_words.js';

export const MOST_SIGNS = 300;
const FILLERS =
  '(?:我们|我|咱们|咱|本人|本店|你好|您好|请问|想问|是(?!不)|有(?!没)|的|了|也|还|都|就|在|和|跟|与|及|、|目前|现在|如今|今年|每个|每|一家|一个|这|那|开|做|搞|干|经营|从事|着|呢|啊|吧|呀|一共|总共|大概|大约|差不多|左右|,|\\s)+';
const [LEADING, TRAILING] = [new RegExp(`^${FILLERS}`), new RegExp(`${FILLERS}$`)];
const SPEAKER = /^(?:我们|我|咱们|咱)?(?:是(?!不)|有(?!没))?/;
const GREETING = /^(?:你好|您好|请问|谢谢)$/;

/**
 * @param {string} text
 * @param {SaidContent} content
 * @returns {ReadSentence}
 */
export function readSentence(text, content) {
  const said = text.slice(0, MOST_SIGNS);
  const plain = plainSigns(said);
  const words = wordsOf(content);
  const clauses = clausesOf(plain);
  const whole = text.length > MOST_SIGNS ? clauses.slice(0, -1) : clauses; // 月销售8 of a cut 月销售80万
  const found = whole.map((clause) => findWords(plain, clause, words));
  const questions = new Map(content.questions.map((question) => [question.id, question]));
  const finds = whole.flatMap((clause, place) =>
    isTakenBack(plain, whole, found, place)
      ? []
      : found[place].flatMap((word) =>
          findsOf(plain, clause, word, found[place], roomBehind(whole, found, place), questions)
        )
  );
  const proposals = merged(finds, questions, said);
  const used = [...proposals.flatMap(({places}) => places), ...finds.filter(({sector}) => sector)];
  const sectors = finds
    .filter(({sector}) => sector)
    .map(({sector, start, end}) => ({
      .../** @type {SaidSector} */ (sector),
      words: said.slice(start, end),
    }));
  return {
    proposals: proposals.map(({places, ...proposal}) => proposal),
    sectors,
    unused: clauses.flatMap((clause) => unusedIn(said, clause, used)),
  };
}

/**
 * Return where the clause behind ends, if it has no words of its own: 月销售额，8万. Otherwise where this one ends.
 * @param {SaidClause[]} clauses
 * @param {SaidWord[][]} found
 * @param {number} place
 */
function roomBehind(clauses, found, place) {
  const next = clauses[place + 1];
  return next && !found[place + 1].length ? next.end : clauses[place].end;
}

/**
 * Return what a word says.
 * @param {string} plain
 * @param {SaidClause} clause
 * @param {SaidWord} word
 * @param {SaidWord[]} words of the clause
 * @param {number} behind
 * @param {Map<string, QuestionEntry>} questions
 * @returns {SaidFind[]}
 */
function findsOf(plain, clause, word, words, behind, questions) {
  const place = words.indexOf(word);
  const room = {
    start: place ? words[place - 1].end : clause.start,
    end: place + 1 < words.length ? words[place + 1].start : clause.end,
  };
  const stands = standing(plain, clause, word, words);
  const answers = word.meanings.filter(({fact}) => fact);
  if (!answers.length) {
    return word.meanings.slice(0, 1).map(({sector}) => ({sector, start: word.start, end: word.end}));
  }
  return answers.flatMap((meaning) => {
    const question = questions.get(/** @type {string} */ (meaning.fact));
    if (!question || stands.said === 'unclear') {
      return [];
    }
    const limit = room.end === clause.end ? behind : room.end;
    const around = {...room, end: meaning.part === 'figure' ? limit : room.end};
    return findOf(plain, question, meaning, word, stands, around, clause.end);
  });
}

/**
 * @param {string} plain
 * @param {QuestionEntry} question
 * @param {SaidMeaning} meaning
 * @param {SaidWord} word
 * @param {{said: string, start: number, end: number}} stands
 * @param {{start: number, end: number}} room between the words around
 * @param {number} last the end of the clause
 * @returns {SaidFind[]}
 */
function findOf(plain, question, {value, part, option}, word, {said, start, end}, room, last) {
  const fact = question.id;
  const denied = said === 'no';
  if (part === 'figure' || part === 'day') {
    const figure = part === 'day' ? dayBy(plain, word, room) : figureBy(plain, question, word, room);
    if (denied) {
      return [];
    }
    return figure
      ? figure.values.map((each) => ({fact, value: each, start: figure.start, end: figure.end, loose: figure.loose}))
      : [];
  }
  if (part === 'topic') {
    const none = question.type === 'choices' && denied;
    const asked = {fact, ask: true, start, end: Math.max(end, last), used: Math.max(end, room.end)};
    return denied ? (none ? [{fact, value: noneAnswer(question), start, end}] : []) : [asked];
  }
  if (denied) {
    const isStatement = question.type === 'boolean' && value === true;
    return [isStatement ? {fact, value: false, start, end} : {fact, value, denied: true, start, end}].filter(
      () => isStatement || option
    );
  }
  return [{fact, value, start, end}];
}

/**
 * Return the stretches of a clause that nothing was made of, without the words around that mean nothing.
 * @param {string} said
 * @param {SaidClause} clause
 * @param {{start: number, end: number}[]} used
 */
function unusedIn(said, {start, end}, used) {
  /** @type {string[]} */
  const found = [];
  let from = start;
  const inside = used.filter((place) => place.start < end && place.end > start).sort((a, b) => a.start - b.start);
  [...inside, {start: end, end}].forEach((place) => {
    const rest = said.slice(from, Math.max(from, place.start)).trim();
    const words = inside.length ? rest.replace(LEADING, '').replace(TRAILING, '') : rest.replace(SPEAKER, '');
    if (words.length > 1 && !GREETING.test(words)) {
      found.push(words);
    }
    from = Math.max(from, place.end);
  });
  return found;
}
