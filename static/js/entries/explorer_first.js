// @ts-check
// The script of index.html that runs before the first paint, and so does as little as possible: if the address holds a
// state, it hides what the state will change until that has been drawn (explorer/reveal.js), and folds what words in the
// search box fold (explorer/results_mode.js).

const {classList} = document.documentElement;

if (location.hash.includes('=')) {
  classList.add('is-stated');
  if (/[#&]q=[^&]/.test(location.hash)) {
    classList.add('is-searching');
  }
  window.addEventListener('load', () => {
    if (classList.contains('is-stated')) {
      classList.remove('is-stated', 'is-searching'); // the other script did not load
    }
  });
}
