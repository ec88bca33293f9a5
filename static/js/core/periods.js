// Days as ISO text, and how a period stands on a day. Pure but for `today`.

import {isIsoDate} from './dates.js';

const DAY = 86400000;

export const STATES = ['open', 'closing', 'upcoming', 'ended', 'superseded'];

const LABELS = {upcoming: '未开始', open: '有效', closing: '即将到期', ended: '已到期', superseded: '已废止'};

// The reader's calendar day, not that of Greenwich.
export function today(now = new Date()) {
  const two = (number) => String(number).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// Days are counted from one fixed day on, so that they can be compared and subtracted.
export function dayNumber(day) {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

export function daysBetween(from, until) {
  return dayNumber(until) - dayNumber(from);
}

// 2023年4月1日; text that is no day is given back.
export function dayWords(day) {
  if (!isIsoDate(day)) {
    return day;
  }
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

// The state of a period, all days being numbers; both ends belong to it. `superseded` is the day from which its document
// holds no more, whatever the term says.
export function stateOfNumbers(day, from, until, soonDays, superseded = Infinity) {
  if (day >= superseded) {
    return 'superseded';
  }
  if (day > until) {
    return 'ended';
  }
  if (day < from) {
    return 'upcoming';
  }
  return Math.min(until, superseded - 1) - day <= soonDays ? 'closing' : 'open';
}

// upcoming 未开始, open 有效, closing 即将到期, ended 已到期 or superseded 已废止. `period` is {from, until, superseded}, the last
// missing where nothing supersedes its document.
export function periodState(period, day, soonDays) {
  return stateOfNumbers(dayNumber(day), dayNumber(period.from), dayNumber(period.until), soonDays, supersededDay(period));
}

function supersededDay({superseded}) {
  return superseded ? dayNumber(superseded) : Infinity;
}

// Whether nothing can be had any more.
export function isOver(state) {
  return state === 'ended' || state === 'superseded';
}

export function stateLabel(state) {
  return LABELS[state];
}

// 有效，还有 120 天 / 即将到期，还有 12 天 / 今天到期 / 已于 2023年12月31日到期 / 未开始，自 2023年4月1日起 /
// 文件已自 2024年1月1日起废止 / 有效，还有 120 天，2024年1月1日起废止
export function periodWords(period, day, soonDays) {
  const state = periodState(period, day, soonDays);
  if (state === 'superseded') {
    return `文件已自 ${dayWords(period.superseded)}起废止`;
  }
  if (state === 'ended') {
    return `已于 ${dayWords(period.until)}到期`;
  }
  if (state === 'upcoming') {
    return `未开始，自 ${dayWords(period.from)}起`;
  }
  const last = Math.min(dayNumber(period.until), supersededDay(period) - 1);
  const left = last - dayNumber(day);
  const words = left === 0 ? '即将到期，当天截止' : `${LABELS[state]}，还有 ${left} 天`;
  return last < dayNumber(period.until) ? `${words}，${dayWords(period.superseded)}起废止` : words;
}
