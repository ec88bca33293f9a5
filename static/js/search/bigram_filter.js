// @ts-check
// A Bloom filter with one hash over the pairs of neighbouring characters in texts. It excludes most phrases that occur
// nowhere at once, without a scan of the full text. Pure.

const BITS = 22; // half a megabyte: ten thousand measures have a hundred thousand pairs, which makes 2% false positives

/** @returns {BigramFilter} */
export function createBigramFilter() {
  const bits = new Uint8Array(2 ** (BITS - 3));
  /** @type {(first: number, next: number) => number} */
  const spotOf = (first, next) => Math.imul((first << 16) | next, 0x9e3779b1) >>> (32 - BITS);
  return {
    add(text) {
      let first = text.charCodeAt(0);
      for (let at = 1; at < text.length; at += 1) {
        const next = text.charCodeAt(at);
        const spot = spotOf(first, next);
        bits[spot >> 3] |= 1 << (spot & 7);
        first = next;
      }
    },
    /** Return false if the phrase occurs in no text that was added. */
    mayContain(phrase) {
      for (let at = 0; at + 1 < phrase.length; at += 1) {
        const spot = spotOf(phrase.charCodeAt(at), phrase.charCodeAt(at + 1));
        if (!(bits[spot >> 3] & (1 << (spot & 7)))) return false;
      }
      return true;
    },
  };
}
