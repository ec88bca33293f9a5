// Addresses of requests, paths of files, and the keys under which they are kept. Pure.

// The path within the site, without what follows ? and #, or null for an address that lies elsewhere.
export function pathWithin(address, scope) {
  const {origin, pathname} = new URL(address);
  const plain = origin + pathname;
  return plain.startsWith(scope) ? plain.slice(scope.length) : null;
}

// Which of the files an address means: a folder is its index, and some hosts drop the ending of pages. Null if none.
export function fileAt(path, files) {
  const isFolder = path === '' || path.endsWith('/');
  const named = isFolder ? `${path}index.html` : path;
  return [named, `${named}.html`].find((file) => files.has(file)) || null;
}

// Other bytes, another key: what is kept for one version is never taken for another.
export function keyOf(path, hash, scope) {
  return `${scope}${path}?sha256=${encodeURIComponent(hash)}`;
}

export function visitedKey(path, scope) {
  return `${scope}${path}?visited`;
}

export function isVisitedKey(key) {
  return key.endsWith('?visited');
}
