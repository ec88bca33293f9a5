// @ts-check
// On a phone the menu lies over the page and is opened by a button. Changes the head of the page.

export function startMenu() {
  const opener = document.querySelector('[data-menu-open]');
  const menu = document.getElementById('site-menu');

  /** @param {boolean} shown */
  const show = (shown) => {
    menu.classList.toggle('is-open', shown);
    opener.setAttribute('aria-expanded', String(shown));
  };
  const isInside = (/** @type {EventTarget | null} */ target) =>
    target instanceof Node && (menu.contains(target) || opener.contains(target));

  opener.addEventListener('click', () => show(!menu.classList.contains('is-open')));
  menu.addEventListener('click', ({target}) => {
    if (/** @type {Element} */ (target).closest('a')) show(false); // in the single file the page stays
  });
  document.addEventListener('pointerdown', ({target}) => isInside(target) || show(false));
  document.addEventListener('focusin', ({target}) => isInside(target) || show(false));
  menu.addEventListener('keydown', onKey);
  opener.addEventListener('keydown', onKey);

  /** @param {KeyboardEvent} event */
  function onKey({key}) {
    if (key === 'Escape' && menu.classList.contains('is-open')) {
      show(false);
      opener.focus();
    }
  }
}
