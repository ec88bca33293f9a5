// @ts-check
// A figure, a date, or the number of a measure in a query -> what is found by it.

import {countOf, strengthsOf} from '../search/rank.js';
import {ask, collect} from '../search/resolve.js';
import {unique} from '../search/query.js';

/**
 * @param {Pick<ValueToken, 'text' | 'value'>} token
 * @param {Reader} reader
 * @returns {Steps<FoundPart>}
 */
export function* valuePart({text, value}, {seek, engine, keys}) {
  if (value.item) return itemPart(text, value.item, keys);
  const literal = yield* seek(text);
  const own = unique([...(literal.part.count > 0 && literal.part.how !== 'beside' ? [text] : []), ...value.spellings]);
  const {others = []} = value;
  const spellings = own.length > 0 ? own : others;
  const found = yield* collect(spellings, (phrase) => ask(engine.official(phrase)));
  const strengths = strengthsOf(engine.size, found);
  const part = {typed: text, used: spellings, how: /** @type {PartReading} */ ('number'), count: countOf(strengths)};
  if (own.length === 0 && part.count > 0) part.how = 'other_figure';
  return {strengths, weight: 1, terms: spellings, names: [], part, value: true, year: value.year};
}

/**
 * @param {string} text
 * @param {number} number
 * @param {string[]} keys
 * @returns {FoundPart}
 */
function itemPart(text, number, keys) {
  const strengths = Float32Array.from(keys, (key) => Number(key.endsWith(`/${number}`)));
  const part = {typed: text, used: [`第${number}项`], how: /** @type {PartReading} */ ('number')};
  return {strengths, weight: 1, terms: [], names: [], part: {...part, count: countOf(strengths)}, value: true};
}
