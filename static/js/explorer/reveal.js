// The page as it is first drawn from the state in the address: what is filtered is shown when it is known, so that nothing
// moves. Touches the page: classes of <html>, the first of which entries/explorer_first.js sets.

const STATED = 'is-stated'; // nothing drawn yet
const AWAITED = 'is-awaited'; // all but the answer to a search

// `drawn` is a promise of the list; `pending`, whether it waits for an answer.
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
