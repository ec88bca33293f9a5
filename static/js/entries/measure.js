// The script of a measure's page: marks the words that the reader searched for (`#q=`), or the clause that a reader
// was sent to (`#clause=`).

import {startClauseMark} from '../clause_mark.js';
import {onFragmentChange, readFragment, writeFragment} from '../fragment.js';
import {markElement, unmark} from '../highlight.js';
import {bringIntoView, createMarksBar} from '../search/marks_bar.js';
import {createNormaliser} from '../search/normalise.js';
import {createVocabulary} from '../search/query.js';
import {loadGlobal} from '../search/script.js';
import {termsIn} from '../search/terms.js';

const article = document.querySelector('article.measure');
const shown = {query: '', marks: [], bar: null};

function queryAsked() {
  return (new Map(readFragment()).get('q') || '').trim();
}

async function refresh() {
  if (queryAsked() === shown.query) return;
  clear();
  const query = queryAsked();
  shown.query = query;
  if (!query) return;
  const data = await loadGlobal(`${document.documentElement.dataset.root}data/search.js`, 'searchData');
  if (query === shown.query && shown.marks.length === 0) mark(query, data);
}

function mark(query, data) {
  const {normalise, trace} = createNormaliser(data.characters);
  const terms = termsIn(normalise(article.textContent), query, normalise, createVocabulary(data));
  shown.marks = markElement(article, terms, trace);
  if (shown.marks.length === 0) return;
  shown.bar = createMarksBar(query, shown.marks, dismiss);
  article.prepend(shown.bar);
  bringIntoView(shown.marks.find((each) => !each.closest('details')) || shown.marks[0]);
}

function clear() {
  unmark(shown.marks);
  if (shown.bar) shown.bar.remove();
  Object.assign(shown, {query: '', marks: [], bar: null});
}

function dismiss() {
  clear();
  writeFragment(readFragment().filter(([key]) => key !== 'q'));
  // The button that had the focus is gone; without this a keyboard user would start from the top.
  document.querySelector('main').focus({preventScroll: true});
}

if (article) {
  onFragmentChange(refresh);
  refresh();
  startClauseMark(article);
}
