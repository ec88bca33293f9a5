// What is read aloud of a measure, in turn: its title, the summary, and the official text sentence by sentence. Whose words
// they are is testKey before them. Reads the article.

// [{words, element}]: the element is marked while its words are spoken.
export function spokenParts(article) {
  const title = article.querySelector('h1');
  const summary = article.querySelector('header .derived');
  const sentences = Array.from(article.querySelectorAll('.official-text .sentence'));
  return [
    part(title),
    {words: '以下是编者归纳。', element: summary},
    {words: withoutLabel(summary), element: summary},
    {words: '以下是官方原文。', element: sentences[0]},
    ...sentences.map(part),
  ].filter(({words, element}) => element && /[\p{L}\p{N}]/u.test(words));
}

function part(element) {
  return {words: element.textContent, element};
}

function withoutLabel(summary) {
  if (!summary) return '';
  const copy = summary.cloneNode(true);
  copy.querySelectorAll('.derived-label').forEach((label) => label.remove());
  return copy.textContent;
}
