// On a narrow window the facets are a sheet over the page, opened by a button. Touches the page.

// Above this width the facets stand beside the list; explorer.css says the same.
export const WIDE = '(min-width: 64em)';

// `backdrop` lies between the page and the sheet.
export function createPanel(panel, opener, backdrop) {
  const wide = window.matchMedia(WIDE);
  let hidden = []; // what is kept from a reader of the screen while the sheet is open

  function open() {
    show(true);
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-modal', 'true');
    hidden = around(panel).filter((element) => !element.hasAttribute('aria-hidden'));
    hidden.forEach((element) => element.setAttribute('aria-hidden', 'true'));
    document.addEventListener('keydown', onKey);
    window.addEventListener('popstate', closeWithPage);
    panel.querySelector('[tabindex="-1"]').focus();
  }

  function close() {
    if (!panel.classList.contains('is-open')) {
      return;
    }
    show(false);
    panel.removeAttribute('role');
    panel.removeAttribute('aria-modal');
    hidden.forEach((element) => element.removeAttribute('aria-hidden'));
    document.removeEventListener('keydown', onKey);
    window.removeEventListener('popstate', closeWithPage);
    opener.focus();
  }

  function show(shown) {
    panel.classList.toggle('is-open', shown);
    backdrop.hidden = !shown;
    document.documentElement.classList.toggle('has-panel', shown);
    opener.setAttribute('aria-expanded', String(shown));
  }

  // The single file turned to another page, and this one is out of the document.
  function closeWithPage() {
    if (!panel.isConnected) {
      close();
    }
  }

  function onKey(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Tab') {
      keepInside(event, panel);
    }
  }

  opener.addEventListener('click', open);
  backdrop.addEventListener('click', close);
  panel.querySelectorAll('[data-panel-close]').forEach((button) => button.addEventListener('click', close));
  wide.addEventListener('change', close);
}

// Everything on the page outside the sheet, but for the line that tells how many are found.
function around(panel) {
  const others = [];
  for (let inner = panel; inner !== document.body; inner = inner.parentElement) {
    others.push(...Array.from(inner.parentElement.children).filter((element) => element !== inner && !('live' in element.dataset)));
  }
  return others;
}

// From the last control on to the first, and back; and back inside from anywhere else.
function keepInside(event, panel) {
  const controls = Array.from(panel.querySelectorAll('button, input, summary')).filter((control) => control.offsetParent !== null);
  const [first, last] = [controls[0], controls[controls.length - 1]];
  const outward = event.shiftKey ? [first, panel.querySelector('[tabindex="-1"]')] : [last];
  if (outward.includes(document.activeElement) || !panel.contains(document.activeElement)) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
