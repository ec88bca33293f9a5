// @ts-check
// What the explorer says, in words. Pure.

import {alternatives} from '../core/period_words.js';
import {dayWords, OPEN_ENDS} from '../core/periods.js';

const LONGEST_QUERY = 20; // characters on a chip; the search box shows the whole query

/** @param {number} count */
export function countWords(count) {
  return `${count} 项`;
}

/**
 * Return what is chosen, an entry for each chip.
 * @param {ExplorerState} state
 * @param {Facet[]} facets
 * @returns {ChosenCondition[]}
 */
export function chosenConditions(state, facets) {
  /** @type {ChosenCondition[]} */
  const conditions = state.query ? [{label: `搜索：${shortened(state.query)}`, criterion: 'search', option: null}] : [];
  facets.forEach((facet) => {
    const {id, title, options} = facet;
    (state.choices.get(id) || []).forEach((option) => {
      const label = `${title}：${labelOf(options, option)}${coveringWords(facet, option)}`;
      conditions.push({label, criterion: id, option});
    });
  });
  if (state.endsFrom || state.endsTo) {
    conditions.push({label: `截止日期：${rangeWords(state)}`, criterion: 'range', option: null});
  }
  return conditions;
}

/**
 * Say that the measures of another option are included: （含不限行业）
 * @param {Facet} facet
 * @param {string} option
 */
function coveringWords({options, coversAll}, option) {
  const covering = coversAll === undefined ? null : options[coversAll];
  return covering && covering.id !== option ? `（含${covering.label}）` : '';
}

/**
 * @param {FacetOption[]} options
 * @param {string} id
 */
function labelOf(options, id) {
  return /** @type {FacetOption} */ (options.find((option) => option.id === id)).label;
}

/** @param {string} query */
function shortened(query) {
  const characters = Array.from(query);
  return characters.length > LONGEST_QUERY ? `${characters.slice(0, LONGEST_QUERY).join('')}…` : query;
}

/** @param {ExplorerState} state */
function rangeWords({endsFrom, endsTo}) {
  if (endsFrom && endsTo) {
    return `${dayWords(endsFrom)}至${dayWords(endsTo)}`;
  }
  return endsFrom ? `${dayWords(endsFrom)}起` : `${dayWords(/** @type {IsoDate} */ (endsTo))}止`;
}

/**
 * Say the conditions of one criterion in a few words, such as 行业：餐饮业、工业.
 * @param {ChosenCondition[]} conditions
 * @param {string} criterion
 */
export function criterionWords(conditions, criterion) {
  const labels = conditions.filter((condition) => condition.criterion === criterion).map(({label}) => label);
  return [labels[0], ...labels.slice(1).map((label) => label.slice(label.indexOf('：') + 1))].join('、');
}

/**
 * Say that nothing is found: 没有找到与“停车”有关的措施
 * @param {ChosenCondition[]} conditions
 * @param {string} query
 */
export function emptyTitle(conditions, query) {
  const alone = conditions.length === 1 && query;
  return alone ? `没有找到与“${shortened(query)}”有关的措施` : '没有同时符合这些条件的措施';
}

/**
 * Say that no document has these words: 文件没有写“停车位”
 * @param {string[]} absent
 */
export function absentTitle(absent) {
  return `文件没有写${absent.map((word) => `“${shortened(word)}”`).join('')}`;
}

/**
 * Say why nothing is found and what to do.
 * @param {ChosenCondition[]} conditions
 * @param {string | null} remedy the criterion best removed, null where no single criterion is to blame
 * @param {number | undefined} count how many there would be without it
 */
export function emptyWords(conditions, remedy, count) {
  if (conditions.length === 1 && remedy === 'search') {
    return '没有措施提到这个说法。换个短一些、常用一些的词再试，或者清空搜索词，按部门、行业、类别筛选。';
  }
  return remedy
    ? `去掉“${criterionWords(conditions, remedy)}”，就有 ${count} 项。`
    : '去掉其中任何一个条件都还没有结果，可以多去掉几个，或者按“全部清空”。';
}

/**
 * Say the step that is offered beside the date: to a better day, or to what applies on this day.
 * @param {BestDay | null} best
 * @param {number} holding
 * @param {boolean} isPast
 */
export function dayActionWords(best, holding, isPast) {
  return best
    ? `看 ${dayWords(/** @type {IsoDate} */ (best.day))}当时的情况`
    : `只看${isPast ? '当时' : ''}有效的 ${holding} 项`;
}

/**
 * Say how things stand on the reference date. A day before today never sounds like today.
 * @param {StatusCounts} counts
 * @param {number} total
 * @param {IsoDate} day
 * @param {DayContext} context
 * @returns {DayLines}
 */
export function dayLines(counts, total, day, {chosen, isPast, holdingNow, last}) {
  const when = chosen ? dayWords(day) : '今天';
  const note = chosen ? `期限按 ${dayWords(day)}这一天判断` : `今天是 ${dayWords(day)}（本机日期）`;
  const endless = OPEN_ENDS.reduce((sum, end) => sum + counts[end], 0);
  const holding = counts.open + counts.closing + endless;
  const over = counts.ended + counts.used_up + counts.superseded;
  const overWord = `已${overWords(counts)}`;
  /** @type {(string | 0)[]} */
  const overCounts = [
    counts.ended && `已到期 ${counts.ended}\u00a0项`,
    counts.used_up && `额度已用完 ${counts.used_up}\u00a0项`,
    counts.superseded && `已废止 ${counts.superseded}\u00a0项`,
  ];
  if (over === total) {
    const ending = last && over === counts.ended ? `（最晚到 ${dayWords(last)}）` : '';
    return {headline: `${total}\u00a0项措施都${overWord}${ending}，本站供查阅`, note, alarming: true};
  }
  if (isPast) {
    const now = holdingNow ? `今天有效的有 ${holdingNow}\u00a0项` : '今天一项也不再有效';
    return {headline: `${when}有效 ${holding}\u00a0项；${now}`, note, alarming: holdingNow < holding};
  }
  const afterwards = counts.afterwards && `${counts.afterwards}\u00a0项期限已过但仍可申请`;
  const byAnswer = counts.by_answer && `${counts.by_answer}\u00a0项按所填日期判断`;
  if (over * 2 > total) {
    return {
      headline: [`到${when}，大多数措施${overWord}，有效的只有 ${holding}\u00a0项`, afterwards, byAnswer]
        .filter(Boolean)
        .join('，'),
      note: [note, ...overCounts.filter(Boolean)].join('，'),
      alarming: true,
    };
  }
  const among = [
    counts.closing && `${counts.closing}\u00a0项快到期`,
    endless && `${endless}\u00a0项没有写截止日期`,
  ].filter(Boolean);
  const details = [
    among.length && `其中 ${among.join('、')}`,
    counts.upcoming && `另有 ${counts.upcoming}\u00a0项未开始`,
    afterwards,
    byAnswer,
    ...overCounts,
  ];
  return {
    headline: `${when}有效 ${holding}\u00a0项${['', ...details.filter(Boolean)].join('，')}`,
    note,
    alarming: false,
  };
}

/**
 * Say in what ways measures are over.
 * @param {StatusCounts} counts
 */
function overWords(counts) {
  return alternatives([counts.ended ? '到期' : '', counts.used_up ? '用完额度' : '', counts.superseded ? '废止' : '']);
}

/**
 * Say where in the order of deadlines those stand that have none.
 * @param {number} endless
 * @param {number} byAnswer
 */
export function deadlineOrderWords(endless, byAnswer) {
  const without = [
    endless && `没有写截止日期的 ${countWords(endless)}`,
    byAnswer && `按所填日期判断的 ${countWords(byAnswer)}`,
  ];
  return `${without.filter(Boolean).join('、')}，排在有截止日期的后面。`;
}
