// @ts-check
// The measures as columns, for filtering and sorting thousands of them at once. Pure.

import {dayNumber, STATES, stateOfNumbers} from '../core/periods.js';

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
    fromPlaces: data.from,
    untilPlaces: data.until,
    from: Int32Array.from(data.from, (place) => numbers[place]),
    until: Int32Array.from(data.until, (place) => numbers[place]),
    ...supersededColumns(data),
    lastPlaces: data.lastDay || data.until,
    facets: data.facets.map((facet) => facetColumn(facet, data)),
  };
}

/**
 * Return from which day the document of each measure no longer applies, as text and as number; nothing on a site where
 * no document has been superseded.
 * @param {ExplorerData} data
 */
function supersededColumns({superseded, document}) {
  if (!superseded) {
    return {};
  }
  const days = document.map((place) => superseded[place]);
  return {supersededDays: days, superseded: days.map((day) => (day ? dayNumber(day) : Infinity))};
}

/**
 * @param {FacetData} facet
 * @param {ExplorerData} data
 * @returns {Facet}
 */
function facetColumn({id, title, options, values}, data) {
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
  return {id, title, options: known, starts, single, values: Uint16Array.from(flat)};
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
 * Return the state of the period as one more facet; it holds for one day.
 * @param {Columns} columns
 * @param {DayNumber} day
 * @param {number} soonDays
 * @param {string[]} labels
 * @returns {Facet}
 */
export function stateFacet(columns, day, soonDays, labels) {
  const {size, from, until, superseded} = columns;
  const values = new Uint16Array(size);
  for (let at = 0; at < size; at += 1) {
    values[at] = STATES.indexOf(stateOfNumbers(day, from[at], until[at], soonDays, superseded && superseded[at]));
  }
  const known = superseded ? STATES : STATES.slice(0, -1); // an option without any measure would mislead
  const options = known.map((id, at) => ({id, label: labels[at]}));
  return {
    id: 'state',
    title: '期限',
    options,
    starts: Uint32Array.from({length: size + 1}, (_, at) => at),
    single: true,
    values,
  };
}

/**
 * Return the last of the days on which most measures apply, and how many. Only a day on which a period ends can be that
 * day.
 * @param {Columns} columns
 * @returns {BestDay}
 */
export function bestDay(columns) {
  const begun = new Int32Array(columns.days.length);
  const over = new Int32Array(columns.days.length + 1);
  columns.fromPlaces.forEach((place) => {
    begun[place] += 1;
  });
  columns.lastPlaces.forEach((place) => {
    over[place + 1] += 1;
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
