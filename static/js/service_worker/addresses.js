// @ts-check
// Addresses of requests, paths of files, and the keys of the cache. Pure.

/**
 * Return the path within the site, without what follows ? and #, or null for an address elsewhere.
 * @param {string} address
 * @param {string} scope
 */
export function pathWithin(address, scope) {
  const {origin, pathname} = new URL(address);
  const plain = origin + pathname;
  return plain.startsWith(scope) ? plain.slice(scope.length) : null;
}

/**
 * Return the file that a path means, or null: a folder means its index, and some hosts drop the ending of pages.
 * @param {string} path
 * @param {Map<string, string>} files
 */
export function fileAt(path, files) {
  const isFolder = path === '' || path.endsWith('/');
  const named = isFolder ? `${path}index.html` : path;
  return [named, `${named}.html`].find((file) => files.has(file)) || null;
}

/**
 * Return the version by which a page asks for a part of itself, or null.
 * @param {string} address
 */
export function versionAsked(address) {
  return new URL(address).searchParams.get('v');
}

/**
 * Return the address by which pages ask for a file, so that what they have loaded is not loaded again.
 * @param {string} path
 * @param {readonly string[]} versions of styles and scripts, and of data
 */
export function addressOf(path, [parts, content]) {
  if (!/^(assets|data|search)\/.*\.(js|css)$/.test(path)) return path;
  return `${path}?v=${path.startsWith('assets/') ? parts : content}`;
}

/**
 * Return the key of a file; other contents have another key, so that versions are never mixed up.
 * @param {string} path
 * @param {string} hash
 * @param {string} scope
 */
export function keyOf(path, hash, scope) {
  return `${scope}${path}?sha256=${encodeURIComponent(hash)}`;
}

/**
 * @param {string} path
 * @param {string} scope
 */
export function visitedKey(path, scope) {
  return `${scope}${path}?visited`;
}

/** @param {string} key */
export function isVisitedKey(key) {
  return key.endsWith('?visited');
}
