// @ts-check
// Elements without HTML strings: element('p', {class: 'note'}, 'text', child).

/**
 * Create an element. Children that are null, undefined or '' are left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes | null} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'on') {
      const listeners = /** @type {NonNullable<Attributes['on']>} */ (value);
      Object.entries(listeners).forEach(([event, listener]) => made.addEventListener(event, listener));
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : String(value));
    }
  }
  made.append(
    ...children
      .flat()
      .filter(
        /** @type {(child: Child) => child is Node | string} */ (
          (child) => child !== null && child !== undefined && child !== ''
        )
      )
  );
  return made;
}

/**
 * Return a copy of the content of a template.
 * @param {HTMLTemplateElement} template
 */
export function cloneOf(template) {
  return /** @type {DocumentFragment} */ (template.content.cloneNode(true));
}
