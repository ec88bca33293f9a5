// @ts-check
// The chosen conditions, each as a chip with a way to remove it. Changes the page.
//

import {cloneOf} from '../core/element.js';
import {setIfChanged, setText} from '../core/set_if_changed.js';

/**
 * Create the view. After `onRemove` the focus goes to the chip that takes the place of the removed chip.
 * @param {HTMLElement} list
 * @param {HTMLTemplateElement} blankChip
 * @param {{onRemove: (condition: ChosenCondition) => void, onClear: () => void}} callbacks
 */
export function createChipsView(list, blankChip, {onRemove, onClear}) {
  const all = chipOf(blankChip);
  /** @type {Map<string, Chip>} by criterion and option */
  const chips = new Map();

  all.item.querySelector('.chip').classList.replace('chip', 'chip-clear');
  all.item.querySelector('.chip-cross').remove();
  all.label.textContent = '全部清空';
  all.button.addEventListener('click', () => {
    onClear();
    document.getElementById('results-title').focus();
  });

  /** @param {ChosenCondition} condition */
  function chipFor(condition) {
    const key = [condition.criterion, condition.option].join();
    const chip = chips.get(key) || newChip(key);
    if (!chip.condition || chip.condition.label !== condition.label) {
      setText(chip.label, condition.label);
      chip.button.setAttribute('aria-label', `去掉 ${condition.label}`);
    }
    chip.condition = condition;
    return chip;
  }

  /** @param {string} key */
  function newChip(key) {
    const made = chipOf(blankChip);
    made.button.addEventListener('click', () => remove(made));
    chips.set(key, made);
    return made;
  }

  /** @param {Chip} chip */
  function remove({item, condition}) {
    const place = Array.from(list.children).indexOf(item);
    onRemove(/** @type {ChosenCondition} */ (condition));
    const left = list.querySelectorAll('.chip');
    (left[Math.min(place, left.length - 1)] || document.getElementById('results-title')).focus();
  }

  return {
    /** @param {ChosenCondition[]} conditions */
    show(conditions) {
      const items = conditions.map((condition) => chipFor(condition).item);
      if (items.length) {
        items.push(all.item);
      }
      setIfChanged(list, 'hidden', !items.length);
      if (items.length !== list.children.length || items.some((item, at) => item !== list.children[at])) {
        list.replaceChildren(...items);
      }
    },
  };
}

/**
 * @param {HTMLTemplateElement} blankChip
 * @returns {Chip}
 */
function chipOf(blankChip) {
  const item = cloneOf(blankChip).querySelector('li');
  return {
    item,
    button: item.querySelector('button'),
    label: item.querySelector('[data-part="label"]'),
    condition: null,
  };
}
