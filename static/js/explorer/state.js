// The state of the explorer <-> the pairs in the address. Pure.
//
// {query, day, sort, choices: Map of facet id to option ids, endsFrom, endsTo}; null is what was not chosen. What this
// site does not know is left out.

import {isIsoDate} from '../core/dates.js';

const SORTS = ['number', 'deadline', 'department', 'relevance'];
const NOTHING = {query: '', day: null, sort: null, choices: new Map(), endsFrom: null, endsTo: null};

// `facets` say which facets and options there are, the state of the term among them.
export function readState(pairs, facets) {
  const given = new Map(pairs);
  const dayAt = (key) => (isIsoDate(given.get(key)) ? given.get(key) : null);
  const choices = new Map();
  facets.forEach(({id, options}) => {
    const wanted = new Set((given.get(id) || '').split(','));
    const known = options.map((option) => option.id).filter((option) => wanted.has(option));
    if (known.length) {
      choices.set(id, known);
    }
  });
  return {
    query: (given.get('q') || '').trim(),
    day: dayAt('on'),
    sort: SORTS.includes(given.get('sort')) ? given.get('sort') : null,
    choices,
    endsFrom: dayAt('ends-from'),
    endsTo: dayAt('ends-to'),
  };
}

// In one order, so that the same state makes the same address.
export function writeState(state, facets) {
  return [
    ['q', state.query],
    ...facets.map(({id}) => [id, (state.choices.get(id) || []).join(',')]),
    ['ends-from', state.endsFrom],
    ['ends-to', state.endsTo],
    ['sort', state.sort],
    ['on', state.day],
  ].filter(([, value]) => value);
}

// The order in force: while searching, what fits best comes first unless the reader chose otherwise.
export function sortOf({sort, query}) {
  if (sort === 'relevance' && !query) {
    return 'number';
  }
  return sort || (query ? 'relevance' : 'number');
}

export function withSort(state, sort) {
  return {...state, sort: sort === sortOf({...state, sort: null}) ? null : sort};
}

export function withOption(state, {id, options}, option, chosen) {
  const wanted = new Set(state.choices.get(id));
  wanted[chosen ? 'add' : 'delete'](option);
  return withOptions(state, id, options.map((each) => each.id).filter((each) => wanted.has(each)));
}

export function withOptions(state, facet, options) {
  const choices = new Map(state.choices);
  if (options.length) {
    choices.set(facet, options);
  } else {
    choices.delete(facet);
  }
  return {...state, choices};
}

// Without one criterion, named as `filterMeasures` names it.
export function withoutCriterion(state, criterion) {
  if (criterion === 'search') {
    return {...state, query: ''};
  }
  if (criterion === 'range') {
    return {...state, endsFrom: null, endsTo: null};
  }
  return withOptions(state, criterion, []);
}

// The day looked from and the order are no conditions: they stay.
export function cleared(state) {
  return {...NOTHING, day: state.day, sort: state.sort};
}
