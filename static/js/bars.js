// The bars at the lower edge of the window, one above the other. Touches the end of the page.

// `bar` is an element; its owner removes it.
export function showBar(bar) {
  const bars = document.querySelector('.page-bars') || document.createElement('div');
  bars.className = 'page-bars';
  bars.append(bar);
  document.body.append(bars);
}
