// @ts-check
// The script of index.html that runs before the first paint, and so does as little as possible: if the address holds a
// state, it hides what the state will change until that has been drawn (explorer/reveal.js).

const {classList} = document.documentElement;

if (location.hash.includes('=')) {
  classList.add('is-stated');
  window.addEventListener('load', () => classList.remove('is-stated')); // the other script did not load
}
