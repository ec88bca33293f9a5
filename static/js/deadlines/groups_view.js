// @ts-check
// The lists of the page of deadlines, grouped by what is left: what closes soon, later, without a day, what is over.
// Changes the page.

/** In the order of the page; by the state of the day, and `none` for lists without a day. */
const GROUPS = ['closing', 'afterwards', 'open', 'upcoming', 'by_answer', 'none', 'ended'];

/**
 * Put the lists in order, and the entries of the contents, where there are any.
 * @param {HTMLElement} page
 * @param {number} soonDays
 */
export function showGroups(page, soonDays) {
  const lists = page.querySelector('[data-deadline-groups]');
  lists.querySelectorAll('[data-deadline-group]').forEach((title) => title.remove());
  const sections = Array.from(lists.children, (section) => ({section, group: groupOf(section)}));
  GROUPS.forEach((group) => {
    const own = sections.filter((each) => each.group === group).map((each) => each.section);
    own.sort((one, other) => dayOf(one).localeCompare(dayOf(other)));
    if (own.length) {
      lists.append(titleOf(group, own.length, soonDays), ...own);
    }
  });
  lists.classList.remove('is-waiting');
  const contents = page.querySelector('.contents > ol');
  if (contents) page.querySelectorAll('section[id]').forEach(({id}) => moveEntry(contents, id));
}

/**
 * @param {HTMLElement} contents
 * @param {string} id
 */
function moveEntry(contents, id) {
  const link = contents.querySelector(`[href$="${id}"]`);
  if (link) contents.append(/** @type {HTMLElement} */ (link.parentElement));
}

/** @param {Element} section */
function groupOf(section) {
  /** @type {HTMLElement | null} */
  const left = section.querySelector('.deadline-left');
  return left ? left.dataset.state : 'none';
}

/** @param {Element} section */
function dayOf(section) {
  const time = section.querySelector('time');
  return section.querySelector('.deadline-left') && time ? time.dateTime : '';
}

/**
 * @param {string} group
 * @param {number} days
 * @param {number} soonDays
 */
function titleOf(group, days, soonDays) {
  /** @type {Record<string, string>} */
  const words = {
    closing: `${soonDays} 天以内截止`,
    afterwards: '期限已过，仍可申请',
    open: `${soonDays} 天以后截止`,
    upcoming: '还没有开始',
    by_answer: '按所填日期判断',
    none: '没有一个截止日期的',
    ended: '已经到期',
  };
  const title = document.createElement('p');
  title.className = 'deadline-group';
  title.dataset.deadlineGroup = group;
  title.textContent = `${words[group]}${group === 'none' ? '' : `：${days} 个日期`}`;
  return title;
}
