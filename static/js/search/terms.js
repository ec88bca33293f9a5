// Which terms of a query stand in one text: what is to be marked in it. Pure.

import {chunksOf, meanings, runsOf, unique} from './query.js';

const SHORTEST_PART = 2;

// `text` is normalised. A chunk that does not stand in it gives way to the names of what it means,
// then to its runs, then to the longest parts of these.
export function termsIn(text, query, normalise, vocabulary) {
  const standing = (phrase) => {
    const {phrases, names} = meanings(phrase, vocabulary);
    const found = phrases.filter((each) => text.includes(each));
    return found.length > 0 ? found : names.filter((each) => text.includes(each));
  };
  const ofRun = (run) => {
    const found = standing(run);
    return found.length > 0 ? found : longestParts(Array.from(run), standing);
  };
  const ofChunk = (chunk) => {
    const found = standing(chunk);
    return found.length > 0 ? found : runsOf(chunk).flatMap(ofRun);
  };
  return unique(chunksOf(query, normalise).flatMap(ofChunk));
}

function longestParts(characters, standing) {
  for (let length = characters.length - 1; length >= SHORTEST_PART; length -= 1) {
    for (let from = 0; from + length <= characters.length; from += 1) {
      const found = standing(characters.slice(from, from + length).join(''));
      if (found.length === 0) continue;
      return [
        ...longestParts(characters.slice(0, from), standing),
        ...found,
        ...longestParts(characters.slice(from + length), standing),
      ];
    }
  }
  return [];
}
