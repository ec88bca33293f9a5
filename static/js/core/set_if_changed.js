// What is written anew is laid out and drawn anew, though it be the same. Touches the page.

export function setIfChanged(object, name, value) {
  if (object[name] !== value) {
    object[name] = value;
  }
}

// The text of an element that holds text alone. The node of the text stays: a new one would have to be styled anew, too.
export function setText(element, text) {
  const {firstChild} = element;
  if (firstChild && text) {
    setIfChanged(firstChild, 'data', text);
  } else {
    setIfChanged(element, 'textContent', text);
  }
}
