// @ts-check
// Whether what the cache holds is what this worker stored: every site on a host, as on GitHub Pages, can change the caches of
// all others there.

/** By ending. What else there is, scripts read as bytes. @type {Record<string, string>} */
const TYPES = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  webmanifest: 'application/manifest+json',
};

/**
 * Return the file as this worker would answer it, or undefined where it is not the one with this hash. Nothing of the
 * stored headers is used: one of them could lead a page elsewhere.
 * @param {Response} stored
 * @param {string} path
 * @param {string} hash SHA-256 in base64
 */
export async function proven(stored, path, hash) {
  const content = await stored.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  if (btoa(String.fromCharCode(...digest)) !== hash) return undefined;
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] || 'application/octet-stream';
  return new Response(content, {headers: {'Content-Type': type}});
}
