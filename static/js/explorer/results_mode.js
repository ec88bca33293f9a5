// @ts-check
// While there are words in the search box, the page shows the box and the results: what stands between them folds. The
// keyboard goes from the box to the first result and back. Changes a class of <html>, the focus and the scroll position.
//
// entries/explorer_first.js sets the class before the first paint if the address holds words.

const SEARCHING = 'is-searching';
const TITLES = '.card-title > a';

/**
 * @param {HTMLElement} page
 * @param {HTMLElement} form
 */
export function createResultsMode(page, form) {
  const {classList} = document.documentElement;
  const input = form.querySelector('input');
  const list = page.querySelector('[data-cards]');
  const title = document.getElementById('results-title');
  let pending = false;
  let moved = true; // since the page was last seen to be at the top
  let going = false; // to the first result, as soon as it is known
  /** @type {Promise<unknown>} */
  let drawing = Promise.resolve();

  const titles = () => Array.from(list.querySelectorAll(TITLES));

  /** Scroll back to where the results begin, for other ones may have come below. To ask where the page is costs a layout. */
  function toTop() {
    if (!moved || !classList.contains(SEARCHING)) return;
    moved = false;
    const top = /** @type {HTMLElement} */ (page.parentElement).offsetTop;
    if (window.scrollY > top) window.scrollTo({top, behavior: 'instant'});
  }

  function goToFirst() {
    going = true;
    if (!pending) drawing.then(arrive, arrive);
  }

  function arrive() {
    if (!going || pending) return;
    going = false;
    if (!classList.contains(SEARCHING)) {
      title.focus({preventScroll: true});
      title.scrollIntoView();
      return;
    }
    const [first] = titles();
    (first || title).focus({preventScroll: true});
    toTop();
  }

  window.addEventListener('scroll', () => (moved = true), {passive: true});
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && input.value.trim() && isPlain(event)) {
      event.preventDefault();
      goToFirst();
    }
  });
  page.addEventListener('keydown', (event) => {
    const at = titles().indexOf(/** @type {HTMLElement} */ (event.target));
    if (!classList.contains(SEARCHING) || at < 0 || !isPlain(event)) return;
    const next = {ArrowDown: at + 1, ArrowUp: at - 1, Escape: -1}[event.key];
    const to = next === undefined ? null : next < 0 ? input : titles()[next];
    if (to) {
      event.preventDefault();
      to.focus();
    }
  });

  return {
    goToFirst,
    toTop,
    /**
     * @param {string} query
     * @param {boolean} isPending whether the answer is still on its way
     * @param {Promise<unknown>} drawn resolves when the list is there
     */
    show(query, isPending, drawn) {
      pending = isPending;
      drawing = drawn;
      if (classList.contains(SEARCHING) !== Boolean(query)) classList.toggle(SEARCHING, Boolean(query));
      if (going && !pending) drawn.then(arrive, arrive);
    },
  };
}

/** @param {KeyboardEvent} event */
function isPlain({ctrlKey, metaKey, altKey, shiftKey, isComposing}) {
  return !(ctrlKey || metaKey || altKey || shiftKey || isComposing);
}
