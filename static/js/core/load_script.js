// @ts-check
// Loads classic scripts on demand: the only way to load data that works from file:// too.

import {misfit, versioned} from './parts.js';

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * Resolve when the script has run, if it is of the version of the page. A script is loaded once; a script that failed may be tried again.
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
    script.src = versioned(address);
    const fail = () => {
      script.remove();
      loading.delete(address);
      reject(new Error(`cannot load ${address}`));
    };
    script.addEventListener('load', () => {
      window.dispatchEvent(new Event('partloaded')); // site/mend.js
      if (misfit()) fail();
      else resolve();
    });
    script.addEventListener('error', fail);
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
 * @returns {Promise<NonNullable<Awaited<typeof globalThis[Name]>>>}
 */
export async function loadGlobal(address, name) {
  if (globalThis[name] === undefined || misfit()) await loadScript(address);
  return /** @type {any} */ (globalThis[name]);
}
