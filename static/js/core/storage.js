// One text kept on this device. Touches localStorage, which a browser may refuse, in private or from file://: then nothing
// is kept, and the caller is told so.

// {allowed, text}: null where nothing is kept.
export function readText(key) {
  try {
    return {allowed: true, text: localStorage.getItem(key)};
  } catch {
    return {allowed: false, text: null};
  }
}

// Whether it was kept; it is not where the browser refuses or the room is used up.
export function writeText(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function removeText(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // what may not be kept is not there
  }
}
