// @ts-check
// Reveals the page once it has been drawn from the state in the address, so that nothing moves. Changes classes of
// <html>; entries/explorer_first.js sets the first of them.

const STATED = 'is-stated'; // nothing has been drawn yet
const AWAITED = 'is-awaited'; // all has been drawn except the answer to a search

/**
 * @param {Promise<unknown>} drawn the list
 * @param {boolean} pending whether the list waits for the answer to a search
 */
export function revealWhenDrawn(drawn, pending) {
  const {classList} = document.documentElement;
  if (classList.contains(STATED)) {
    classList.replace(STATED, AWAITED);
  }
  if (!pending && classList.contains(AWAITED)) {
    const show = () => classList.remove(AWAITED);
    drawn.then(show, show);
  }
}
