// The measures as columns, for filtering and sorting thousands of them at once. Pure.

import {dayNumber, STATES, stateOfNumbers} from '../core/periods.js';

// From the data file; see policy_explorer/render/explorer_data.py. Days become numbers.
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

// From which day the document of each measure holds no more: as text, and as a number. A site without such has neither.
function supersededColumns({superseded, document}) {
  if (!superseded) {
    return {};
  }
  const days = document.map((place) => superseded[place]);
  return {supersededDays: days, superseded: days.map((day) => (day ? dayNumber(day) : Infinity))};
}

// `values` from `starts[m]` to `starts[m + 1]` are the places of the options of measure m; `single` says that each has one.
function facetColumn({id, title, options, values}, data) {
  const starts = new Uint32Array(values.length + 1);
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
  const known = byDocument ? chapterOptions(options, data) : options.map(([slug, label]) => ({id: slug, label}));
  const single = values.every((own) => typeof own === 'number');
  return {id, title, options: known, starts, single, values: Uint16Array.from(flat)};
}

// Each chapter with its document, which gives it its id and tells it from others of the same name.
function chapterOptions(documents, {facets}) {
  const titles = new Map(facets.find(({id}) => id === 'document').options);
  return documents.flatMap(([within, chapters]) =>
    chapters.map(([number, name]) => ({id: `${within}.${number}`, label: `${name}（${titles.get(within)}）`, within}))
  );
}

// The state of the term as one more facet; it holds for one day.
export function stateFacet(columns, day, soonDays, labels) {
  const {size, from, until, superseded} = columns;
  const values = new Uint16Array(size);
  for (let at = 0; at < size; at += 1) {
    values[at] = STATES.indexOf(stateOfNumbers(day, from[at], until[at], soonDays, superseded && superseded[at]));
  }
  const known = superseded ? STATES : STATES.slice(0, -1); // no reader is to ask for what is nowhere here
  const options = known.map((id, at) => ({id, label: labels[at]}));
  return {id: 'state', title: '期限', options, starts: Uint32Array.from({length: size + 1}, (_, at) => at), single: true, values};
}

// The last of the days on which most measures hold, and how many: {day, count}. Only days on which one ends can be it.
export function bestDay(columns) {
  const begun = new Int32Array(columns.days.length);
  const over = new Int32Array(columns.days.length + 1);
  columns.fromPlaces.forEach((place) => { begun[place] += 1; });
  columns.lastPlaces.forEach((place) => { over[place + 1] += 1; });
  const best = {day: null, count: 0};
  let holding = 0;
  columns.days.forEach((day, place) => {
    holding += begun[place] - over[place];
    if (holding >= best.count) {
      Object.assign(best, {day, count: holding});
    }
  });
  return best;
}
