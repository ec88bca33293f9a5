// @ts-check
// The conditions of a benefit on the printed sheet, as running text: the outcome of each with the clause that states it.
// Creates elements.

import {element} from '../../core/element.js';
import {partsOf} from '../../rules/conditions.js';
import {truth} from '../../rules/evaluate.js';

/**
 * Return the conditions of a rule: those of an `all` one after the other, those of an `any` that decide it, and all of a
 * `count`, in brackets. Each clause is printed once.
 * @param {RuleEntry} rule
 * @param {ViewModel} view
 * @returns {Child[]}
 */
export function conditionLine(rule, view) {
  return conditionParts(rule, view, new Set());
}

/**
 * @param {RuleEntry} condition
 * @param {ViewModel} view
 * @param {Set<string>} printed the clauses so far
 * @returns {Child[]}
 */
function conditionParts(condition, view, printed) {
  if ('not' in condition) {
    return ['没有下列情形（', ...conditionParts(condition.not, view, printed), '）'];
  }
  if (isLeaf(condition)) {
    return [clause(/** @type {LeafEntry} */ (condition), '', view, printed)];
  }
  const parts = partsToPrint(condition, view);
  const opening =
    'count' in condition
      ? [`（${condition.words}：`, element('span', {class: 'sheet-quote'}, quoted(condition.quote, printed)), ' ']
      : [];
  const toTellApart = (/** @type {LeafEntry} */ part) =>
    parts.some((other) => overlap(part, other) && sign(part, view) !== sign(/** @type {LeafEntry} */ (other), view));
  const joined = parts.map((part) => {
    if (isLeaf(part) && toTellApart(part)) {
      return [clause(part, `（${'fact' in part ? part.words : part.manual}）`, view, printed)];
    }
    const inside = conditionParts(part, view, printed);
    return 'all' in part && parts.length > 1 && !('all' in condition) ? ['（', ...inside, '）'] : inside;
  });
  const list = joined.flatMap((part, at) => (at ? ['any' in condition ? ' 或 ' : '；', ...part] : part));
  if ('count' in condition) {
    return [...opening, ...list, '）'];
  }
  return 'any' in condition && parts.length > 1 ? ['（满足一条即可：', ...list, '）'] : list;
}

/**
 * Return the parts of a condition that matter. A clause that states several conditions with the same outcome is one part.
 * @param {RuleEntry} condition
 * @param {ViewModel} view
 * @returns {RuleEntry[]}
 */
function partsToPrint(condition, view) {
  const met = truth(condition, view.answers);
  const parts = partsOf(condition)
    .filter((part) => !('any' in condition) || truth(part, view.answers) === met)
    .flatMap((part) => onlyLeaf(part, view));
  /** @type {(part: LeafEntry) => LeafEntry[]} */
  const alike = (part) =>
    parts.filter(isLeaf).filter((other) => other.quote === part.quote && sign(other, view) === sign(part, view));
  return parts
    .filter((part) => !isLeaf(part) || alike(part)[0] === part)
    .map((part) => (isLeaf(part) ? withWordsOf(part, alike(part), 'any' in condition ? '，或' : '；') : part));
}

/**
 * Return the one condition that a part of a rule comes down to, or else the part: of an `any`, one may decide.
 * @param {RuleEntry} part
 * @param {ViewModel} view
 * @returns {RuleEntry[]}
 */
function onlyLeaf(part, view) {
  if (!('any' in part || 'all' in part)) {
    return [part];
  }
  const inside = partsToPrint(part, view);
  return inside.length === 1 && isLeaf(inside[0]) ? inside : [part];
}

/**
 * Return whether one clause is a part of the other: ✓ 招商单位 must not stand before ? 引进总部企业的招商单位.
 * @param {RuleEntry} a
 * @param {RuleEntry} b
 */
function overlap(a, b) {
  return isLeaf(a) && isLeaf(b) && (a.quote.includes(b.quote) || b.quote.includes(a.quote));
}

/**
 * Return a condition with the words of all that state it in one clause.
 * @param {LeafEntry} condition
 * @param {LeafEntry[]} all
 * @param {string} between
 * @returns {LeafEntry}
 */
function withWordsOf(condition, all, between) {
  const words = [...new Set(all.map((each) => each.words))];
  return 'fact' in condition ? {...condition, words: words.join(between)} : condition;
}

/**
 * @param {RuleEntry} condition
 * @returns {condition is LeafEntry}
 */
function isLeaf(condition) {
  return !partsOf(condition).length;
}

/**
 * @param {LeafEntry} condition
 * @param {string} words
 * @param {ViewModel} view
 * @param {Set<string>} printed
 */
function clause(condition, words, view, printed) {
  const own = 'fact' in condition ? condition.words : condition.manual;
  const place = [condition.source, placeWords(condition.at)].filter(Boolean).join('，') || '原文';
  const again = printed.has(condition.quote);
  return element(
    'span',
    null,
    element('strong', null, sign(condition, view)),
    ' ',
    element(
      'span',
      {class: 'sheet-quote'},
      again ? `${own}（同一句）` : quoted(condition.quote, printed),
      again ? '' : words
    ),
    element('span', {class: 'sheet-place'}, `${own}（${place}）`)
  );
}

/**
 * Return a clause, or a note that it is printed already.
 * @param {string} quote
 * @param {Set<string>} printed
 */
function quoted(quote, printed) {
  if (printed.has(quote)) {
    return '（同一句）';
  }
  printed.add(quote);
  return element('q', {class: 'official'}, quote);
}

/**
 * Say where in the notice a clause stands: in a sentence, a table or an annex; '' for any other place.
 * @param {string} at its anchor, for an annex with the address of the page
 */
function placeWords(at) {
  const [, kind, number] = /(?:^|#)([stx])-([^#]*)$/.exec(at) || [];
  return kind === 's' ? `原文第 ${number} 句` : kind === 't' ? '原文的表格' : kind === 'x' ? '原文的附件' : '';
}

/**
 * @param {LeafEntry} condition
 * @param {ViewModel} view
 */
function sign(condition, {answers}) {
  const met = truth(condition, answers);
  if (met !== null) {
    return met ? '✓' : '✗';
  }
  if (!('fact' in condition)) {
    return `? 待${condition.by}认定`;
  }
  return answers.has(condition.fact) ? '? 不清楚' : '? 未回答';
}
