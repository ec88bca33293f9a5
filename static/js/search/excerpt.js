// @ts-check
// Cuts the excerpt of a measure's text that shows why it was found. Pure.

import {pieces, rangesOf} from '../core/highlight.js';

const BEFORE = 18;
const LENGTH = 72;
const SENTENCE_ENDS = '。；！？';

/**
 * Return the excerpt, verbatim except for the sign of omission. A first piece with `label` says what the rest is if it
 * is not official text.
 * @param {Passage} passage as printed
 * @param {string[][]} choices lists of terms; the first list with a match is shown
 * @param {Trace} trace
 * @returns {TextPiece[]}
 */
export function excerptOf({heading, text, beside}, choices, trace) {
  for (const terms of choices) {
    const found = rangesOf(text, terms, trace);
    if (found.length > 0) return around(text, found);
    // The heading stands above every excerpt already; the text after it says most.
    if (rangesOf(heading, terms, trace).length > 0) return around(text, []);
    for (const [label, words] of beside) {
      const ranges = rangesOf(words, terms, trace);
      if (ranges.length > 0) return [{text: `${label}：`, marked: false, label: true}, ...around(words, ranges)];
    }
  }
  return around(text, []);
}

/**
 * @param {string} words
 * @param {TextRange[]} ranges
 * @returns {TextPiece[]}
 */
function around(words, ranges) {
  const [match, matchEnd] = bestOf(words, ranges) || [0, 0];
  const start = whole(words, startOf(words, match));
  const end = whole(words, Math.min(words.length, Math.max(start + LENGTH, matchEnd)));
  const parts = pieces(
    words,
    ranges.filter((range) => range[1] > start && range[0] < end),
    start,
    end
  );
  if (start > 0) parts.unshift({text: '…', marked: false});
  if (end < words.length) parts.push({text: '…', marked: false});
  return parts;
}

/**
 * Return the first of the matches that have the most different matches close behind them.
 * @param {string} words
 * @param {TextRange[]} ranges
 * @returns {TextRange | null}
 */
function bestOf(words, ranges) {
  const written = ranges.map(([start, end]) => words.slice(start, end));
  /** @type {TextRange | null} */
  let best = null;
  let most = 0;
  ranges.forEach((range, at) => {
    const different = new Set();
    for (let near = at; near < ranges.length && ranges[near][1] <= range[0] + LENGTH - BEFORE; near += 1) {
      different.add(written[near]);
    }
    if (best === null || different.size > most) [best, most] = [range, different.size];
  });
  return best;
}

/**
 * Return the beginning of the sentence if it is near, else a few characters before the match.
 * @param {string} words
 * @param {number} match
 */
function startOf(words, match) {
  if (match <= BEFORE) return 0;
  for (let at = match; at > match - BEFORE; at -= 1) {
    if (SENTENCE_ENDS.includes(words[at - 1])) return at;
  }
  return match - BEFORE;
}

/**
 * Move out of the middle of a surrogate pair.
 * @param {string} words
 * @param {number} at
 */
function whole(words, at) {
  return /[\udc00-\udfff]/.test(words.charAt(at)) ? at + 1 : at;
}
