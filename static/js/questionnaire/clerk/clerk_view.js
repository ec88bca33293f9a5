// @ts-check
// The clerk's mode: all questions on one dense page, operated by keyboard, with nothing stored between two visitors.
// Changes the page: fills the slots of templates/components/clerk.html.

import {element} from '../../core/element.js';
import {keyMeaning} from './clerk_keys.js';
import {clerkRow} from './clerk_row.js';
import {showVerdicts} from './clerk_verdicts.js';
import {clearedWords, createUndo} from '../undo.js';

const KEYS = 9; // presets with a key of their own

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
  let current = 0; // the row that keys mean while nothing on the page has the focus
  const undo = createUndo(section.querySelector('[data-clerk-cleared]'), section.querySelector('[data-clerk-undo]'));

  /** @param {ViewModel} view */
  function build({data}) {
    const inOrder = data.questions.map((question, place) => ({question, place}));
    inOrder.sort((a, b) => a.question.tier - b.question.tier || a.place - b.place);
    rows = inOrder.map(({question}) => clerkRow(question, act));
    putInColumns(section, rows);
    section
      .querySelector('[data-clerk-presets]')
      .replaceChildren(...data.presets.map((preset, place) => presetButton(preset, place, act)));
  }

  /** Go to the next visitor. What was answered, and what was typed and is no answer yet, can be brought back for a while. */
  function nextVisitor() {
    const typed = rows.map((row) => row.draft());
    const words = clearedWords(view.state) || (typed.some(Boolean) ? '已清空' : '');
    const at = current;
    undo.forget();
    const bringBack = act.clear();
    if (words) {
      undo.offer(words, () => {
        bringBack();
        rows.forEach((row, place) => row.type(typed[place]));
        rows[at].focus();
      });
    }
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

  /**
   * @param {KeyMeaning} meaning
   * @param {number} at the row
   */
  function obey(meaning, at) {
    if (meaning === 'next' || meaning === 'previous') {
      move(at, meaning === 'next' ? 1 : -1);
    } else if (meaning === 'clear') {
      rows[at].clear();
    } else {
      rows[at].choose(Number(meaning));
    }
  }

  /**
   * Keys of the whole page: another visitor, a preset, and those of the row in which the focus was last.
   * @param {KeyboardEvent} event
   */
  function obeyAnywhere(event) {
    const target = /** @type {HTMLInputElement} */ (event.target);
    const at = rows.findIndex(({row}) => row.contains(target));
    const inField = at >= 0 && target.localName === 'input';
    const meaning = keyMeaning(event, inField && takesText(target, event.key));
    const preset = meaning !== null && typeof meaning === 'object' ? view.data.presets[meaning.preset] : null;
    const elsewhere = target === document.body;
    if (meaning === 'undo' ? !undo.take() : meaning === null || (typeof meaning === 'object' && !preset)) {
      return;
    }
    if (meaning === 'visitor') {
      nextVisitor();
    } else if (preset) {
      act.begin(preset);
    } else if (meaning !== 'undo') {
      if (!inField && !elsewhere) {
        return;
      }
      if (!inField) {
        rows[current].focus();
      }
      obey(meaning, inField ? at : current);
    }
    event.preventDefault();
  }

  // Works from anywhere on the page, except on links and buttons, which have their own use for keys.
  document.addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target);
    const isOther = target.closest('a, button, summary, select, textarea') || isFieldElsewhere(target, section);
    if (view && view.state.clerk && section.isConnected && !isOther) {
      obeyAnywhere(event);
    }
  });
  section.querySelector('[data-clerk-next]').addEventListener('click', nextVisitor);
  section.addEventListener('focusin', ({target}) => {
    const at = rows.findIndex(({row}) => row.contains(/** @type {Node} */ (target)));
    current = at < 0 ? current : at;
  });
  section.addEventListener('focusin', (/** @type {any} */ {target}) => showAsk(section, target, view.questions));

  return {
    next: nextVisitor,
    show(next) {
      view = next;
      section.hidden = !next.state.clerk;
      if (!next.state.clerk || next.answers.size) {
        undo.forget();
      }
      if (!next.state.clerk) {
        return;
      }
      showVerdicts(section.querySelector('[data-clerk-verdicts]'), next);
      if (!rows.length) {
        build(next);
        // A key that is pressed before anything has the focus answers an open question, and none that a link has answered.
        current = Math.max(
          0,
          rows.findIndex(({fact}) => matters(next, fact) && !next.answers.has(fact))
        );
      }
      rows.forEach((row) => row.show(next.answers.get(row.fact), !matters(next, row.fact)));
    },
    /**
     * Focus the row of a fact; without a fact, the first row that matters and has no answer. For a new visitor every field is emptied.
     */
    focus(fact) {
      if (!view.answers.size) {
        rows.forEach((row) => row.wipe());
      }
      if (!fact) {
        section.scrollIntoView();
      }
      const useful = rows.filter((row) => matters(view, row.fact));
      const [next] = fact
        ? rows.filter((row) => row.fact === fact)
        : [...useful.filter((row) => !view.answers.has(row.fact)), ...useful];
      (next || rows[0]).focus();
    },
  };
}

/**
 * @param {PresetEntry} preset
 * @param {number} place
 * @param {Actions} act
 */
function presetButton(preset, place, act) {
  const key = place < KEYS ? String(place + 1) : '';
  const attributes = {class: 'clerk-preset', type: 'button', 'data-clerk-preset': preset.id, title: preset.help};
  return element(
    'li',
    null,
    element(
      'button',
      {...attributes, 'aria-keyshortcuts': key && `Shift+${key}`, on: {click: () => act.begin(preset)}},
      key ? element('kbd', {'aria-hidden': 'true'}, `⇧${key}`) : null,
      preset.name
    )
  );
}

/**
 * Return whether an element is a field that belongs to something else, such as the reference date.
 * @param {Element} target
 * @param {HTMLElement} section
 */
function isFieldElsewhere(target, section) {
  return target.localName === 'input' && !section.contains(target);
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

/** @param {HTMLElement} part */
function textLength(part) {
  return (part.textContent || '').length;
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
