// @ts-check
// The first division of the measures: one of a few buttons is chosen. Changes the page.

import {isOver} from '../core/periods.js';
import {setText} from '../core/set_if_changed.js';

export const ACCESS = 'access'; // the facet

/**
 * Create the view. If all measures are over, as `statesNow` says, they are said to be of the past.
 * @param {HTMLElement} group
 * @param {Facet} facet
 * @param {Facet} statesNow
 * @param {{onDivision: (options: string[]) => void}} callbacks
 */
export function createDivisionsView(group, facet, statesNow, {onDivision}) {
  const buttons = Array.from(group.querySelectorAll('[data-division]'), (button) => ({
    button,
    id: button.dataset.division,
    place: facet.options.findIndex(({id}) => id === button.dataset.division),
    count: button.querySelector('[data-division-count]'),
  }));
  group.classList.toggle('is-past', isAllOver(statesNow));
  buttons.forEach(({button, id}) => button.addEventListener('click', () => onDivision(id ? [id] : [])));
  return {
    /**
     * @param {Pick<ExplorerState, 'choices'>} state
     * @param {FilterResult} found
     */
    show({choices}, found) {
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
