// What is chosen, one chip each, with the way to take it back. Touches the page.

import {setIfChanged, setText} from '../core/set_if_changed.js';

// `onRemove(condition)` gets an entry of chosenConditions; after it the focus goes to the chip that takes its place.
export function createChipsView(list, blankChip, {onRemove, onClear}) {
  const all = chipOf(blankChip);
  const chips = new Map(); // by what they stand for

  all.item.querySelector('.chip').classList.replace('chip', 'chip-clear');
  all.item.querySelector('.chip-cross').remove();
  all.label.textContent = '清除全部';
  all.button.addEventListener('click', () => {
    onClear();
    document.getElementById('results-title').focus();
  });

  function chipFor(condition) {
    const key = [condition.criterion, condition.option].join();
    if (!chips.has(key)) {
      const made = chipOf(blankChip);
      made.button.addEventListener('click', () => remove(made));
      chips.set(key, made);
    }
    const chip = chips.get(key);
    if (!chip.condition || chip.condition.label !== condition.label) {
      setText(chip.label, condition.label);
      chip.button.setAttribute('aria-label', `去掉 ${condition.label}`);
    }
    chip.condition = condition;
    return chip;
  }

  function remove({item, condition}) {
    const place = Array.from(list.children).indexOf(item);
    onRemove(condition);
    const left = list.querySelectorAll('.chip');
    (left[Math.min(place, left.length - 1)] || document.getElementById('results-title')).focus();
  }

  return {
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

function chipOf(blankChip) {
  const item = blankChip.content.cloneNode(true).querySelector('li');
  return {item, button: item.querySelector('button'), label: item.querySelector('[data-part="label"]'), condition: null};
}
