// @ts-check
// A QR code of a text, as ISO/IEC 18004 describes it: bytes of UTF-8, error correction L, mask 2. Pure.
//
// Level L, because the code is read from a screen, where nothing is torn or dirty. Scanners read all eight masks, so one
// is enough, as in policy_explorer/render/qr_code.py.

import {correctionOf} from './correction.js';
import {createGrid} from './grid.js';

export const LARGEST = 30; // version: a larger code is too fine for a phone before a screen
const BYTES = 4; // the mode of what is encoded
const PADDING = [0xec, 0x11];
// Of each version: the number of blocks, and the bytes of correction in each.
const BLOCKS =
  '1x7 1x10 1x15 1x20 1x26 2x18 2x20 2x24 2x30 4x18 4x20 4x24 4x26 4x30 6x22 6x24 6x28 6x30 7x28 8x28 8x28 9x28 9x30 10x30 12x26 12x28 12x30 13x30 14x30 15x30'
    .split(' ')
    .map((entry) => entry.split('x').map(Number));

/**
 * Return the rows of the code, true where it is dark; null if the text is too long.
 * @param {string} text
 * @returns {boolean[][] | null}
 */
export function qrCode(text) {
  const bytes = Array.from(new TextEncoder().encode(text));
  const version = BLOCKS.findIndex((_, at) => bytes.length + lengthBits(at + 1) / 8 + 1 <= capacity(at + 1)) + 1;
  return version ? createGrid(version, interleaved(withPadding(bytes, version), version)) : null;
}

/** @param {number} version */
function lengthBits(version) {
  return version < 10 ? 8 : 16;
}

/**
 * Return how many bytes a version has, those of correction included.
 * @param {number} version
 */
function allBytes(version) {
  const marks = Math.floor(version / 7) + 2;
  const modules = (16 * version + 128) * version + 64;
  const aligned = version > 1 ? (25 * marks - 10) * marks - 55 : 0;
  return Math.floor((modules - aligned - (version > 6 ? 36 : 0)) / 8);
}

/** @param {number} version */
function capacity(version) {
  const [blocks, correction] = BLOCKS[version - 1];
  return allBytes(version) - blocks * correction;
}

/**
 * @param {number[]} bytes
 * @param {number} version
 */
function withPadding(bytes, version) {
  const length = lengthBits(version) / 4;
  const digits = [BYTES, ...halves(bytes.length).slice(-length), ...bytes.flatMap((byte) => halves(byte).slice(-2)), 0];
  const filled = digits.flatMap((digit, at) => (at % 2 ? [digits[at - 1] * 16 + digit] : []));
  return [...filled, ...Array.from({length: capacity(version) - filled.length}, (_, at) => PADDING[at % 2])];
}

/**
 * Return the four half bytes of a number.
 * @param {number} value
 */
function halves(value) {
  return [12, 8, 4, 0].map((shift) => (value >> shift) & 15);
}

/**
 * Divide the bytes into blocks, of which the last ones are one byte longer, and take one byte of each in turn.
 * @param {number[]} bytes
 * @param {number} version
 */
function interleaved(bytes, version) {
  const [count, correction] = BLOCKS[version - 1];
  const short = count - (bytes.length % count);
  const size = Math.floor(bytes.length / count);
  const blocks = Array.from({length: count}, (_, at) => {
    const begin = at * size + Math.max(at - short, 0);
    return bytes.slice(begin, begin + size + (at < short ? 0 : 1));
  });
  const corrections = blocks.map((block) => correctionOf(block, correction));
  return [...inTurn(blocks, size + 1), ...inTurn(corrections, correction)];
}

/**
 * @param {number[][]} blocks
 * @param {number} longest
 */
function inTurn(blocks, longest) {
  return Array.from({length: longest}, (_, at) =>
    blocks.filter((block) => at < block.length).map((block) => block[at])
  ).flat();
}
