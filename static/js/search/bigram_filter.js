// Which pairs of neighbouring characters stand in texts: so most of what is nowhere is known at once, without looking through
// all words, and a phrase that has to be taken apart is not looked for at every cut. Pure.

const BITS = 22; // half a megabyte; of a hundred thousand pairs in ten thousand measures two in a hundred are taken for another

export function createBigramFilter() {
  const there = new Uint8Array(2 ** (BITS - 3));
  const spotOf = (first, next) => Math.imul(first << 16 | next, 0x9e3779b1) >>> (32 - BITS);
  return {
    add(text) {
      let first = text.charCodeAt(0);
      for (let at = 1; at < text.length; at += 1) {
        const next = text.charCodeAt(at);
        const spot = spotOf(first, next);
        there[spot >> 3] |= 1 << (spot & 7);
        first = next;
      }
    },
    // False where the phrase stands in no text that was added.
    mayContain(phrase) {
      for (let at = 0; at + 1 < phrase.length; at += 1) {
        const spot = spotOf(phrase.charCodeAt(at), phrase.charCodeAt(at + 1));
        if (!(there[spot >> 3] & 1 << (spot & 7))) return false;
      }
      return true;
    },
  };
}
