// @ts-check
// The place of the reference date in a drawing of the deadlines. Changes the drawing.

import {dayNumber, dayWords, today} from '../core/periods.js';

const HALF_OF_WORDS = 98; // the words of the day, from their middle
const EDGE = 28; // of the day beyond the marks
const TALL_EDGE = 4; // the same in the vertical drawing, which begins at the first mark
const CLEAR = 34; // of the words of the day from those of a mark, in the vertical drawing, whose distances are not to scale
const DAYS_OF_MONTH = 30.44;

/**
 * Show the day. The element of the drawing says which days stand where; beyond them all, the axis is broken.
 * @param {SVGSVGElement} drawing
 * @param {IsoDate} day
 */
export function showDayIn(drawing, day) {
  const horizontal = drawing.dataset.timeline === 'wide';
  const {width, height} = drawing.viewBox.baseVal;
  const edges = horizontal ? {before: EDGE, after: width - EDGE} : {before: -TALL_EDGE, after: height - TALL_EDGE};
  const spots = drawing.dataset.spots.split(',').map((spot) => {
    const [name, at] = spot.split(' ');
    return {day: dayNumber(name), at: Number(at)};
  });
  const number = dayNumber(day);
  const place = placeOf(number, spots, edges);
  const at = horizontal ? place : clearOf(place, number, spots);
  const now = drawing.querySelector('[data-timeline-now]');
  now.setAttribute('transform', horizontal ? `translate(${at} 0)` : `translate(0 ${at})`);
  now.removeAttribute('hidden');
  const words = now.querySelector('[data-timeline-now-words]');
  words.textContent = `${day === today() ? '今天 ' : ''}${dayWords(day)}`;
  if (horizontal) {
    words.setAttribute('x', String(Math.min(Math.max(at, HALF_OF_WORDS), width - HALF_OF_WORDS) - at));
  }
  showBeyond(drawing, 'before', spots[0].day - number);
  showBeyond(drawing, 'after', number - spots[spots.length - 1].day);
}

/**
 * @param {SVGSVGElement} drawing
 * @param {'before' | 'after'} side
 * @param {number} days by which the day lies beyond the axis
 */
function showBeyond(drawing, side, days) {
  const sign = drawing.querySelector(`[data-timeline-beyond=${side}]`);
  sign.toggleAttribute('hidden', days <= 0);
  // On a phone the room between the last day and today is that of their own words.
  sign.querySelector('text').textContent = drawing.dataset.timeline === 'wide' && days > 0 ? roughLength(days) : '';
}

/**
 * Say about how long it is: 约 14 个月, 约 3 年. The twin of `rough_length` in policy_explorer/render/time_axis.py.
 * @param {number} days
 */
export function roughLength(days) {
  const months = Math.max(1, Math.floor(days / DAYS_OF_MONTH + 0.5));
  return months < 24 ? `约 ${months} 个月` : `约 ${Math.floor((months + 6) / 12)} 年`;
}

/**
 * Move a place off the words of a mark, on the side where the day is.
 * @param {number} at
 * @param {DayNumber} day
 * @param {TimelineSpot[]} spots
 */
function clearOf(at, day, spots) {
  const near = spots.find((spot) => Math.abs(spot.at - at) < CLEAR);
  if (!near) {
    return at;
  }
  return day > near.day ? near.at + CLEAR : near.at - CLEAR;
}

/**
 * Interpolate the place of a day between two days that the drawing names; outside all of them, return an edge.
 * @param {DayNumber} day
 * @param {TimelineSpot[]} spots
 * @param {{before: number, after: number}} edges
 */
export function placeOf(day, spots, edges) {
  const next = spots.findIndex((spot) => spot.day >= day);
  if (next === 0 && day < spots[0].day) {
    return edges.before;
  }
  if (next < 0) {
    return edges.after;
  }
  const after = spots[next];
  const before = spots[next - 1] || after;
  const part = after.day === before.day ? 0 : (day - before.day) / (after.day - before.day);
  return Math.round(before.at + (after.at - before.at) * part);
}
