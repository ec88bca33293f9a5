// @ts-check
// The page of a booklet: its button prints it.

/** @param {HTMLElement} page */
export function startBooklet(page) {
  page.querySelector('[data-print]').addEventListener('click', () => window.print());
}
