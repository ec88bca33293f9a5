// @ts-check
// Why a benefit has its verdict, in words. Pure.

import {dayWords} from '../../core/periods.js';
import {turnsOn} from '../../rules/dated.js';
import {failureReasons} from '../../rules/reasons.js';

/**
 * Write why a benefit is refused: 您没有适用3%征收率的应税销售收入；月销售额超过10万元. Where the name of a question comes
 * first, nobody says 您 before it: 月销售额超过10万元
 * @param {RuleEntry} rule
 * @param {Answers} answers
 * @param {Map<string, QuestionEntry>} questions
 */
export function refusalWording(rule, answers, questions) {
  const {always, oneOf} = failureReasons(rule, answers, questions);
  const neither = neitherWording(oneOf);
  const certain = [...always.map(markedState), neither].filter(Boolean).join('；');
  const either =
    !neither &&
    oneOf
      .map((changes) => changes.map((change) => changeWording(change) + sourceMark(change)).join('，并且'))
      .join('；');
  const named =
    always.length && certain.startsWith(/** @type {QuestionEntry} */ (questions.get(always[0].test.fact)).name);
  return [certain && (named ? certain : `您${certain}`), either && `下列条件至少要满足一个，您都不满足：${either}`]
    .filter(Boolean)
    .join('。另外，');
}

/**
 * Write in one denial that none is so of which one alone would be enough: 不是工会组织，也不是企业; '' where that is no sentence.
 * @param {Change[][]} oneOf
 */
function neitherWording(oneOf) {
  const states = oneOf.map(([change]) => markedState(change));
  return (
    oneOf.every(({length}) => length === 1) && states.every((state) => /^[不没]/.test(state)) && states.join('，也')
  );
}

/** @param {Change} change */
function markedState(change) {
  return stateWording(change) + sourceMark(change);
}

/**
 * Write what is so, and makes the rule fail.
 * @param {Change} change
 */
function stateWording({test, wanted}) {
  return wanted ? test.unmet : test.words;
}

/**
 * Write what would have to be so.
 * @param {Change} change
 */
export function changeWording({test, wanted}) {
  return wanted ? test.words : test.unmet;
}

/**
 * Write where a test stands if that is not in the benefit: `（依第二条，适用于全部措施）`.
 * @param {Change} change
 */
function sourceMark({test}) {
  return test.source ? `（${test.source}）` : '';
}

/**
 * Write from which day on a change comes about by itself; '' where it does not.
 * @param {Change} change
 * @param {Answers} answers
 */
export function waitingMark({test, wanted}, answers) {
  const day = turnsOn(test, answers.get(test.fact), wanted);
  return day ? `（按您的回答，${dayWords(day)}起满足）` : '';
}

/**
 * Write what is undecided, by kinds.
 * @param {UndecidedLeaves} open
 * @param {Map<string, QuestionEntry>} questions
 */
export function openWording({unanswered, unknown, manual}, questions) {
  const nameOf = (/** @type {FactTestEntry} */ {fact}) => /** @type {QuestionEntry} */ (questions.get(fact)).name;
  const names = (/** @type {FactTestEntry[]} */ tests) => [...new Set(tests.map(nameOf))].join('、');
  const departments = [...new Set(manual.map(({by}) => by))].join('、');
  return [
    unanswered.length && `还要回答：${names(unanswered)}`,
    unknown.length && `不清楚：${names(unknown)}`,
    manual.length && `还要由${departments}认定`,
  ]
    .filter(Boolean)
    .join('；');
}
