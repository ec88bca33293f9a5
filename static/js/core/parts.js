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

/** @type {Record<string, string> | undefined} what is needed of the documents, as of the parts that have been compared */
let documents;
let compared = 0;
let fault = '';

/**
 * Return what the page wanted and what came instead, or an empty string where all fits. Each part is compared once: a
 * large site has hundreds, and every look at one of them asks for this.
 */
export function misfit() {
  const {siteParts = [], siteDocuments} = globalThis;
  if (documents !== siteDocuments) compared = 0;
  documents = siteDocuments;
  for (; !fault && compared < siteParts.length; compared += 1) {
    const [kind, digest] = siteParts[compared];
    // A page that names no version is older than all scripts that say theirs.
    const {[kind]: named = (documents || {})[kind] || (kind === 'parts' ? 'none' : digest)} =
      document.documentElement.dataset;
    if (named !== digest) fault = `${named} ${digest}`;
  }
  return fault;
}
