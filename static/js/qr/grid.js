// @ts-check
// Where the bytes of a QR code stand, and the marks around which they run. Pure.

const LEVEL_AND_MASK = 0b01010; // error correction L, mask 2
const [FORMAT_CODE, FORMAT_MASK, VERSION_CODE] = [0x537, 0x5412, 0x1f25];

/**
 * Return the rows of a code, true where it is dark.
 * @param {number} version
 * @param {number[]} bytes
 */
export function createGrid(version, bytes) {
  const size = 17 + 4 * version;
  /** @type {(boolean | undefined)[][]} undefined where no mark stands */
  const grid = Array.from({length: size}, () => Array.from({length: size}, () => undefined));
  const set = (/** @type {number} */ row, /** @type {number} */ column, /** @type {unknown} */ dark) => {
    grid[row][column] = Boolean(dark);
  };
  drawFinders(size, set);
  drawAlignment(version, size, grid, set);
  for (let at = 8; at < size - 8; at += 1) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  drawFormat(size, set);
  drawVersion(version, size, set);
  drawBytes(bytes, size, grid);
  return /** @type {boolean[][]} */ (grid);
}

/** @typedef {(row: number, column: number, dark: unknown) => void} Set */

/**
 * Draw the three marks in the corners, with the light line around each.
 * @param {number} size
 * @param {Set} set
 */
function drawFinders(size, set) {
  [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ].forEach(([row, column]) => {
    for (let down = -4; down <= 4; down += 1) {
      for (let right = -4; right <= 4; right += 1) {
        const ring = Math.max(Math.abs(down), Math.abs(right));
        const [at, across] = [row + down, column + right];
        if (at >= 0 && at < size && across >= 0 && across < size) set(at, across, ring !== 2 && ring !== 4);
      }
    }
  });
}

/**
 * Draw the small marks, except where a corner is.
 * @param {number} version
 * @param {number} size
 * @param {(boolean | undefined)[][]} grid
 * @param {Set} set
 */
function drawAlignment(version, size, grid, set) {
  const places = alignmentPlaces(version, size);
  const pairs = places.flatMap((row) => places.map((column) => [row, column]));
  const free = pairs.filter(([row, column]) => grid[row][column] === undefined);
  free.forEach(([row, column]) => {
    for (let down = -2; down <= 2; down += 1) {
      for (let right = -2; right <= 2; right += 1) {
        set(row + down, column + right, Math.max(Math.abs(down), Math.abs(right)) !== 1);
      }
    }
  });
}

/**
 * @param {number} version
 * @param {number} size
 */
function alignmentPlaces(version, size) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((size - 13) / (2 * count - 2)) * 2;
  return [6, ...Array.from({length: count - 1}, (_, at) => size - 7 - (count - 2 - at) * step)];
}

/**
 * Return a value with the bits that secure it behind it.
 * @param {number} value
 * @param {number} code
 * @param {number} bits
 */
function secured(value, code, bits) {
  let rest = value;
  for (let at = 0; at < bits; at += 1) rest = (rest << 1) ^ ((rest >> (bits - 1)) & 1 ? code : 0);
  return (value << bits) | rest;
}

/**
 * @param {number} size
 * @param {Set} set
 */
function drawFormat(size, set) {
  const format = secured(LEVEL_AND_MASK, FORMAT_CODE, 10) ^ FORMAT_MASK;
  for (let at = 0; at < 15; at += 1) {
    const dark = (format >> at) & 1;
    set(at < 6 ? at : at < 8 ? at + 1 : size - 15 + at, 8, dark);
    set(8, at < 8 ? size - 1 - at : at < 9 ? 7 : 14 - at, dark);
  }
  set(size - 8, 8, true);
}

/**
 * @param {number} version
 * @param {number} size
 * @param {Set} set
 */
function drawVersion(version, size, set) {
  if (version < 7) return;
  const bits = secured(version, VERSION_CODE, 12);
  for (let at = 0; at < 18; at += 1) {
    const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)];
    set(far, near, (bits >> at) & 1);
    set(near, far, (bits >> at) & 1);
  }
}

/**
 * Draw the bytes in columns of two, from the lower right corner up and down again, wherever no mark stands.
 * @param {number[]} bytes
 * @param {number} size
 * @param {(boolean | undefined)[][]} grid
 */
function drawBytes(bytes, size, grid) {
  let bit = 0;
  let up = false;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    up = !up;
    for (let step = 0; step < size; step += 1) {
      const row = up ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (grid[row][column] === undefined) {
          const dark = (bytes[bit >> 3] >> (7 - (bit & 7))) & 1;
          grid[row][column] = Boolean(dark) !== (column % 3 === 0);
          bit += 1;
        }
      }
    }
  }
}
