// @ts-check
// Exact decimal numbers, so that no binary fraction touches a sum of money. Pure; policy_explorer/rules/decimals.py is
// the same.

const PARTS = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-]?[0-9]+))?$/;

/** @type {Map<string, Decimal>} what has been read: the figures of payouts are read again with every answer */
const known = new Map();

/**
 * Read a number as a person typed it: 0.1, not the binary fraction beside it.
 * @param {string | number} written
 * @returns {Decimal}
 */
export function readDecimal(written) {
  const text = String(written);
  const found = known.get(text) || parsed(text);
  known.set(text, found);
  return found;
}

/**
 * @param {string} text
 * @returns {Decimal}
 */
function parsed(text) {
  const parts = /** @type {string[]} */ (PARTS.exec(text));
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
  return one.scale === other.scale
    ? one.digits > other.digits
    : one.digits * powerOfTen(other.scale) > other.digits * powerOfTen(one.scale);
}

/**
 * Write a number without an exponent and without needless zeros: 3000, 0.5.
 * @param {Decimal} value
 * @returns {string}
 */
export function writeDecimal(value) {
  value.text = value.text || textOf(value);
  return value.text;
}

/** @param {Decimal} value */
function textOf({digits, scale}) {
  const text = String(digits);
  if (!scale) {
    return text;
  }
  const sign = text.startsWith('-') ? '-' : '';
  const all = text.slice(sign.length).padStart(scale + 1, '0');
  const whole = all.slice(0, -scale);
  let end = all.length;
  while (end > whole.length && all[end - 1] === '0') {
    end -= 1;
  }
  return sign + (end > whole.length ? `${whole}.${all.slice(whole.length, end)}` : whole);
}

/** @type {bigint[]} */
const POWERS = [];

/** @param {number} exponent */
export function powerOfTen(exponent) {
  POWERS[exponent] = POWERS[exponent] || BigInt(`1${'0'.repeat(exponent)}`);
  return POWERS[exponent];
}
