// @ts-check
// How strongly measures have what an everyday word stands for: of several phrases the rare ones say more. Pure.

import {rarity, strengthsOf} from '../search/rank.js';

const BOTH = 0.1; // what a tag adds to phrases

/**
 * @param {PhraseHits[]} meant
 * @param {number[]} bearing places of measures with a tag
 * @param {number} size
 * @returns {Float32Array}
 */
export function widenedBy(meant, bearing, size) {
  const each = meant.map((hits) => strengthsOf(size, [hits]));
  const weights = meant.map(({headings, texts}) => {
    const count = headings.length + texts.length;
    return count > 0 ? rarity(count, size) : 0;
  });
  const most = Math.max(...weights);
  const sum = new Float32Array(size);
  each.forEach((strengths, phrase) => {
    if (weights[phrase] > 0) {
      const share = weights[phrase] / most;
      for (let at = 0; at < size; at += 1) sum[at] += share * strengths[at];
    }
  });
  const tagged = strengthsOf(size, [], bearing);
  for (const at of bearing) sum[at] = sum[at] > 0 ? Math.max(sum[at], tagged[at]) + BOTH : tagged[at];
  return sum;
}
