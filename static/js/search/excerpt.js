// The part of a measure's words that shows why it was found. Pure.

import {pieces, rangesOf} from '../core/highlight.js';

const BEFORE = 18;
const LENGTH = 72;
const SENTENCE_ENDS = '。；！？';

// `passages` as they are printed; `choices` are lists of terms, the first that is found is shown.
// Returns [{text, marked}], whose text is verbatim but for the sign of omission; what does not stand
// in the notice has a first piece with `label`, which says what it is.
export function excerptOf({heading, text, beside}, choices, trace) {
  for (const terms of choices) {
    const found = rangesOf(text, terms, trace);
    if (found.length > 0) return around(text, found);
    // The heading is shown above every excerpt; what follows it says most.
    if (rangesOf(heading, terms, trace).length > 0) return around(text, []);
    for (const [label, words] of beside) {
      const ranges = rangesOf(words, terms, trace);
      if (ranges.length > 0) return [{text: `${label}：`, marked: false, label: true}, ...around(words, ranges)];
    }
  }
  return around(text, []);
}

function around(words, ranges) {
  const [match, matchEnd] = bestOf(words, ranges) || [0, 0];
  const start = whole(words, startOf(words, match));
  const end = whole(words, Math.min(words.length, Math.max(start + LENGTH, matchEnd)));
  const parts = pieces(words, ranges.filter((range) => range[1] > start && range[0] < end), start, end);
  if (start > 0) parts.unshift({text: '…', marked: false});
  if (end < words.length) parts.push({text: '…', marked: false});
  return parts;
}

// The match that has the most different ones near behind it; the first of such.
function bestOf(words, ranges) {
  let best = null;
  let most = 0;
  for (const range of ranges) {
    const near = ranges.filter(([start, end]) => start >= range[0] && end <= range[0] + LENGTH - BEFORE);
    const different = new Set(near.map(([start, end]) => words.slice(start, end))).size;
    if (best === null || different > most) [best, most] = [range, different];
  }
  return best;
}

// The beginning of the sentence, where that is near, else a few characters before the match.
function startOf(words, match) {
  if (match <= BEFORE) return 0;
  for (let at = match; at > match - BEFORE; at -= 1) {
    if (SENTENCE_ENDS.includes(words[at - 1])) return at;
  }
  return match - BEFORE;
}

// Not between the two halves of a character beyond the basic plane.
function whole(words, at) {
  return /[\udc00-\udfff]/.test(words.charAt(at)) ? at + 1 : at;
}
