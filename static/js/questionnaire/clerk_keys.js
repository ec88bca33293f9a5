// What a key means on the clerk's page. Pure.
//
// Letters are left alone: screen readers and browsers have their own use for them.

// 'next', 'previous', 'visitor', 'clear', the number of an option (0 for 不清楚), or null for a key of no meaning here.
// `typing` tells whether it is pressed in a field that takes text.
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
