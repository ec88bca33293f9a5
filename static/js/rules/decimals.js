// @ts-check
// Exact decimal numbers, so that no binary fraction touches a sum of money. Pure; policy_explorer/rules/decimals.py is
// the same.

const PARTS = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-]?[0-9]+))?$/;

/**
 * Read a number as a person typed it: 0.1, not the binary fraction beside it.
 * @param {string | number} written
 * @returns {Decimal}
 */
export function readDecimal(written) {
  const parts = /** @type {string[]} */ (PARTS.exec(String(written)));
  const [, sign, whole, fraction = '', exponent = '0'] = parts;
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(sign + whole + fraction);
  return scale < 0 ? {digits: digits * powerOfTen(-scale), scale: 0} : {digits, scale};
}

/**
 * @param {Decimal} one
 * @param {Decimal} other
 * @returns {Decimal}
 */
export function product(one, other) {
  return {digits: one.digits * other.digits, scale: one.scale + other.scale};
}

/**
 * Return a number per cent.
 * @param {Decimal} value
 * @returns {Decimal}
 */
export function hundredth({digits, scale}) {
  return {digits, scale: scale + 2};
}

/**
 * @param {Decimal} one
 * @param {Decimal} other
 */
export function isAbove(one, other) {
  return one.digits * powerOfTen(other.scale) > other.digits * powerOfTen(one.scale);
}

/**
 * Write a number without an exponent and without needless zeros: 3000, 0.5.
 * @param {Decimal} value
 */
export function writeDecimal({digits, scale}) {
  const negative = digits < BigInt(0);
  const all = String(negative ? -digits : digits).padStart(scale + 1, '0');
  const fraction = all.slice(all.length - scale).replace(/0+$/, '');
  const whole = all.slice(0, all.length - scale);
  return (negative ? '-' : '') + (scale && fraction ? `${whole}.${fraction}` : whole);
}

/** @param {number} exponent */
export function powerOfTen(exponent) {
  return BigInt(`1${'0'.repeat(exponent)}`);
}
