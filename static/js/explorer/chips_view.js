// What is chosen, one chip each, with the way to take it back. Touches the page.

// `onRemove(condition)` gets an entry of chosenConditions; after it the focus goes to the chip that takes its place.
export function createChipsView(list, blankChip, {onRemove, onClear}) {
  const remove = (condition, place) => {
    onRemove(condition);
    const chips = list.querySelectorAll('.chip');
    (chips[Math.min(place, chips.length - 1)] || document.getElementById('results-title')).focus();
  };
  const clear = () => {
    onClear();
    document.getElementById('results-title').focus();
  };
  return {
    show(conditions) {
      const chips = conditions.map((condition, place) => chipOf(blankChip, condition.label, () => remove(condition, place)));
      if (chips.length) {
        const all = chipOf(blankChip, '清除全部', clear);
        all.querySelector('.chip').classList.replace('chip', 'chip-clear');
        all.querySelector('.chip-cross').remove();
        all.querySelector('button').removeAttribute('aria-label');
        chips.push(all);
      }
      list.hidden = !chips.length;
      list.replaceChildren(...chips);
    },
  };
}

function chipOf(blankChip, label, onClick) {
  const item = blankChip.content.cloneNode(true).querySelector('li');
  const button = item.querySelector('button');
  button.querySelector('[data-part="label"]').textContent = label;
  button.setAttribute('aria-label', `去掉 ${label}`);
  button.addEventListener('click', onClick);
  return item;
}
