// @ts-check
// When one can apply, in words. Pure. The twin of policy_explorer/derive/window_wording.py.

import {UNITS} from './lengths.js';
import {dayWords} from './periods.js';
import {windowStatus} from './windows.js';

const END_OF_FEBRUARY = '02-29';

/**
 * Return when one can apply in words, without a reference date.
 * @param {WindowEntry} entry
 * @returns {string}
 */
export function windowRule({once, yearly, after, afterwards}) {
  if (after) {
    const {event, within} = after;
    const length = within && UNITS.filter(([unit]) => within[unit]).map(([unit, name]) => `${within[unit]}${name}`);
    return length ? `自${event}起 ${length.join('')}内` : `${event}以后`;
  }
  const {from = '', until = ''} = once || yearly || {};
  const words = once ? dayWords : monthDayWords;
  const every = once ? '' : '每年 ';
  const more = afterwards ? '，期限结束以后也可以' : '';
  if (from && until) {
    return `${every}${words(from)} 至${yearly && until < from ? '次年' : ''} ${words(until)}${more}`;
  }
  return (
    (from ? `${every}${words(from)} 起${once ? '' : '，到年底'}` : `${every}${words(until)} 以前（含当日）`) + more
  );
}

/**
 * Write 06-30 as 6月30日, and 02-29, which is the 28th in most years, as 2月最后一天.
 * @param {string} monthDay
 */
function monthDayWords(monthDay) {
  if (monthDay === END_OF_FEBRUARY) {
    return '2月最后一天';
  }
  const [month, day] = monthDay.split('-').map(Number);
  return `${month}月${day}日`;
}

/**
 * Return the status of a window in words, '' where nothing is to be said.
 * @param {WindowEntry} entry
 * @param {WindowStatus} status
 * @returns {string}
 */
export function windowWords({yearly, after}, {state, from, until}) {
  const byDate = after ? '按您填的日期，' : '';
  const last = until ? dayWords(until) : '';
  switch (state) {
    case 'open':
      return after && after.within ? `${byDate}到 ${last}` : `${byDate}现在可以申请${last && `，到 ${last}`}`;
    case 'coming':
      return `${byDate}${yearly ? '下一次 ' : '还没有开始'}${from && until ? `${yearly ? '' : '：'}${dayWords(from)} 至 ${last}` : ''}`;
    case 'past':
      return byDate ? `${byDate}已于 ${last}截止` : '已过，只此一次';
    case 'none_left':
      return '期限以内没有下一次';
    case 'after_term':
      return `${byDate}那时期限已经结束：期限到 ${last}为止`;
    case 'outside_term':
      return `${byDate}不在期限以内`;
    case 'term_over':
      return '已结束';
    default:
      return '';
  }
}

/**
 * Return when one can apply and how that stands, in words.
 * @param {WindowEntry} entry
 * @param {IsoDate} day
 * @param {unknown} [event]
 */
export function windowLine(entry, day, event) {
  const words = windowWords(entry, windowStatus(entry, day, event));
  return words ? `${windowRule(entry)}；${words}` : windowRule(entry);
}
