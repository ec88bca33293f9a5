// @ts-check
// A measure's page: marks the words that the reader searched for (`#q=`), or the clause that a link names (`#clause=`),
// and says how windows for applying stand. Changes the article.

import {showBar} from '../core/bars.js';
import {bringIntoView} from '../core/bring_into_view.js';
import {startClauseMark} from './clause_mark.js';
import {onFragmentChange, readFragment, writeFragment} from '../core/fragment.js';
import {markElement, unmark} from '../core/highlight.js';
import {createMarksBar} from './marks_bar.js';
import {createNormaliser} from '../search/normalise.js';
import {createVocabulary, LONGEST_QUERY} from '../search/query.js';
import {loadGlobal} from '../core/load_script.js';
import {termsIn} from '../search/terms.js';
import {startErrorReport} from './error_report.js';
import {startSending} from './sending.js';
import {startTermStrip} from './term_strip.js';
import {startWindows} from './windows_view.js';

/** @param {HTMLElement} article */
export function startMeasure(article) {
  /** @type {MarkSession} */
  const session = {article, query: '', marks: [], bar: null};
  const show = () => refresh(session);
  onFragmentChange(show);
  show();
  startClauseMark(article);
  startTermStrip(article);
  startWindows(article);
  startSending(article);
  startErrorReport(article);
}

function queryAsked() {
  return (new Map(readFragment()).get('q') || '').slice(0, LONGEST_QUERY).trim();
}

/** @param {MarkSession} session */
async function refresh(session) {
  const query = queryAsked();
  if (query === session.query) return;
  clear(session);
  session.query = query;
  if (!query) return;
  const data = await loadGlobal(`${document.documentElement.dataset.root}data/search.js`, 'searchData');
  if (query === session.query && session.marks.length === 0) mark(session, data);
}

/**
 * @param {MarkSession} session
 * @param {SearchData} data
 */
function mark(session, data) {
  const {article, query} = session;
  const {normalise, trace} = createNormaliser(data.characters);
  const terms = termsIn(normalise(article.textContent), query, normalise, createVocabulary(data));
  session.marks = [...article.children]
    .filter((part) => !part.matches('nav'))
    .flatMap((part) => markElement(part, terms, trace));
  if (session.marks.length === 0) return;
  session.bar = createMarksBar(query, session.marks, () => dismiss(session));
  showBar(session.bar, article);
  bringIntoView(session.marks.find((each) => !each.closest('details')) || session.marks[0]);
}

/** @param {MarkSession} session */
function clear(session) {
  unmark(session.marks);
  if (session.bar) session.bar.remove();
  Object.assign(session, {query: '', marks: [], bar: null});
}

/** @param {MarkSession} session */
function dismiss(session) {
  clear(session);
  writeFragment(readFragment().filter(([key]) => key !== 'q'));
  // The button that had the focus is gone; without this, a keyboard user would start from the top.
  document.querySelector('main').focus({preventScroll: true});
}
