// @ts-check
// Loads classic scripts on demand: the only way to load data that works from file:// too.

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * Resolve when the script has run. A script is loaded once; a script that failed may be tried again.
 * @param {string} address
 * @returns {Promise<void>}
 */
export function loadScript(address) {
  const known = loading.get(address);
  if (known) {
    return known;
  }
  /** @type {Promise<void>} */
  const loaded = new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      loading.delete(address);
      reject(new Error(`cannot load ${address}`));
    });
    document.head.append(script);
  });
  loading.set(address, loaded);
  return loaded;
}

/**
 * Resolve to the value of the global that the script sets.
 * @template {keyof typeof globalThis} Name
 * @param {string} address
 * @param {Name} name
 * @returns {Promise<NonNullable<typeof globalThis[Name]>>}
 */
export async function loadGlobal(address, name) {
  if (globalThis[name] === undefined) await loadScript(address);
  return /** @type {any} */ (globalThis[name]);
}
