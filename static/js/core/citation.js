// @ts-check
// How a measure is cited: as the notice cites it, such as 第三条, or by its number. Pure; the rules are those of
// policy_explorer/text/citation.py.

/** @typedef {{number: number, label?: string}} Numbered */

const DIGITS = /^\d+$/;

/** @param {Numbered} measure */
function labelOf({number, label}) {
  return label || String(number);
}

/**
 * Return the words that cite a measure within a sentence: 第三条, or 第 3 项 with spaces that do not break.
 * @param {Numbered} measure
 */
export function citationWords(measure) {
  const label = labelOf(measure);
  return DIGITS.test(label) ? `第\u00a0${label}\u00a0项` : label;
}

/**
 * Return a title with the label of its measure before it: `第三条 标题` or `3. 标题`.
 * @param {Numbered} measure
 * @param {string} title
 */
export function labelled(measure, title) {
  const label = labelOf(measure);
  return `${label}${DIGITS.test(label) ? '.' : ''} ${title}`;
}
