// @ts-check
// Normalises texts before they are compared; the same as policy_explorer/text/normalise.py, whose docstring says what
// is folded and why. Pure.

const SPACE = /[\p{Z}\t\n\v\f\r]/u;
const INVISIBLE = /[\p{Cc}\p{Cf}␞␠␟\u{F0000}-\u{FFFFF}]/u;
const LATIN = /[0-9a-z]/;
const SPACES = / +/g;
// What policy_explorer/search/passages.py puts between passages when it joins them: behind each measure, and within a
// measure.
export const BOUNDARY = '␞';
export const GAP = '␠';
export const EDGE = '␟'; // at the edges of a number
// The digits of a number, and the first sign of what multiplies it; as in policy_explorer/text/tokens.py.
const NUMBER = /([0-9]+(?:,[0-9]{3}(?![0-9])|\.[0-9]+)*)([十百千万亿])?/g;
const HAN = '\u4e00-\u9fff'; // each character stays as it is, except those of the table

/**
 * Create the normaliser for a table of characters, as in data/search.js: two strings of equal length.
 * @param {[string, string]} table
 * @returns {Normaliser}
 */
export function createNormaliser([from, to]) {
  const targets = Array.from(to);
  const characters = new Map(Array.from(from, (character, at) => [character, targets[at]]));
  /** @type {Map<string, string>} */
  const known = new Map();
  const folded = (/** @type {string} */ character) => {
    const found = known.get(character);
    if (found !== undefined) return found;
    const made = fold(character, characters);
    known.set(character, made);
    return made;
  };
  const inTable = from.replace(/[^\u4e00-\u9fff]/g, '');
  const changing = (/** @type {string} */ unchanged) =>
    new RegExp(`[^0-9a-z${HAN}${unchanged}]${inTable && `|[${inTable}]`}`, 'gu');
  const [odd, oddBetweenJoints] = ['', BOUNDARY + GAP].map(changing);
  return {
    normalise: (text) => withoutLooseSpaces(text.replace(odd, folded)),
    /** Normalise passages with joints between them at once; the joints stay. */
    normaliseJoined: (text) => withoutLooseSpaces(text.replace(oddBetweenJoints, folded)),
    trace: (text) => trace(text, folded),
  };
}

/**
 * Mark the edges of the numbers in a normalised text or phrase: in the one as in the other, no number is found inside
 * another.
 * @param {string} text
 */
export function withNumberEdges(text) {
  return text.replace(NUMBER, (_, digits, multiple) => EDGE + digits + (multiple || EDGE));
}

/**
 * @param {string} character
 * @param {Map<string, string>} characters
 */
function fold(character, characters) {
  const plain = character
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return Array.from(plain, (part) => {
    if (SPACE.test(part)) return ' ';
    if (INVISIBLE.test(part)) return '';
    return characters.get(part) || part;
  }).join('');
}

/**
 * Keep white space, as one space, only between Latin letters or digits.
 * @param {string} text
 */
function withoutLooseSpaces(text) {
  return text.replace(SPACES, (spaces, at) =>
    LATIN.test(text.charAt(at - 1)) && LATIN.test(text.charAt(at + spaces.length)) ? ' ' : ''
  );
}

/**
 * Normalise a text, and map each code unit of the result to its character in the original.
 * @param {string} original
 * @param {(character: string) => string} folded
 * @returns {TracedText}
 */
function trace(original, folded) {
  let text = '';
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  /** @type {TextRange | null} */
  let space = null;
  let at = 0;
  /** @type {(part: string, start: number, end: number) => void} */
  const append = (part, start, end) => {
    text += part;
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  for (const character of original) {
    const end = at + character.length;
    for (const part of folded(character)) {
      if (part === ' ') {
        space = space || [at, end];
        continue;
      }
      if (space && LATIN.test(part) && LATIN.test(text.slice(-1))) append(' ', space[0], space[1]);
      space = null;
      append(part, at, end);
    }
    at = end;
  }
  return {text, starts, ends};
}
