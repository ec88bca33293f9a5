// @ts-check
// The measures as columns, for filtering and sorting thousands of them at once. Pure.

import {
  dayNumber,
  daysOn,
  lastOf,
  OPEN_ENDS,
  STATUSES,
  statusLabel,
  statusOfDays,
  stretchDays,
} from '../core/periods.js';

/** @type {StretchDays[]} */
const NONE = [];

/**
 * Create the columns from the data file (policy_explorer/render/explorer_data.py). Days become numbers.
 * @param {ExplorerData} data
 * @returns {Columns}
 */
export function createColumns(data) {
  const numbers = data.days.map(dayNumber);
  const keys = data.number.map((number, at) => `${data.documents[data.document[at]]}/${number}`);
  return {
    size: keys.length,
    keys,
    places: new Map(keys.map((key, at) => [key, at])),
    days: data.days,
    periods: periodColumn(data, numbers),
    statuses: statusesOf(data),
    facets: data.facets.map((facet) => facetColumn(facet, data)),
  };
}

/**
 * Return the period of each measure. `numbers` are those of the days.
 * @param {ExplorerData} data
 * @param {DayNumber[]} numbers
 * @returns {PeriodDays[]}
 */
function periodColumn(data, numbers) {
  const {from, until, ends = [], used_up: usedUp = [], facts = [], superseded = [], earlier = [], document} = data;
  const {afterwards = []} = data;
  const supersededDays = superseded.map((day) => (day ? dayNumber(day) : Infinity));
  const dayOr = (/** @type {DayNumber} */ absent, /** @type {number} */ place) => (place < 0 ? absent : numbers[place]);
  return from.map((place, at) => ({
    from: dayOr(-Infinity, place),
    until: dayOr(Infinity, until[at]),
    usedUp: usedUp.length ? dayOr(Infinity, usedUp[at]) : Infinity,
    superseded: superseded.length ? supersededDays[document[at]] : Infinity,
    end: ends[at] || 'not_stated',
    byAnswer: Boolean(facts[at]),
    earlier: earlier.length ? earlier[at].map(stretchDays) : NONE,
    later: afterwards.length ? lastOf(afterwards[at]) : -Infinity,
  }));
}

/**
 * Return the period of a measure as text.
 * @param {ExplorerData} data
 * @param {number} at
 * @returns {Period}
 */
export function periodAt(data, at) {
  const {
    days,
    from,
    until,
    ends,
    used_up: usedUp,
    provisional,
    facts,
    superseded,
    earlier,
    afterwards,
    document,
  } = data;
  return {
    from: days[from[at]],
    until: days[until[at]],
    ends: (ends && ends[at]) || undefined,
    used_up: usedUp && days[usedUp[at]],
    provisional: Boolean(provisional && provisional[at]),
    fact: (facts && facts[at]) || undefined,
    superseded: (superseded && superseded[document[at]]) || undefined,
    earlier: earlier && earlier[at].length ? earlier[at] : undefined,
    afterwards: afterwards && afterwards[at].length ? afterwards[at] : undefined,
  };
}

/**
 * Return the statuses that measures of this site can have: an option without any measure would mislead.
 * @param {ExplorerData} data
 */
function statusesOf({until, ends = [], used_up: usedUp, facts, superseded, earlier = [], afterwards}) {
  const open = new Set(ends.filter((_, at) => until[at] < 0 && !(facts && facts[at])));
  const stretches = earlier.flat();
  stretches.filter((stretch) => !stretch.until).forEach((stretch) => open.add(stretch.ends || 'not_stated'));
  /** @type {Partial<Record<PeriodStatus, boolean>>} */
  const possible = {
    afterwards: Boolean(afterwards) || stretches.some((stretch) => stretch.afterwards),
    used_up: Boolean(usedUp) || stretches.some((stretch) => stretch.used_up),
    superseded: Boolean(superseded),
    by_answer: Boolean(facts),
  };
  OPEN_ENDS.forEach((end) => {
    possible[end] = open.has(end);
  });
  return STATUSES.filter((status) => possible[status] !== false);
}

/**
 * Return the last day on which a measure applies as known on `day`; Infinity where none is known. That a budget is used
 * up is known from that day on.
 * @param {PeriodDays} period
 * @param {DayNumber} [day]
 */
export function lastDay(period, day = Infinity) {
  const {until, usedUp, superseded, byAnswer} = daysOn(period, day);
  const end = Math.min(until, usedUp <= day ? usedUp - 1 : Infinity);
  return Math.min(byAnswer ? Infinity : end, superseded - 1);
}

/**
 * Return the last day on which there is something to do: that of a measure, or of the times after it in which one can
 * still apply.
 * @param {PeriodDays} period
 * @param {DayNumber} day
 */
export function lastDayToAct(period, day) {
  const last = lastDay(period, day);
  return statusOfDays(period, day, 0) === 'afterwards' ? daysOn(period, day).later : last;
}

/**
 * @param {FacetData} facet
 * @param {ExplorerData} data
 * @returns {Facet}
 */
function facetColumn({id, title, options, values, covers_all: coversAll}, data) {
  const starts = new Uint32Array(values.length + 1);
  /** @type {number[]} */
  const flat = [];
  values.forEach((own, at) => {
    if (typeof own === 'number') {
      flat.push(own);
    } else {
      flat.push(...own);
    }
    starts[at + 1] = flat.length;
  });
  const byDocument = options.length > 0 && Array.isArray(options[0][1]);
  const known = byDocument
    ? chapterOptions(/** @type {[string, [number, string][]][]} */ (options), data)
    : /** @type {[string, string][]} */ (options).map(([slug, label]) => ({id: slug, label}));
  const single = values.every((own) => typeof own === 'number');
  return {id, title, options: known, starts, single, values: Uint16Array.from(flat), coversAll};
}

/**
 * Return each chapter with its document, whose id is part of its own and whose title distinguishes chapters of the same
 * name.
 * @param {[string, [number, string][]][]} documents
 * @param {ExplorerData} data
 * @returns {FacetOption[]}
 */
function chapterOptions(documents, {facets}) {
  const documentFacet = facets.find(({id}) => id === 'document');
  const titles = new Map(/** @type {[string, string][]} */ (documentFacet ? documentFacet.options : []));
  return documents.flatMap(([within, chapters]) =>
    chapters.map(([number, name]) => ({id: `${within}.${number}`, label: `${name}（${titles.get(within)}）`, within}))
  );
}

/**
 * Return the status of the period as one more facet; it holds for one day.
 * @param {Columns} columns
 * @param {DayNumber} day
 * @param {number} soonDays
 * @param {DayNumber} [now] today: on a day before it the statuses are called so
 * @returns {Facet}
 */
export function stateFacet({size, periods, statuses}, day, soonDays, now = day) {
  const places = new Map(statuses.map((status, place) => [status, place]));
  const values = Uint16Array.from(periods, (period) => places.get(statusOfDays(period, day, soonDays)) || 0);
  return {
    id: 'state',
    title: '期限',
    options: statuses.map((id) => ({id, label: day < now ? `当时${statusLabel(id)}` : statusLabel(id)})),
    starts: Uint32Array.from({length: size + 1}, (_, at) => at),
    single: true,
    values,
  };
}

/**
 * Return the last of the days of the periods on which most measures apply, and how many.
 * @param {Columns} columns
 * @returns {BestDay}
 */
export function bestDay(columns) {
  const places = new Map(columns.days.map((day, place) => [dayNumber(day), place]));
  const begun = new Int32Array(columns.days.length);
  const over = new Int32Array(columns.days.length + 1);
  columns.periods
    .filter(({byAnswer}) => !byAnswer)
    .flatMap(partsOf)
    .filter((part) => part.from <= lastDay(part))
    .forEach((period) => {
      const last = lastDay(period);
      const next = places.get(last + 1); // where a budget has been used up, the day before is not among the days
      begun[places.get(period.from) || 0] += 1; // without a first day it has begun before all days
      over[next === undefined ? lastPlace(places, last) + 1 : next] += 1;
    });
  /** @type {BestDay} */
  const best = {day: null, count: 0};
  let applying = 0;
  columns.days.forEach((day, place) => {
    applying += begun[place] - over[place];
    if (applying >= best.count) {
      Object.assign(best, {day, count: applying});
    }
  });
  return best;
}

/**
 * Return the last day of the periods; null where one has none that is known.
 * @param {Columns} columns
 * @returns {IsoDate | null}
 */
export function lastOfAll({periods, days}) {
  const last = Math.max(...periods.map((period) => lastDay(period)));
  return days.find((day) => dayNumber(day) === last) || null;
}

/**
 * Return the parts of a period, each as a period without earlier ones.
 * @param {PeriodDays} period
 * @returns {PeriodDays[]}
 */
function partsOf(period) {
  if (!period.earlier.length) {
    return [period];
  }
  const starts = [period.from, ...period.earlier.map(({resumes}) => resumes)];
  return starts.map((from, place) => {
    const {until, usedUp} = period.earlier[place] || period;
    return {...period, from, until, usedUp, earlier: NONE};
  });
}

/**
 * Return the place of a last day among the days; that of the very last where there is none.
 * @param {Map<DayNumber, number>} places
 * @param {DayNumber} last
 */
function lastPlace(places, last) {
  const place = places.get(last);
  return place === undefined ? places.size - 1 : place;
}
