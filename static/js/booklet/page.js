// A booklet's page at work: its button prints it. Touches the page.

export function startBooklet(page) {
  page.querySelector('[data-print]').addEventListener('click', () => window.print());
}
