// @ts-check
// What may be meant by what has been typed so far. Pure.

import {lexiconOf} from './lexicon.js';
import {beginningWith, wordsByPinyin} from './pinyin.js';

const MOST = 8;
const TEXT = 'text';

/**
 * Return the best few. Words are in the order of their ranks, and no more of them are looked at than needed.
 * @param {string} typed
 * @param {WordContext} context
 * @returns {Suggestion[]}
 */
export function suggest(typed, context) {
  const word = context.normalise(typed.trim());
  if (!word) return [];
  const lexicon = lexiconOf(context);
  /** @type {Map<string, Suggestion>} */
  const found = new Map();
  const add = (/** @type {LexiconWord[]} */ words) => {
    for (const each of words.sort((a, b) => a.text.length - b.text.length)) {
      if (found.size === MOST) return;
      const suggestion = found.has(each.text) ? null : suggestionOf(each, context, lexicon);
      if (suggestion) found.set(each.text, suggestion);
    }
  };
  /** @type {(words: LexiconWord[], fits: (word: LexiconWord) => boolean) => void} */
  const addFitting = (words, fits) => {
    for (let start = 0; start < words.length && found.size < MOST;) {
      const {rank} = words[start];
      const fitting = [];
      for (; start < words.length && words[start].rank === rank; start += 1) {
        if (fits(words[start])) fitting.push(words[start]);
      }
      add(fitting);
    }
  };
  if (/^[a-z' ]+$/.test(word)) addFitting(byLetters(word, lexicon), () => true);
  addFitting(lexicon.entries, ({text, kind}) => text.startsWith(word) && (kind !== TEXT || word.length > 1));
  addFitting(lexicon.entries, ({text, kind}) => kind !== TEXT && text.indexOf(word) > 0);
  return Array.from(found.values());
}

/**
 * @param {string} letters
 * @param {Lexicon} lexicon
 */
function byLetters(letters, lexicon) {
  const whole = wordsByPinyin(letters, lexicon).filter((words) => words.length === 1);
  const beginning = letters.length > 1 ? beginningWith(letters.replace(/[' ]/g, ''), lexicon) : [];
  return [...whole.flat(), ...beginning].sort((one, other) => one.rank - other.rank);
}

/**
 * @param {LexiconWord} word
 * @param {WordContext} context
 * @param {Lexicon} lexicon
 * @returns {Suggestion | null} null for what no document has
 */
function suggestionOf({printed, text, kind}, {vocabulary}, lexicon) {
  if (kind === 'everyday') {
    const said = lexicon.everyday.get(text);
    if (!said || said.absent || (said.find.length === 0 && said.tags.length === 0)) return null;
    const {find} = said;
    return find.length > 0 ? {text: printed, kind, meaning: find[0]} : {text: printed, kind};
  }
  if (kind === 'alias') {
    const [entry] = vocabulary.get(text) || [];
    const name = entry && lexicon.entries.find((each) => each.text === entry.spellings[0]);
    return entry ? {text: printed, kind: name ? name.kind : kind, meaning: entry.spellings[0]} : {text: printed, kind};
  }
  return {text: printed, kind};
}
