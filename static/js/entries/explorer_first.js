// The script of index.html that runs before anything is painted, and so does nothing else: where the address holds a
// state, what the state will change stays out of sight until it has been drawn (explorer/first_draw.js).

const {classList} = document.documentElement;

if (location.hash.includes('=')) {
  classList.add('is-stated');
  window.addEventListener('load', () => classList.remove('is-stated')); // the other script did not come
}
