// On a narrow window the facets are a panel over the page, opened by a button. Touches the page.

// Above this width the facets stand beside the list; explorer.css says the same.
const WIDE = '(min-width: 64em)';

export function createPanel(panel, opener) {
  const wide = window.matchMedia(WIDE);

  function open() {
    panel.classList.add('is-open');
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-modal', 'true');
    document.body.classList.add('has-panel');
    opener.setAttribute('aria-expanded', 'true');
    panel.querySelector('[tabindex="-1"]').focus();
  }

  function close() {
    if (!panel.classList.contains('is-open')) {
      return;
    }
    panel.classList.remove('is-open');
    panel.removeAttribute('role');
    panel.removeAttribute('aria-modal');
    document.body.classList.remove('has-panel');
    opener.setAttribute('aria-expanded', 'false');
    opener.focus();
  }

  opener.addEventListener('click', open);
  panel.querySelectorAll('[data-panel-close]').forEach((button) => button.addEventListener('click', close));
  panel.addEventListener('keydown', (event) => {
    if (panel.classList.contains('is-open')) {
      onKey(event, panel, close);
    }
  });
  wide.addEventListener('change', close);
}

function onKey(event, panel, close) {
  if (event.key === 'Escape') {
    event.preventDefault();
    close();
  } else if (event.key === 'Tab') {
    keepInside(event, panel);
  }
}

// From the last control on to the first, and back.
function keepInside(event, panel) {
  const controls = Array.from(panel.querySelectorAll('button, input, summary')).filter((control) => control.offsetParent !== null);
  const [first, last] = [controls[0], controls[controls.length - 1]];
  const outward = event.shiftKey ? [first, panel.querySelector('[tabindex="-1"]')] : [last];
  if (outward.includes(document.activeElement)) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
