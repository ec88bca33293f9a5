// @ts-check
// On a narrow window the facets are a sheet over the page, opened by a button. Changes the page.

// Above this width the facets stand beside the list; explorer.css has the same width.
export const WIDE = '(min-width: 64em)';

/**
 * @param {HTMLElement} panel
 * @param {HTMLElement} opener
 * @param {HTMLElement} backdrop lies between the page and the sheet
 */
export function createPanel(panel, opener, backdrop) {
  const wide = window.matchMedia(WIDE);
  /** @type {HTMLElement[]} what is hidden from screen readers while the sheet is open */
  let hidden = [];

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

  /** @param {boolean} shown */
  function show(shown) {
    panel.classList.toggle('is-open', shown);
    backdrop.hidden = !shown;
    document.documentElement.classList.toggle('has-panel', shown);
    opener.setAttribute('aria-expanded', String(shown));
  }

  /** Close the sheet when the single file shows another page, and this page is out of the document. */
  function closeWithPage() {
    if (!panel.isConnected) {
      close();
    }
  }

  /** @param {KeyboardEvent} event */
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

/**
 * Return everything on the page outside the sheet, except the line that announces how many measures are found.
 * @param {HTMLElement} panel
 */
function around(panel) {
  /** @type {HTMLElement[]} */
  const others = [];
  for (let inner = panel, outer; inner !== document.body; inner = outer) {
    outer = /** @type {HTMLElement} */ (inner.parentElement);
    const siblings = /** @type {HTMLElement[]} */ (Array.from(outer.children));
    const own = inner;
    others.push(...siblings.filter((element) => element !== own && !('live' in element.dataset)));
  }
  return others;
}

/**
 * Move the focus from the last control to the first, and back, and inside again from anywhere else.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} panel
 */
function keepInside(event, panel) {
  const controls = Array.from(panel.querySelectorAll('button, input, summary')).filter(
    (control) => control.offsetParent !== null
  );
  const [first, last] = [controls[0], controls[controls.length - 1]];
  /** @type {Element[]} */
  const outward = event.shiftKey ? [first, panel.querySelector('[tabindex="-1"]')] : [last];
  if (outward.includes(/** @type {Element} */ (document.activeElement)) || !panel.contains(document.activeElement)) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
