// Loading of classic scripts on demand: the one way of getting data that works from file:// too.

const loading = new Map();

// Resolves when the script has run; a script is loaded once. One that failed may be tried again.
export function loadScript(address) {
  if (!loading.has(address)) {
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
  }
  return loading.get(address);
}

// The value of the global that the script sets.
export async function loadGlobal(address, name) {
  if (globalThis[name] === undefined) await loadScript(address);
  return globalThis[name];
}
