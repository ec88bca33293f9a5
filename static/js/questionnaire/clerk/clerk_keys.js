// @ts-check
// What a key means on the clerk's page. Pure.
//
// Letters have no meaning here: screen readers and browsers use them.

/**
 * Return a step, the number of an option (0 for 不清楚), the place of a preset, or null for a key without a meaning here.
 * @param {KeyboardEvent} event
 * @param {boolean} typing whether the key is pressed in a field that takes text
 * @returns {KeyMeaning}
 */
export function keyMeaning(event, typing) {
  const {key, code, keyCode, isComposing, repeat, altKey, ctrlKey, metaKey, shiftKey} = event;
  if (isComposing || keyCode === 229 || repeat || altKey || metaKey) {
    return null; // 229: an input method is at work
  }
  if (key === 'Enter') {
    return ctrlKey ? (shiftKey ? null : 'visitor') : shiftKey ? 'previous' : 'next';
  }
  const preset = /^Digit([1-9])$/.exec(code);
  if (preset && shiftKey && !ctrlKey) {
    return {preset: Number(preset[1]) - 1}; // no answer that is typed has a sign of these keys
  }
  if (typing || ctrlKey || shiftKey) {
    return ctrlKey && !shiftKey && !typing && key.toLowerCase() === 'z' ? 'undo' : null;
  }
  return key === 'Delete' ? 'clear' : /^[0-9]$/.test(key) ? Number(key) : null;
}
