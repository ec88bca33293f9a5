// @ts-check
// What would have to be different for a benefit that is refused. Creates elements.
//
// A single condition is named with its bound, although the line above (failureWording) names it too: 如果“月销售额 不超过 10 万元
// （含）”，则符合。 Where the smallest remedies need several conditions, they are only referred to. A remedy that needs more is
// written out.

import {failureReasons, undecided} from '../rules/reasons.js';
import {remedies} from '../rules/remedies.js';
import {element} from '../core/element.js';
import {changeWording, fixedMark, openWording, waitingMark} from './verdict_wording.js';

/**
 * Return null where nothing would help.
 * @param {RuleEntry} rule
 * @param {ViewModel} view
 */
export function remedyList(rule, view) {
  const lines = remedyLines(remedies(rule, view.answers, view.questions), rule, view);
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
 * @param {RuleEntry} rule
 * @param {ViewModel} view
 */
function remedyLines(found, rule, view) {
  const least = found.filter(({changes}) => changes.length === found[0].changes.length);
  const outcomes = found.map((remedy) => outcome(remedy, rule, view));
  const same = least.every((remedy, at) => outcomes[at] === outcomes[0]);
  return found.flatMap((remedy, at) => {
    if (at >= least.length) {
      return [`或者，如果${written(remedy, view)}，${outcomes[at]}`];
    }
    const named = least.length === 1 ? remedy.changes.length === 1 : !same;
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
  return then ? '则符合。' : `则可能符合（${openWording(open, view.questions)}）。`;
}

/**
 * @param {RuleEntry} rule
 * @param {ViewModel} view
 */
function referred(rule, {answers, questions}) {
  const {always, oneOf} = failureReasons(rule, answers, questions);
  const first = always.length > 1 ? `这 ${always.length} 条都满足` : '这一条满足';
  if (!oneOf.length) {
    return first;
  }
  return always.length ? `${first}，后面的又满足其中一种` : '满足其中一种';
}

/**
 * @param {Remedy} remedy
 * @param {ViewModel} view
 */
function written({changes}, {answers, questions}) {
  return changes
    .map((change) => `“${changeWording(change)}”${fixedMark(change, questions)}${waitingMark(change, answers)}`)
    .join('并且');
}
