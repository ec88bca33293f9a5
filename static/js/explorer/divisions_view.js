// @ts-check
// The first division of the measures: one of a few buttons is chosen. Changes the page.

import {isOver} from '../core/periods.js';
import {setText} from '../core/set_if_changed.js';

export const ACCESS = 'access'; // the facet

/**
 * Create the view.
 * @param {HTMLElement} group
 * @param {Facet} facet
 * @param {{onDivision: (options: string[]) => void}} callbacks
 */
export function createDivisionsView(group, facet, {onDivision}) {
  const buttons = Array.from(group.querySelectorAll('[data-division]'), (button) => ({
    button,
    id: button.dataset.division,
    place: facet.options.findIndex(({id}) => id === button.dataset.division),
    count: button.querySelector('[data-division-count]'),
  }));
  /** @type {Facet | null} */
  let shownStates = null;
  buttons.forEach(({button, id}) => button.addEventListener('click', () => onDivision(id ? [id] : [])));
  return {
    /**
     * Show the numbers. If all measures are over, as `statesNow` says, they are said to be of the past.
     * @param {Pick<ExplorerState, 'choices'>} state
     * @param {FilterResult} found
     * @param {Facet} statesNow
     */
    show({choices}, found, statesNow) {
      if (statesNow !== shownStates) {
        shownStates = statesNow;
        group.classList.toggle('is-past', isAllOver(statesNow));
      }
      const chosen = (choices.get(ACCESS) || []).join();
      const counts = found.counts.get(ACCESS);
      const whole = found.without.get(ACCESS);
      buttons.forEach(({button, id, place, count}) => {
        if (button.getAttribute('aria-pressed') !== String(id === chosen)) {
          button.setAttribute('aria-pressed', String(id === chosen));
        }
        setText(count, String(place < 0 ? (whole === undefined ? found.count : whole) : counts[place]));
      });
    },
  };
}

/** @param {Facet} states of today */
function isAllOver({options, values}) {
  return values.every((place) => isOver(/** @type {PeriodStatus} */ (options[place].id)));
}
