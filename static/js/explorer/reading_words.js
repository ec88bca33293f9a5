// @ts-check
// What was understood of a query, in words and offers. Pure.
//
// Whatever was changed in the query is said, with a way to take it back; what no document writes is said to be so.

const MOST_NAMED = 3;
/** @type {QueryPart['how'][]} changes that `exact` takes back */
const WIDENED = ['everyday', 'number', 'correction', 'sound'];

/**
 * Return what is said beside the number of results: pieces of text, some of which offer another query.
 * @param {string} query
 * @param {boolean} exact whether only what is typed was looked for
 * @param {QueryReading} reading
 * @returns {ReadingPiece[]}
 */
export function readingPieces(query, exact, reading) {
  const {level, parts, ignored, absent, instead} = reading;
  const found = parts.filter(({count}) => count > 0);
  const split = found.filter(({how}) => how === 'split');
  const changed = found.filter(isChanged);
  /** @type {(ReadingPiece | false)[]} */
  const pieces = [
    level === 'most' && {text: `没有全部符合的；${havingWords(found)}`},
    level !== 'none' &&
      split.length > 0 && {text: `没有完全相同的说法，拆成${listed(split.map(({typed}) => typed))}查找`},
    ...(level === 'none' ? [] : changed.map((part) => ({text: changeWords(part)}))),
    level === 'most' && absent.length > 0 && {text: `文件没有写${listed(absent)}`},
    ...instead.map((other, at) => ({text: at ? '' : '您是不是要找', label: other, query: other, exact: false})),
    ignored.length > 0 && level !== 'none' && {text: `没有计入：${ignored.join('、')}`},
    exact && {text: '只按您输入的字查找', label: '也找意思相近的', query, exact: false},
    !exact && level !== 'none' && parts.some(isWidened) && {text: '', label: `只找“${query}”`, query, exact: true},
  ];
  return /** @type {ReadingPiece[]} */ (pieces.filter(Boolean));
}

/**
 * Return the words that the page of a measure has to mark: those that were looked for instead of what is typed.
 * @param {string} query
 * @param {QueryReading} reading
 */
export function wordsToMark(query, {parts, ignored}) {
  if (!ignored.length && !parts.some(isWidened)) return query;
  const words = parts.filter(({count}) => count > 0).flatMap((part) => (isWidened(part) ? part.used : [part.typed]));
  return Array.from(new Set(words)).join(' ');
}

/** @param {QueryPart} part */
function isWidened({how, typed, used, count}) {
  return count > 0 && WIDENED.includes(how) && used.join() !== typed;
}

/** @param {QueryPart} part */
function isChanged({how, typed, used}) {
  return how === 'beside' || (how in CHANGES && used.join() !== typed && !(how === 'name' && used[0] === typed));
}

/** @type {Partial<Record<QueryPart['how'], (typed: string, others: string) => string>>} */
const CHANGES = {
  name: (typed, others) => `“${typed}”按${others}查找`,
  everyday: (typed, others) => `“${typed}”按${others}查找`,
  number: (typed, others) => `“${typed}”按${others}查找`,
  correction: (typed, others) => `没有“${typed}”，按${others}查找`,
  sound: (typed, others) => `“${typed}”当作拼音，按${others}查找`,
  beside: (typed) => `原文中没有“${typed}”这个说法，按编者归纳的内容和文件名称找到`,
};

/** @param {QueryPart} part */
function changeWords({how, typed, used}) {
  const others = used.filter((phrase) => phrase !== typed).slice(0, MOST_NAMED);
  return /** @type {(typed: string, others: string) => string} */ (CHANGES[how])(typed, listed(others));
}

/** @param {QueryPart[]} found */
function havingWords(found) {
  return found.map(({typed, count}) => `含“${typed}”的有 ${count}\u00a0项`).join('、');
}

/**
 * Say in a list: “贷款”“招工”
 * @param {string[]} phrases
 */
export function listed(phrases) {
  return phrases.map((phrase) => `“${phrase}”`).join('');
}
