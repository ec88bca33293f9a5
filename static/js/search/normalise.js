// Folding of texts before they are compared; the twin of policy_explorer/normalise.py, whose
// docstring says what is folded and why. Pure.

const SPACE = /[\p{Z}\t\n\v\f\r]/u;
const INVISIBLE = /[\p{Cc}\p{Cf}␞␠\u{F0000}-\u{FFFFF}]/u;
const LATIN = /[0-9a-z]/;
const SPACES = / +/g;
// Between passages that are joined, as policy_explorer/search_passages.py does it: behind each measure, and within one.
export const BOUNDARY = '␞';
export const GAP = '␠';
const HAN = '\u4e00-\u9fff'; // each is folded to itself, but for those of the table

// The folder for one table of characters, as data/search.js gives it: two strings of equal length.
export function createNormaliser([from, to]) {
  const targets = Array.from(to);
  const characters = new Map(Array.from(from, (character, at) => [character, targets[at]]));
  const known = new Map();
  const folded = (character) => {
    if (!known.has(character)) known.set(character, fold(character, characters));
    return known.get(character);
  };
  const inTable = from.replace(/[^\u4e00-\u9fff]/g, '');
  const changing = (unchanged) => new RegExp(`[^0-9a-z${HAN}${unchanged}]${inTable && `|[${inTable}]`}`, 'gu');
  const [odd, oddBetweenJoints] = ['', BOUNDARY + GAP].map(changing);
  return {
    normalise: (text) => withoutLooseSpaces(text.replace(odd, folded)),
    // Passages with joints between them, all at once; the joints stay.
    normaliseJoined: (text) => withoutLooseSpaces(text.replace(oddBetweenJoints, folded)),
    trace: (text) => trace(text, folded),
  };
}

function fold(character, characters) {
  const plain = character.normalize('NFKD').replace(/\p{Mn}/gu, '').normalize('NFC').toLowerCase();
  return Array.from(plain, (part) => {
    if (SPACE.test(part)) return ' ';
    if (INVISIBLE.test(part)) return '';
    return characters.get(part) || part;
  }).join('');
}

// White space stays, as one space, only between Latin letters or digits.
function withoutLooseSpaces(text) {
  return text.replace(SPACES, (spaces, at) => (LATIN.test(text.charAt(at - 1)) && LATIN.test(text.charAt(at + spaces.length)) ? ' ' : ''));
}

// The text as `normalise` folds it and, for each of its code units, where in the original its character begins and ends.
function trace(original, folded) {
  let text = '';
  const starts = [];
  const ends = [];
  let space = null;
  let at = 0;
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
