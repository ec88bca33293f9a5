// @ts-check
// The place of the reference date in a drawing of the deadlines. Changes the drawing.

import {dayNumber, dayWords, today} from '../core/periods.js';

const ROOM_FOR_WORDS = 64; // nearer to an edge than this, the words are set towards the middle
const OFF_EDGE = 8;

/**
 * Show the day. The element of the drawing says which days stand where.
 * @param {SVGSVGElement} drawing
 * @param {IsoDate} day
 */
export function showDayIn(drawing, day) {
  const horizontal = drawing.dataset.timeline === 'wide';
  const {width, height} = drawing.viewBox.baseVal;
  const spots = drawing.dataset.spots.split(',').map((spot) => {
    const [name, at] = spot.split(' ');
    return {day: dayNumber(name), at: Number(at)};
  });
  const at = placeOf(dayNumber(day), spots, {before: OFF_EDGE, after: (horizontal ? width : height) - OFF_EDGE});
  const now = drawing.querySelector('[data-timeline-now]');
  now.setAttribute('transform', horizontal ? `translate(${at} 0)` : `translate(0 ${at})`);
  now.removeAttribute('hidden');
  const words = now.querySelector('[data-timeline-now-words]');
  if (words) {
    const [first, last] = [spots[0], spots[spots.length - 1]].map((spot) => spot.day);
    const number = dayNumber(day);
    const beyond = number < first || number > last; // then an arrow leads off the axis: no month is meant
    const named = `${day === today() && beyond ? '今天 ' : ''}${dayWords(day)}`;
    words.textContent = number < first ? `← ${named}` : number > last ? `${named} →` : named;
    words.setAttribute('text-anchor', anchorAt(at, width));
    now.classList.toggle('is-beyond', beyond);
  }
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

/**
 * @param {number} at
 * @param {number} width
 */
function anchorAt(at, width) {
  if (at < ROOM_FOR_WORDS) {
    return 'start';
  }
  return at > width - ROOM_FOR_WORDS ? 'end' : 'middle';
}
