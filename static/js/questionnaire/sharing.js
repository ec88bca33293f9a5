// @ts-check
// Copies the address with the answers in it. Changes the page; nothing is sent anywhere.

/** @param {HTMLElement} page */
export function startSharing(page) {
  const copied = page.querySelector('[data-copied]');
  const field = page.querySelector('[data-link]');
  page.querySelector('[data-copy]').addEventListener('click', () => {
    copied.textContent = '';
    copyText(location.href).then(
      () => {
        field.hidden = true;
        copied.textContent = '链接已复制。';
      },
      () => showLink(field)
    );
  });
}

/** @param {string} text */
export function copyText(text) {
  return navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error('no clipboard'));
}

/**
 * Let the reader copy by hand where the browser does not allow a script to copy.
 * @param {HTMLElement} field
 */
function showLink(field) {
  /** @type {HTMLInputElement} */
  const input = field.querySelector('[data-link-text]');
  field.hidden = false;
  input.value = location.href;
  input.focus();
  input.select();
}
