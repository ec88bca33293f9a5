// @ts-check
// Hands a text over: to the system's share sheet, or else to the clipboard. Nothing is sent by the site.

/** @param {string} text */
export function copyText(text) {
  return navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error('no clipboard'));
}

/**
 * Open the share sheet of the system where there is one, or else copy the text. Resolve to whether it was copied; reject
 * where neither is allowed.
 * @param {string} title
 * @param {string} text
 * @returns {Promise<boolean>}
 */
export function sendText(title, text) {
  const copied = () => copyText(text).then(() => true);
  if (typeof navigator.share !== 'function') {
    return copied();
  }
  return navigator.share({title, text}).then(
    () => false,
    (/** @type {Error} */ {name}) => (name === 'AbortError' ? false : copied()) // closed by the reader
  );
}

/**
 * Show a text so that the reader can copy it by hand.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} text
 */
export function offerByHand(field, text) {
  field.hidden = false;
  field.value = text;
  field.focus();
  field.select();
}
