// @ts-check
// Units of figures, and which of them are the same by value. Pure.

/** @type {Record<string, number>[]} units of one kind, with their values */
const KINDS = [
  {元: 1, 块: 1, 块钱: 1, 圆: 1, 人民币: 1, rmb: 1, '¥': 1, 角: 0.1},
  {美元: 1, 美金: 1, usd: 1, $: 1},
  {欧元: 1, eur: 1, '€': 1},
  {港元: 1, 港币: 1, hkd: 1},
  {个月: 1, 月: 1, 年: 12, 周年: 12},
  {'%': 1, 个百分点: 1, 百分点: 1, 成: 10, '‰': 0.1},
  {人: 1, 名: 1, 位: 1, 个: 1, 个人: 1},
  {天: 1, 日: 1, 个工作日: 1},
  {平方米: 1, 平米: 1, 平方: 1, m2: 1},
];
/** @type {Record<string, number>} */
const MULTIPLES = {十: 10, 百: 100, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8};

/**
 * Return the unit of a question: its kind, the unit that it is a multiple of, and its value.
 * @param {string} unit as the content writes it
 * @returns {FigureUnit}
 */
export function unitOf(unit) {
  const name = Object.keys(MULTIPLES).find(
    (multiple) => unit.startsWith(multiple) && kindOf(unit.slice(multiple.length))
  );
  const base = name ? unit.slice(name.length) : unit;
  const kind = kindOf(base) || {[base]: 1};
  return {base, kind, multiple: name ? MULTIPLES[name] : 1, value: (name ? MULTIPLES[name] : 1) * kind[base]};
}

/** @param {string} base */
function kindOf(base) {
  return KINDS.find((kind) => has(kind, base));
}

/**
 * @param {Record<string, number>} kind
 * @param {string} unit
 */
function has(kind, unit) {
  return Object.prototype.hasOwnProperty.call(kind, unit);
}

/**
 * Return the value of a unit that is written behind a figure; null if it is of another kind.
 * @param {string} written
 * @param {FigureUnit} unit
 */
export function valueOfUnit(written, {kind}) {
  return has(kind, written) ? kind[written] : null;
}

/**
 * Return whether a unit is known at all, so that a message can say what is wrong with it.
 * @param {string} written
 */
export function isUnit(written) {
  return kindOf(written) !== undefined;
}
