// @ts-check
// The clerk's mode: all questions on one dense page, operated by keyboard, with nothing stored between two visitors.
// Changes the page: fills the slots of templates/components/clerk.html.

import {keyMeaning} from './clerk_keys.js';
import {clerkRow} from './clerk_row.js';

/**
 * @param {HTMLElement} section
 * @param {Actions} act
 * @returns {ClerkView}
 */
export function clerkView(section, act) {
  /** @type {ClerkRow[]} */
  let rows = [];
  /** @type {ViewModel} */
  let view;

  /** @param {ViewModel} view */
  function build({data}) {
    const inOrder = data.questions.map((question, place) => ({question, place}));
    inOrder.sort((a, b) => a.question.tier - b.question.tier || a.place - b.place);
    rows = inOrder.map(({question}) => clerkRow(question, act));
    putInColumns(section, rows);
  }

  /**
   * Go to the next row that still matters, or past the last one to the results; stay if the row has an unreadable
   * answer.
   * @param {number} from
   * @param {number} step
   */
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
    const target = /** @type {HTMLInputElement} */ (event.target);
    const at = rows.findIndex(({row}) => row.contains(target));
    if (at < 0 || target.localName !== 'input') {
      return; // a button has its usual keys
    }
    const meaning = keyMeaning(event, takesText(target, event.key));
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
  // Works from anywhere on the page, except on links and buttons, which have their own use for the key.
  document.addEventListener('keydown', (event) => {
    const free =
      view &&
      view.state.clerk &&
      section.isConnected &&
      !(/** @type {Element} */ (event.target).closest('a, button, summary'));
    if (free && keyMeaning(event, false) === 'visitor') {
      event.preventDefault();
      act.clear();
    }
  });
  section.querySelector('[data-clerk-next]').addEventListener('click', act.clear);
  section.addEventListener('focusin', (/** @type {any} */ {target}) => showAsk(section, target, view.questions));

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
    /**
     * Focus the row of a fact; without a fact, the first row that matters. For a new visitor every field is emptied.
     */
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

/**
 * Return whether a key is text. No day begins with 0: in an empty date field it means 不清楚, as elsewhere in a row.
 * @param {HTMLInputElement} input
 * @param {string} key
 */
function takesText({type, value, dataset}, key) {
  return type === 'text' && !(key === '0' && value === '' && 'typedDay' in dataset);
}

/**
 * Return whether an answer to the fact can change a result, or does.
 * @param {ViewModel} view
 * @param {string} fact
 */
function matters({found, answers}, fact) {
  return answers.has(fact) ? !found.idle.has(fact) : found.open.some(({question}) => question.id === fact);
}

/** @param {HTMLElement} element */
function textLength(element) {
  return (element.textContent || '').length;
}

/**
 * Fill two columns of about the same height, independent of the answers.
 * @param {HTMLElement} section
 * @param {ClerkRow[]} rows
 */
function putInColumns(section, rows) {
  const columns = [...section.querySelectorAll('[data-clerk-column]')];
  columns[0].append(...rows.map(({row}) => row));
  const estimate = (/** @type {HTMLElement} */ row) => 24 * (1 + textLength(row.querySelector('.clerk-fields')) / 40);
  const heights = rows.map(({row}) => row.offsetHeight || estimate(row)); // none while it is hidden
  const half = heights.reduce((sum, height) => sum + height, 0) / 2;
  let filled = 0;
  rows.forEach(({row}, at) => {
    columns[filled + heights[at] / 2 < half ? 0 : 1].append(row);
    filled += heights[at];
  });
}

/**
 * Show the question of the focused row in full; screen readers get it from the row itself.
 * @param {HTMLElement} section
 * @param {HTMLElement} target
 * @param {Map<string, QuestionEntry>} questions
 */
function showAsk(section, target, questions) {
  const row = target.closest('[data-row]');
  if (row) {
    const question = /** @type {QuestionEntry} */ (questions.get(row.dataset.row));
    const {ask, help = ''} = question;
    section.querySelector('[data-clerk-ask]').textContent = `${ask}${help}${target.title ? `（${target.title}）` : ''}`;
  }
}
