// @ts-check
// Cuts a run of a query into words that are known: the cheapest way wins, where unknown characters cost most. Pure.

import {ASKING, IGNORED, OPTIONAL, OR_NOT, GENERIC} from './function_words.js';

/** @type {Record<TokenKind, number>} */
const COSTS = {value: 0.8, everyday: 1, name: 1, word: 1.1, sound: 1.5, correction: 1.6, ignored: 0.5, unknown: 2.2};
const IGNORED_CHARACTER = 0.9;
const LONGER_IS_BETTER = 0.02; // a character
const ENDING = /^[可会求后前上下家管查]$/; // particles that end words after what is unknown: 许可
const SIGN = /[^\p{L}\p{N}]/u;
const LATIN = /^[0-9a-z]+(?: [0-9a-z]+)*/;

/**
 * Return the tokens of a run in order; characters that are unknown and stand together are one token.
 * @param {string} run
 * @param {Lexicon} lexicon
 * @param {ReadValue} readValue
 * @param {Token[]} [corrections] tokens that may stand for what is unknown
 * @returns {Token[]}
 */
export function cut(run, lexicon, readValue, corrections = []) {
  /** @type {{cost: number, token: Token | null}[]} the cheapest way to each place, and its last token */
  const best = [{cost: 0, token: null}];
  for (let start = 0; start < run.length; start += 1) {
    const here = best[start];
    if (!here || /[\udc00-\udfff]/.test(run[start])) continue;
    const own = corrections.filter((token) => token.start === start);
    for (const token of [...tokensAt(run, start, lexicon, readValue), ...own]) {
      const cost = here.cost + costOf(token);
      if (!best[token.end] || cost < best[token.end].cost) best[token.end] = {cost, token};
    }
  }
  /** @type {Token[]} */
  const tokens = [];
  for (let at = run.length; at > 0;) {
    const token = /** @type {Token} */ (best[at].token);
    tokens.unshift(token);
    at = token.start;
  }
  return merged(tokens, run);
}

/**
 * @param {string} run
 * @param {number} start
 * @param {Lexicon} lexicon
 * @param {ReadValue} readValue
 * @returns {Token[]}
 */
function tokensAt(run, start, lexicon, readValue) {
  const rest = run.slice(start);
  /** @type {Token[]} */
  const tokens = [];
  /** @type {(length: number, kind: TokenKind) => number} */
  const add = (length, kind) => tokens.push({start, end: start + length, text: rest.slice(0, length), kind});
  const value = readValue(rest);
  if (value) tokens.push({start, end: start + value.length, text: rest.slice(0, value.length), kind: 'value', value});
  for (let length = Math.min(rest.length, lexicon.longest); length > 0; length -= 1) {
    const word = rest.slice(0, length);
    const kind = length > 1 ? lexicon.kindOf(word) || (OPTIONAL.has(word) || GENERIC.has(word) ? 'word' : null) : null;
    if (kind) add(length, kind);
    if (IGNORED.has(word)) add(length, 'ignored');
  }
  if (OR_NOT.test(rest)) add(3, 'ignored');
  const [latin] = LATIN.exec(rest) || [];
  if (latin) add(latin.length, 'unknown');
  else
    add(
      SIGN.test(rest[0]) ? 1 : (String.fromCodePoint(/** @type {number} */ (rest.codePointAt(0))) || '').length,
      SIGN.test(rest[0]) ? 'ignored' : 'unknown'
    );
  return tokens;
}

/** @param {Token} token */
function costOf({kind, text}) {
  if (kind === 'ignored' && text.length === 1) return IGNORED_CHARACTER;
  return COSTS[kind] - LONGER_IS_BETTER * text.length;
}

/** @param {Token | undefined} token */
function isWithinWord(token) {
  if (!token || token.kind !== 'ignored' || token.text.length > 1) return false;
  return !ASKING.test(token.text) && !SIGN.test(token.text);
}

/**
 * @param {Token[]} tokens
 * @param {string} run
 */
function merged(tokens, run) {
  /** @type {Token[]} */
  const result = [];
  const endsWord = (/** @type {Token} */ {end, text}) => end === run.length && ENDING.test(text);
  for (const token of tokens) {
    // What could be a particle is a part of a word where both neighbours are unknown: 得 of 所得税.
    const [before, between] = result.slice(-2);
    if (token.kind === 'unknown' && before && before.kind === 'unknown' && isWithinWord(between)) result.pop();
    const last = result[result.length - 1];
    if (last && last.kind === 'unknown' && (token.kind === 'unknown' || endsWord(token))) {
      result[result.length - 1] = {...last, end: token.end, text: run.slice(last.start, token.end)};
    } else {
      result.push(token);
    }
  }
  return result;
}
