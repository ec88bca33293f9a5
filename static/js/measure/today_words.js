// @ts-check
// How a measure stands today, in words. Pure.

import {periodOn, periodWords} from '../core/period_words.js';
import {isOver, periodStatus} from '../core/periods.js';

/**
 * Say how a period stands today, with what the page then shows: 已于 2023年12月31日到期，以下为当时内容
 * @param {Period} period
 * @param {IsoDate} now
 * @param {number} soonDays
 */
export function todayWords(period, now, soonDays) {
  const then = isOverForGood(period, now, soonDays) ? '，以下为当时内容' : '';
  return periodWords(period, now, soonDays) + then;
}

/**
 * Return whether a period is over, and no later part of it is known.
 * @param {Period} period
 * @param {IsoDate} now
 * @param {number} soonDays
 */
export function isOverForGood(period, now, soonDays) {
  return isOver(periodStatus(period, now, soonDays)) && !periodOn(period, now).resumes;
}
