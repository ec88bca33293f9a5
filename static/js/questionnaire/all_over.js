// @ts-check
// Says at the first paint that everything is over, where that is all there is to say: the page knows after which day. Changes
// the root element.

export function showAllOver() {
  const {classList, dataset} = document.documentElement;
  const isOver = Date.now() >= Date.parse(`${dataset.allOverAfter}T24:00:00`); // by the reader's clock; never where no day is given
  classList.toggle('is-all-over', isOver && !/[#&](?:on|measure)=/.test(location.hash));
}

/** From now on the notice itself says whether it is shown. */
export function noticesAreDrawn() {
  document.documentElement.classList.remove('is-all-over');
}
