// @ts-check
// The bytes by which a scanner corrects a block of a QR code: Reed-Solomon over GF(256). Pure.

const [powers, logarithms] = tables();

function tables() {
  const field = 0x11d; // its polynomial
  /** @type {[number[], number[]]} */
  const made = [[], []];
  let value = 1;
  for (let power = 0; power < 255; power += 1) {
    made[0][power] = value;
    made[1][value] = power;
    value = value * 2 < 256 ? value * 2 : (value * 2) ^ field;
  }
  return made;
}

/**
 * @param {number} one
 * @param {number} other
 */
function product(one, other) {
  return one && other ? powers[(logarithms[one] + logarithms[other]) % 255] : 0;
}

/**
 * Return `count` bytes of correction.
 * @param {number[]} block
 * @param {number} count
 */
export function correctionOf(block, count) {
  const generator = generatorOf(count);
  return block.reduce(
    (rest, byte) => {
      const factor = byte ^ rest[0];
      return generator.map((each, at) => (at + 1 < count ? rest[at + 1] : 0) ^ product(each, factor));
    },
    Array.from({length: count}, () => 0)
  );
}

/**
 * Return the coefficients of the polynomial with the first `count` powers as roots, without the first, which is 1.
 * @param {number} count
 */
function generatorOf(count) {
  let generator = [1];
  for (let power = 0; power < count; power += 1) {
    const times = generator.map((each) => product(each, powers[power]));
    generator = [...generator, 0].map((each, at) => each ^ (at ? times[at - 1] : 0));
  }
  return generator.slice(1);
}
