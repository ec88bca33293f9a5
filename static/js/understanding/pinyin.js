// @ts-check
// Pinyin as typed, in full or by initials -> words of the lexicon. Pure.

const SHORTEST_INITIALS = 3;
const SHORTEST_PREFIX = 4;
const MOST = 4;
const LONGEST = 40; // letters

/**
 * Return the words that may be meant, the likeliest first, as lists that have to be found together.
 * @param {string} typed
 * @param {Lexicon} lexicon
 * @returns {LexiconWord[][]}
 */
export function wordsByPinyin(typed, lexicon) {
  const letters = typed.replace(/[' ]/g, '').replace(/ü/g, 'v');
  if (letters.length > LONGEST || letters.length < 2) return [];
  const whole = byRank(lexicon.byPinyin().get(letters));
  if (whole.length > 0) return whole.map((word) => [word]);
  const initials = letters.length >= SHORTEST_INITIALS ? byRank(lexicon.byInitials().get(letters)) : [];
  if (initials.length > 0) return initials.map((word) => [word]);
  const several = inSeveral(letters, lexicon);
  if (several) return [several];
  return letters.length >= SHORTEST_PREFIX ? beginningWith(letters, lexicon).map((word) => [word]) : [];
}

/**
 * Return the words that are these letters in full; null if there are none.
 * @param {string} letters
 * @param {Lexicon} lexicon
 */
export function wholeByPinyin(letters, lexicon) {
  const [word] = byRank(lexicon.byPinyin().get(letters));
  return word ? [word] : inSeveral(letters, lexicon);
}

/**
 * @param {string} letters
 * @param {Lexicon} lexicon
 */
export function beginningWith(letters, lexicon) {
  const keys = Array.from(lexicon.byPinyin().keys()).filter((key) => key.startsWith(letters));
  return byRank(keys.flatMap((key) => lexicon.byPinyin().get(key) || []));
}

/**
 * @param {string} letters
 * @param {Lexicon} lexicon
 */
function inSeveral(letters, lexicon) {
  /** @type {(LexiconWord[] | null)[]} the fewest words up to each letter */
  const best = [[]];
  for (let start = 0; start < letters.length; start += 1) {
    const before = best[start];
    if (!before) continue;
    for (let end = start + 2; end <= letters.length; end += 1) {
      const [word] = byRank(lexicon.byPinyin().get(letters.slice(start, end)));
      const own = best[end];
      if (word && (!own || before.length + 1 < own.length)) best[end] = [...before, word];
    }
  }
  return best[letters.length] || null;
}

/** @param {LexiconWord[]} [words] */
function byRank(words = []) {
  return words
    .slice()
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST);
}
