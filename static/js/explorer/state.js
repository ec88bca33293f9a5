// @ts-check
// The state of the explorer <-> the pairs in the address. Pure. What this site does not know is left out and named.

import {isIsoDate} from '../core/dates.js';
import {faultsOf, pairWords} from '../core/link_faults.js';
import {LONGEST_QUERY} from '../search/query.js';

/** @type {(string | undefined)[]} */
const SORTS = ['number', 'deadline', 'department', 'relevance'];
/** @type {ExplorerState} */
const NOTHING = {query: '', exact: false, day: null, sort: null, choices: new Map(), endsFrom: null, endsTo: null};

/**
 * @param {FragmentPairs} pairs
 * @param {Facet[]} facets all facets with their options, the state of the period among them
 * @returns {ExplorerState}
 */
export function readState(pairs, facets) {
  const byKey = new Map(pairs);
  const dayAt = (/** @type {string} */ key) => {
    const text = byKey.get(key);
    return isIsoDate(text) ? text : null;
  };
  /** @type {Map<string, string[]>} */
  const choices = new Map();
  facets.forEach(({id, options}) => {
    const wanted = new Set((byKey.get(id) || '').split(','));
    const known = options.map((option) => option.id).filter((option) => wanted.has(option));
    if (known.length) {
      choices.set(id, known);
    }
  });
  const query = (byKey.get('q') || '').slice(0, LONGEST_QUERY).trim();
  return {
    query,
    exact: query !== '' && byKey.get('exact') === '1',
    day: dayAt('on'),
    sort: SORTS.includes(byKey.get('sort')) ? /** @type {Sort} */ (byKey.get('sort')) : null,
    choices,
    endsFrom: dayAt('ends-from'),
    endsTo: dayAt('ends-to'),
  };
}

/**
 * Name what of the address readState leaves out.
 * @param {FragmentPairs} pairs
 * @param {Facet[]} facets
 */
export function ignoredOf(pairs, facets) {
  const byKey = new Map(pairs);
  const keys = ['q', 'exact', 'on', 'sort', 'ends-from', 'ends-to', ...facets.map(({id}) => id)];
  const unknown = facets.map(({id, options}) => {
    const known = new Set(options.map((option) => option.id));
    const wanted = (byKey.get(id) || '').split(',').filter((option) => option && !known.has(option));
    return wanted.length ? pairWords([id, wanted.join(',')]) : '';
  });
  const sort = byKey.get('sort');
  return [
    ...unknown.filter(Boolean),
    ...(sort && !SORTS.includes(sort) ? [pairWords(['sort', sort])] : []),
    ...faultsOf(pairs, (key) => keys.includes(key), {
      on: '按今天看',
      'ends-from': '不按它筛选',
      'ends-to': '不按它筛选',
    }),
  ];
}

/**
 * Write the state in one order, so that the same state makes the same address.
 * @param {ExplorerState} state
 * @param {Facet[]} facets
 */
export function writeState(state, facets) {
  /** @type {WritablePairs} */
  const pairs = [
    ['q', state.query],
    ['exact', state.query && state.exact ? '1' : ''],
    ...facets.map(({id}) => /** @type {[string, string]} */ ([id, (state.choices.get(id) || []).join(',')])),
    ['ends-from', state.endsFrom],
    ['ends-to', state.endsTo],
    ['sort', state.sort],
    ['on', state.day],
  ];
  return pairs.filter(([, value]) => value);
}

/**
 * Return the order in force: a search sorts by relevance unless the reader chose otherwise.
 * @param {Pick<ExplorerState, 'sort' | 'query'>} state
 * @returns {Sort}
 */
export function sortOf({sort, query}) {
  if (sort === 'relevance' && !query) {
    return 'number';
  }
  return sort || (query ? 'relevance' : 'number');
}

/**
 * @param {ExplorerState} state
 * @param {Sort} sort
 * @returns {ExplorerState}
 */
export function withSort(state, sort) {
  return {...state, sort: sort === sortOf({...state, sort: null}) ? null : sort};
}

/**
 * @param {ExplorerState} state
 * @param {Facet} facet
 * @param {string} option
 * @param {boolean} chosen
 */
export function withOption(state, {id, options}, option, chosen) {
  const wanted = new Set(state.choices.get(id));
  wanted[chosen ? 'add' : 'delete'](option);
  return withOptions(
    state,
    id,
    options.map((each) => each.id).filter((each) => wanted.has(each))
  );
}

/**
 * @param {ExplorerState} state
 * @param {string} facet
 * @param {string[]} options
 * @returns {ExplorerState}
 */
export function withOptions(state, facet, options) {
  const choices = new Map(state.choices);
  if (options.length) {
    choices.set(facet, options);
  } else {
    choices.delete(facet);
  }
  return {...state, choices};
}

/**
 * Search for other words, and for what they mean unless `exact`.
 * @param {ExplorerState} state
 * @param {string} query
 * @param {boolean} [exact]
 * @returns {ExplorerState}
 */
export function withQuery(state, query, exact = query === state.query && state.exact) {
  return {...state, query, exact: query !== '' && exact};
}

/**
 * Remove one criterion, named as `filterMeasures` names it.
 * @param {ExplorerState} state
 * @param {string} criterion
 * @returns {ExplorerState}
 */
export function withoutCriterion(state, criterion) {
  if (criterion === 'search') {
    return withQuery(state, '');
  }
  if (criterion === 'range') {
    return {...state, endsFrom: null, endsTo: null};
  }
  return withOptions(state, criterion, []);
}

/**
 * Remove all conditions. The reference date and the order are not conditions: they stay.
 * @param {ExplorerState} state
 * @returns {ExplorerState}
 */
export function cleared(state) {
  return {...NOTHING, day: state.day, sort: state.sort};
}
