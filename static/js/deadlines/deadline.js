// How a deadline stands on a day, and in words. Pure. `superseded` says that nothing it closes holds any more, as other
// documents superseded all of it.

import {daysBetween, periodState} from '../core/periods.js';

const ALWAYS = '0001-01-01'; // a deadline has no beginning

export function deadlineState(until, day, soonDays, superseded) {
  return superseded ? 'ended' : periodState({from: ALWAYS, until}, day, soonDays);
}

// 已废止 / 已截止 / 当天截止 / 还有 12 天
export function deadlineWords(until, day, superseded) {
  if (superseded) {
    return '已废止';
  }
  const left = daysBetween(day, until);
  if (left < 0) {
    return '已截止';
  }
  return left === 0 ? '当天截止' : `还有 ${left} 天`;
}

export function isSuperseded({superseded}, day) {
  return Boolean(superseded) && day >= superseded;
}

// `periods` are those of the measures: {until, superseded}, the last missing where nothing supersedes the document.
export function deadlinesWords(periods, day, chosen) {
  const holding = periods.filter((period) => !isSuperseded(period, day));
  const superseded = periods.length - holding.length;
  const past = holding.filter(({until}) => until < day).length;
  const ended = superseded ? `，${superseded} 项已废止` : '';
  return `到${chosen ? '这一天' : '今天'}，${past} 项已截止${ended}，${holding.length - past} 项未截止`;
}
