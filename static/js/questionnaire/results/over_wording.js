// @ts-check
// What is over on the reference date, or since, in words. Pure; policy_explorer/match/gist.py says the same of a date.

import {dayWords} from '../../core/periods.js';
import {overWord} from './period_status.js';
import {countEnded, isAllPast} from './ranks.js';

/**
 * @param {ViewModel} view
 * @param {number} ended
 */
export function allOverWords(view, ended) {
  return ended === 1 ? `这一项已${overWord(view)}` : `${ended} 项都已${overWord(view)}`;
}

/**
 * Say what is over today where the reference date has passed; '' where nothing is, all was over then, or for any other
 * date.
 * @param {ViewModel} view
 */
export function sinceWording(view) {
  const {day, today, found} = view;
  const ended = day < today ? countEnded({...view, day: today}) : 0;
  const total = found.to - found.from;
  if (!ended || (ended === total && countEnded(view) === total)) {
    return '';
  }
  const words = ended === total ? allOverWords(view, ended) : `${ended} 项已${overWord(view)}`;
  return `到今天，${words}，不表示现在能申请。`;
}

/**
 * Return what to announce before the counts where everything is over, on the reference date or, if that has passed, today.
 * @param {ViewModel} view
 */
export function countsOverWording(view) {
  const {day, found} = view;
  if (!isAllPast(view)) {
    return '';
  }
  return countEnded(view) < found.to - found.from
    ? `到今天都已${overWord(view)}；按${dayWords(day)}看，`
    : '以下各项都已不在期限内。';
}

/**
 * Say, before the first question, which day this is if not today, and what is over; '' where there is neither.
 * @param {ViewModel} view
 */
export function overWording(view) {
  const total = view.found.to - view.found.from;
  const ended = countEnded(view);
  const since = sinceWording(view);
  const shown = view.day === view.today ? '' : `现在看的是${dayWords(view.day)}。`;
  if (since || !ended) {
    return `${shown}${since}`;
  }
  return ended === total
    ? `${shown}${allOverWords(view, ended)}。下面只说明当时的条件您是否满足，不表示现在能申请。`
    : `${shown}${total} 项中有 ${ended} 项已${overWord(view)}。已${overWord(view)}的，只说明当时的条件您是否满足，不表示现在能申请。`;
}
