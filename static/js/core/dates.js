// @ts-check
// Calendar dates as ISO text. Pure.

/**
 * Return whether a value is a calendar date written YYYY-MM-DD, from the year 0001 on.
 * @param {unknown} value
 * @returns {value is IsoDate}
 */
export function isIsoDate(value) {
  const parts = typeof value === 'string' && /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(value);
  if (!parts || parts[1] === '0000') {
    return false;
  }
  const [year, month, day] = parts.slice(1).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * @param {number} year
 * @param {number} month
 */
function daysInMonth(year, month) {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
