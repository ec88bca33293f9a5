// @ts-check
// What may be meant by what has been typed so far. Pure.

import {lexiconOf} from './lexicon.js';
import {beginningWith, wordsByPinyin} from './pinyin.js';

const MOST = 8;
const TEXT = 'text';

/**
 * @param {string} typed
 * @param {WordContext} context
 * @returns {Suggestion[]}
 */
export function suggest(typed, context) {
  const word = context.normalise(typed.trim());
  if (!word) return [];
  const lexicon = lexiconOf(context);
  const fitting = /^[a-z' ]+$/.test(word) ? byLetters(word, lexicon) : [];
  const beginning = lexicon.entries.filter(
    ({text, kind}) => text.startsWith(word) && (kind !== TEXT || word.length > 1)
  );
  const within = lexicon.entries.filter(({text, kind}) => kind !== TEXT && text.indexOf(word) > 0);
  /** @type {Map<string, Suggestion>} */
  const found = new Map();
  for (const group of [fitting, beginning, within]) {
    for (const each of group.slice().sort((a, b) => a.rank - b.rank || a.text.length - b.text.length)) {
      const suggestion = found.has(each.text) ? null : suggestionOf(each, context, lexicon);
      if (suggestion) found.set(each.text, suggestion);
      if (found.size === MOST) return Array.from(found.values());
    }
  }
  return Array.from(found.values());
}

/**
 * @param {string} letters
 * @param {Lexicon} lexicon
 */
function byLetters(letters, lexicon) {
  const whole = wordsByPinyin(letters, lexicon).filter((words) => words.length === 1);
  return [...whole.flat(), ...(letters.length > 1 ? beginningWith(letters.replace(/[' ]/g, ''), lexicon) : [])];
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
