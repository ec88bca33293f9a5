// @ts-check
// What would have to be different for a benefit that is refused. Creates elements.
//
// Only what can be done: nothing for what is over, and nothing that needs another outcome of what nobody can change
// (`fixed`), unless it comes with time. A single condition is named: 如果月销售额不超过10万元（含10万元），就符合。 Where the smallest remedies need several
// conditions, they are only referred to. A remedy that needs more is written out.

import {failureReasons} from '../../rules/reasons.js';
import {remedies} from '../../rules/remedies.js';
import {undecided} from '../../rules/undecided.js';
import {element} from '../../core/element.js';
import {changeWording, openWording, waitingMark} from './reason_wording.js';

/**
 * Return null where nothing would help.
 * @param {RuleEntry} rule
 * @param {ViewModel} view
 */
export function remedyList(rule, view) {
  const {answers, questions} = view;
  /** @type {(change: Change) => boolean} */
  const isFixed = (change) =>
    Boolean(/** @type {QuestionEntry} */ (questions.get(change.test.fact)).fixed) && !waitingMark(change, answers);
  const found = remedies(rule, answers, questions);
  const possible = found.filter(({changes}) => !changes.some(isFixed));
  const lines = remedyLines(possible, possible.length === found.length, rule, view);
  return lines.length
    ? element(
        'ul',
        {class: 'remedies', 'aria-label': '如果情况不同'},
        ...lines.map((line) => element('li', null, line))
      )
    : null;
}

/**
 * @param {Remedy[]} found
 * @param {boolean} all whether nothing was left out, so that the reasons above are what they refer to
 * @param {RuleEntry} rule
 * @param {ViewModel} view
 */
function remedyLines(found, all, rule, view) {
  const least = found.filter(({changes}) => changes.length === found[0].changes.length);
  const outcomes = found.map((remedy) => outcome(remedy, rule, view));
  const same = all && least.every((remedy, at) => outcomes[at] === outcomes[0]);
  return found.flatMap((remedy, at) => {
    if (at >= least.length) {
      return [`或者，如果${written(remedy, view)}，${outcomes[at]}`];
    }
    const named = !all || (least.length === 1 ? remedy.changes.length === 1 : !same);
    return at && same ? [] : [`如果${named ? written(remedy, view) : referred(rule, view)}，${outcomes[at]}`];
  });
}

/**
 * @param {Remedy} remedy
 * @param {RuleEntry} rule
 * @param {ViewModel} view
 */
function outcome({then, answers}, rule, view) {
  const open = undecided(rule, new Map([...view.answers, ...answers]));
  return then ? '就符合。' : `就可能符合（${openWording(open, view.questions)}）。`;
}

/**
 * @param {RuleEntry} rule
 * @param {ViewModel} view
 */
function referred(rule, {answers, questions}) {
  const {always, oneOf} = failureReasons(rule, answers, questions);
  const first = always.length > 1 ? `上面 ${always.length} 条都变了` : '上面这一条变了';
  if (!oneOf.length) {
    return first;
  }
  return always.length ? `${first}，后面的又满足一个` : '满足其中一个';
}

/**
 * @param {Remedy} remedy
 * @param {ViewModel} view
 */
function written({changes}, {answers}) {
  return changes.map((change) => changeWording(change) + waitingMark(change, answers)).join('，并且');
}
