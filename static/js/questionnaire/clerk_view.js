// The clerk's mode: all questions on one dense page, worked by the keyboard, with nothing kept between two visitors.
// Touches the page: fills the slots of templates/components/clerk.html.

import {keyMeaning} from './clerk_keys.js';
import {clerkRow} from './clerk_row.js';

// `act` is described in page.js. Returns {show, focus}.
export function clerkView(section, act) {
  let rows = [];
  let view = null;

  function build({data}) {
    const inOrder = data.questions.map((question, place) => [question, place]).sort(([a, placeA], [b, placeB]) => a.tier - b.tier || placeA - placeB);
    rows = inOrder.map(([question]) => clerkRow(question, act));
    putInColumns(section, rows);
  }

  // To the next row that still matters, or past the last to the results; not while the row holds what cannot be read.
  function move(from, step) {
    if (!rows[from].check()) {
      return;
    }
    let at = from + step;
    while (rows[at] && !matters(view, rows[at].fact)) {
      at += step;
    }
    if (rows[at]) {
      rows[at].focus();
    } else if (step > 0) {
      document.querySelector('[data-results-heading]').focus();
    }
  }

  section.addEventListener('keydown', (event) => {
    const at = rows.findIndex(({row}) => row.contains(event.target));
    if (at < 0 || event.target.localName !== 'input') {
      return; // a button keeps its keys
    }
    const meaning = keyMeaning(event, takesText(event.target, event.key));
    if (meaning === null || meaning === 'visitor') {
      return;
    }
    event.preventDefault();
    if (meaning === 'next' || meaning === 'previous') {
      move(at, meaning === 'next' ? 1 : -1);
    } else if (meaning === 'clear') {
      rows[at].clear();
    } else {
      rows[at].choose(meaning);
    }
  });
  // From wherever the clerk is on the page; on a link or a button the key is theirs.
  document.addEventListener('keydown', (event) => {
    const free = view && view.state.clerk && section.isConnected && !event.target.closest('a, button, summary');
    if (free && keyMeaning(event, false) === 'visitor') {
      event.preventDefault();
      act.clear();
    }
  });
  section.querySelector('[data-clerk-next]').addEventListener('click', act.clear);
  section.addEventListener('focusin', ({target}) => showAsk(section, target, view.questions));

  return {
    show(next) {
      view = next;
      section.hidden = !next.state.clerk;
      if (!next.state.clerk) {
        return;
      }
      if (!rows.length) {
        build(next);
      }
      rows.forEach((row) => row.show(next.answers.get(row.fact), !matters(next, row.fact)));
    },
    // To the row of a fact; without one to the first row that matters, for a new visitor with every field empty.
    focus(fact) {
      if (!view.answers.size) {
        rows.forEach((row) => row.wipe());
      }
      if (!fact) {
        section.scrollIntoView();
      }
      (rows.find((row) => (fact ? row.fact === fact : matters(view, row.fact))) || rows[0]).focus();
    },
  };
}

// No day begins with 0: in an empty field for a day it is 不清楚, as it is elsewhere in a row.
function takesText({type, value, dataset}, key) {
  return type === 'text' && !(key === '0' && value === '' && 'typedDay' in dataset);
}

// Whether an answer to it can change a result, or does.
function matters({found, answers}, fact) {
  return answers.has(fact) ? !found.idle.has(fact) : found.open.some(({question}) => question.id === fact);
}

// Two columns of about the same height, the same ones whatever is testKey in them.
function putInColumns(section, rows) {
  const heights = rows.map(({row}) => 1 + Math.floor(row.querySelector('.clerk-fields').textContent.length / 40));
  const half = heights.reduce((sum, height) => sum + height, 0) / 2;
  const columns = [...section.querySelectorAll('[data-clerk-column]')];
  let filled = 0;
  rows.forEach(({row}, at) => {
    columns[filled + heights[at] / 2 < half ? 0 : 1].append(row);
    filled += heights[at];
  });
}

// The question of the row that has the focus, in full; screen readers have it from the row itself.
function showAsk(section, target, questions) {
  const row = target.closest('[data-row]');
  if (row) {
    const {ask, help = ''} = questions.get(row.dataset.row);
    section.querySelector('[data-clerk-ask]').textContent = `${ask}${help}${target.title ? `（${target.title}）` : ''}`;
  }
}
