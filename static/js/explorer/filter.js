// Which measures meet every criterion, and how many would with one more option chosen. Pure.
//
// A criterion is a facet with options chosen (any of them will do), a range of last days, or the hits of a search. An
// option's count says how many measures have it among those that meet every other criterion.

const SEARCH = 'search';
const RANGE = 'range';

// `facets` are columns; `selection` is {chosen: Map of facet id to Set of places, endsFrom, endsTo (numbers of days or
// null), hits: Uint8Array with a flag a measure, or null}. Returns {count, matches: a flag a measure, counts: Map of
// facet id to counts by place, without: Map of criterion to how many there would be without it, criteria: their ids,
// missed: for each measure the place of the one criterion that it misses, -1 for none, -2 for several}.
export function filterMeasures(columns, facets, selection) {
  const criteria = [...chosenFacets(facets, selection.chosen), ...otherCriteria(columns, selection)];
  const tallies = facets.map((facet) => ({facet, counts: new Int32Array(facet.options.length)}));
  const tallyOf = new Map(tallies.map((tally) => [tally.facet.id, tally]));
  const alone = new Int32Array(criteria.length);
  const matches = new Uint8Array(columns.size);
  const missedBy = new Int16Array(columns.size);
  let count = 0;
  for (let at = 0; at < columns.size; at += 1) {
    const missed = firstTwoMissed(criteria, at);
    missedBy[at] = missed;
    if (missed === NONE) {
      matches[at] = 1;
      count += 1;
      tallies.forEach((tally) => add(tally, at));
    } else if (missed !== SEVERAL) {
      alone[missed] += 1;
      const tally = tallyOf.get(criteria[missed].id);
      if (tally) {
        add(tally, at);
      }
    }
  }
  return {
    count,
    matches,
    counts: new Map(tallies.map(({facet, counts}) => [facet.id, counts])),
    criteria: criteria.map(({id}) => id),
    missed: missedBy,
    without: new Map(criteria.map(({id}, place) => [id, count + alone[place]])),
  };
}

const NONE = -1;
const SEVERAL = -2;

// Which one criterion the measure misses, or that it misses none or several.
function firstTwoMissed(criteria, at) {
  let missed = NONE;
  for (let place = 0; place < criteria.length; place += 1) {
    if (!criteria[place].meets(at)) {
      if (missed !== NONE) {
        return SEVERAL;
      }
      missed = place;
    }
  }
  return missed;
}

function add({facet, counts}, at) {
  const {starts, values} = facet;
  for (let place = starts[at]; place < starts[at + 1]; place += 1) {
    counts[values[place]] += 1;
  }
}

function chosenFacets(facets, chosen) {
  return facets.filter(({id}) => chosen.has(id) && chosen.get(id).size > 0).map((facet) => {
    const wanted = new Uint8Array(facet.options.length);
    chosen.get(facet.id).forEach((place) => { wanted[place] = 1; });
    return {id: facet.id, meets: (at) => hasWanted(facet, wanted, at)};
  });
}

function hasWanted({starts, values}, wanted, at) {
  for (let place = starts[at]; place < starts[at + 1]; place += 1) {
    if (wanted[values[place]]) {
      return true;
    }
  }
  return false;
}

function otherCriteria({until}, {endsFrom, endsTo, hits}) {
  const criteria = [];
  if (endsFrom !== null || endsTo !== null) {
    const [first, last] = [endsFrom === null ? -Infinity : endsFrom, endsTo === null ? Infinity : endsTo];
    criteria.push({id: RANGE, meets: (at) => until[at] >= first && until[at] <= last});
  }
  if (hits) {
    criteria.push({id: SEARCH, meets: (at) => hits[at] === 1});
  }
  return criteria;
}
