// Copying the address with the answers in it. Touches the page; nothing is sent anywhere.

export function startSharing(page) {
  const copied = page.querySelector('[data-copied]');
  const field = page.querySelector('[data-link]');
  page.querySelector('[data-copy]').addEventListener('click', () => {
    copied.textContent = '';
    copy(location.href).then(
      () => {
        field.hidden = true;
        copied.textContent = '链接已复制。';
      },
      () => showLink(field)
    );
  });
}

function copy(text) {
  return navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error('no clipboard'));
}

// Where the browser does not let a script copy, the reader does it by hand.
function showLink(field) {
  const input = field.querySelector('[data-link-text]');
  field.hidden = false;
  input.value = location.href;
  input.focus();
  input.select();
}
