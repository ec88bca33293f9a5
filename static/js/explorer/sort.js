// The order of the list. Pure.

// The places of all measures in order. `sort` is number, deadline, department or relevance; `ranked` the places of the
// hits, best first. Measures are numbered in the order of the notices, so their places break every tie.
export function orderOf(columns, sort, day, ranked) {
  if (sort === 'relevance' && ranked) {
    return ranked;
  }
  const order = Array.from({length: columns.size}, (_, at) => at);
  if (sort === 'deadline') {
    const last = lastDays(columns);
    return order.sort((a, b) => byDeadline(last[a], last[b], day) || a - b);
  }
  if (sort === 'department') {
    const {starts, values} = columns.facets.find(({id}) => id === 'lead');
    return order.sort((a, b) => values[starts[a]] - values[starts[b]] || a - b);
  }
  return order;
}

// A document that is superseded ends what it holds.
function lastDays({until, superseded}) {
  return superseded ? until.map((day, at) => Math.min(day, superseded[at] - 1)) : until;
}

// What ends next comes first; what has ended comes last, the longest over at the very end.
function byDeadline(a, b, day) {
  const ended = (a < day) - (b < day);
  return ended || (a < day ? b - a : a - b);
}
