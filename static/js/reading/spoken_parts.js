// @ts-check
// What is read aloud of a measure, in order: its title, how it stands today, the summary, and the official text sentence
// by sentence, each introduced by whose words they are. Reads the article.

/**
 * @param {HTMLElement} article
 * @returns {SpokenPart[]}
 */
export function spokenParts(article) {
  const title = article.querySelector('h1');
  const summary = article.querySelector('.measure-summary');
  const strip = article.querySelector('[data-term-strip]');
  const sentences = Array.from(article.querySelectorAll('.official-text .sentence'));
  return [
    part(title),
    ...(strip ? [part(strip)] : []),
    {words: '以下是编者归纳。', element: summary},
    {words: withoutLabel(summary), element: summary},
    {words: '以下是官方原文。', element: sentences[0]},
    ...sentences.map(part),
  ].filter(({words, element}) => element && /[\p{L}\p{N}]/u.test(words));
}

/**
 * @param {Element} element
 * @returns {SpokenPart}
 */
function part(element) {
  return {words: element.textContent, element};
}

/** @param {HTMLElement | null} summary */
function withoutLabel(summary) {
  if (!summary) return '';
  const copy = /** @type {HTMLElement} */ (summary.cloneNode(true));
  copy.querySelectorAll('.derived-label, .quote-place').forEach((label) => label.remove());
  return copy.textContent;
}
