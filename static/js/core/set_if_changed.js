// @ts-check
// Writes to the page only what has changed: a browser lays out and paints again what is written, even if it is the
// same.

/**
 * @template {object} Target
 * @template {keyof Target} Name
 * @param {Target} object
 * @param {Name} name
 * @param {Target[Name]} value
 */
export function setIfChanged(object, name, value) {
  if (object[name] !== value) {
    object[name] = value;
  }
}

/**
 * Set the text of an element that contains text alone. Its text node stays: a new node would have to be styled again.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  const {firstChild} = element;
  if (firstChild && text) {
    setIfChanged(/** @type {Text} */ (firstChild), 'data', text);
  } else {
    setIfChanged(element, 'textContent', text);
  }
}
