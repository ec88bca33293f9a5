// @ts-check
// What a key means on the clerk's page. Pure.
//
// Letters have no meaning here: screen readers and browsers use them.

/**
 * Return a step, the number of an option (0 for 不清楚), or null for a key without a meaning here.
 * @param {KeyboardEvent} event
 * @param {boolean} typing whether the key is pressed in a field that takes text
 * @returns {KeyMeaning}
 */
export function keyMeaning({key, keyCode, isComposing, repeat, altKey, ctrlKey, metaKey, shiftKey}, typing) {
  if (isComposing || keyCode === 229 || repeat || altKey || metaKey) {
    return null; // 229: an input method is at work
  }
  if (key === 'Enter') {
    return ctrlKey ? (shiftKey ? null : 'visitor') : shiftKey ? 'previous' : 'next';
  }
  if (typing || ctrlKey || shiftKey) {
    return null;
  }
  return key === 'Delete' ? 'clear' : /^[0-9]$/.test(key) ? Number(key) : null;
}
