// The bars at the lower edge of the window, one above the other: there they move nothing. Touches the end of the page.

const owners = new WeakMap(); // of a bar, the part of the page that it belongs to

// `bar` is an element, which whoever made it removes; `owner` the part of a page without which it makes no sense.
export function showBar(bar, owner = document.body) {
  const bars = document.querySelector('.page-bars') || createBars();
  owners.set(bar, owner);
  bars.append(bar);
  document.body.append(bars);
  makeRoom(bars);
}

function createBars() {
  const bars = document.createElement('div');
  bars.className = 'page-bars';
  new ResizeObserver(() => makeRoom(bars)).observe(bars);
  return bars;
}

// The page grows by as much as the bars need: on a short one they would push up its foot. And what gets the focus is scrolled
// clear of them.
function makeRoom(bars) {
  document.documentElement.style.setProperty('--bars', `${bars.offsetHeight}px`);
}

// In the single file another page may be shown now: bars of pages that are away wait for their return.
export function showBarsOfThisPage() {
  document.querySelectorAll('.page-bars > *').forEach((bar) => {
    bar.hidden = !owners.get(bar).isConnected;
  });
}

// Where the part of the window ends that no bar covers.
export function lowerEdge() {
  const bars = document.querySelector('.page-bars');
  return bars ? bars.getBoundingClientRect().top : window.innerHeight;
}
