// @ts-check
// A period <-> the attributes of the element that shows it. Pure.
//
// policy_explorer/render/fragments.py writes the same attributes.

// Every period has a last day, or words that say how it ends.
export const PERIODS = '[data-until], [data-ends]';

/**
 * @param {HTMLElement} element
 * @returns {Period}
 */
export function periodOf({dataset}) {
  const {from, issued, until, ends, usedUp, fact, superseded, earlier, afterwards} = dataset;
  return {
    from,
    issued,
    until,
    ends: /** @type {UndatedEnd | undefined} */ (ends),
    used_up: usedUp,
    provisional: 'provisional' in dataset,
    fact,
    superseded,
    earlier: earlier && JSON.parse(earlier),
    afterwards: afterwards && JSON.parse(afterwards),
  };
}

/**
 * @param {Period} period
 * @returns {Record<string, string | undefined>}
 */
export function periodAttributes(period) {
  const {from, issued, until, ends, used_up: usedUp, provisional, fact, superseded, earlier, afterwards} = period;
  return {
    'data-from': from,
    'data-issued': issued,
    'data-until': until,
    'data-ends': ends || (until ? undefined : 'not_stated'),
    'data-used-up': usedUp,
    'data-provisional': provisional ? '' : undefined,
    'data-fact': fact,
    'data-superseded': superseded,
    'data-earlier': earlier && JSON.stringify(earlier),
    'data-afterwards': afterwards && JSON.stringify(afterwards),
  };
}
