// @ts-check
// Whether the scripts, styles and data that the page has loaded are of its own version. Reads the page.
//
// A page asks for its parts by digest (`?v=`), and each script says which it is of (`siteParts`, as the build writes it).
// They differ where a host sends a file of another deployment than the page's.

/**
 * Return the address by which this page asks for a part of the site.
 * @param {string} address
 */
export function versioned(address) {
  const {parts, content = parts} = document.documentElement.dataset;
  const version = address.includes('assets/') ? parts : content;
  return version ? `${address}?v=${version}` : address;
}

/** Return what the page wanted and what came instead, or an empty string where all fits. */
export function misfit() {
  const {dataset} = document.documentElement;
  // A page that names no version is older than all scripts that say theirs.
  const documents = globalThis.siteDocuments || {};
  const wanted = (/** @type {string} */ kind) =>
    dataset[kind] || documents[kind] || (kind === 'parts' ? 'none' : undefined);
  const other = (globalThis.siteParts || []).find(([kind, digest]) => (wanted(kind) || digest) !== digest);
  return other ? `${wanted(other[0])} ${other[1]}` : '';
}
