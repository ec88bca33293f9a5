// All measures that the questionnaire judges, and their rules. Pure but for the scripts that it loads.
//
// The data of a small site hold every measure with all its words (`measures`). Those of a large site hold a row a measure
// with what judging needs (`rows`, `tests`, `days`), and the words come in slices as they are view; see
// policy_explorer/render/questionnaire_data.py.

import {dayNumber} from '../core/periods.js';
import {createRuleTable, tableOfTrees} from '../rules/rule_table.js';
import {createSlices} from '../core/slices.js';

// Returns {size, many, keys, places: Map from key to place, documentOf(place), urlOf(place), starts: the benefits of measure m
// are those from starts[m] to starts[m + 1], measureOf: the measure of each benefit, from, until: days of each benefit as
// numbers, superseded: a number for each document, table: of the rules, a place a benefit, measure(place): with all its words,
// or undefined while they are not there, load(places)}.
export function createCatalogue(data, root = '') {
  const read = data.rows ? ofRows(data, root) : ofMeasures(data);
  const starts = new Uint32Array(read.size + 1);
  read.benefits.forEach((count, at) => { starts[at + 1] = starts[at] + count; });
  const measureOf = new Uint32Array(starts[read.size]);
  read.benefits.forEach((count, at) => measureOf.fill(at, starts[at], starts[at + 1]));
  const superseded = new Map(data.documents.map((document) => [document.id, document.superseded ? dayNumber(document.superseded) : Infinity]));
  return {...read, many: Boolean(data.rows), places: new Map(read.keys.map((key, at) => [key, at])), starts, measureOf, superseded};
}

function ofMeasures({measures}) {
  const benefits = measures.flatMap((measure) => measure.benefits.map((benefit) => ({measure, benefit})));
  const days = (end) => Int32Array.from(benefits, ({measure, benefit}) => dayNumber((benefit.period || measure.period)[end]));
  return {
    size: measures.length,
    keys: measures.map(({key}) => key),
    benefits: measures.map((measure) => measure.benefits.length),
    documentOf: (at) => measures[at].document,
    urlOf: (at) => measures[at].url,
    from: days('from'),
    until: days('until'),
    table: tableOfTrees(benefits.map(({benefit}) => benefit.rule || null)),
    measure: (at) => measures[at],
    load: () => Promise.resolve(),
  };
}

// A row is [document, number, from, until, rules, own periods if any: [place of the benefit, from, until]…].
function ofRows({rows, tests, days, documents}, root) {
  const numbers = days.map(dayNumber);
  const ids = documents.map(({id}) => id);
  const from = [];
  const until = [];
  rows.forEach(([, , first, last, rules, own = []]) => {
    const begin = from.length;
    rules.forEach(() => {
      from.push(numbers[first]);
      until.push(numbers[last]);
    });
    own.forEach(([place, its, end]) => {
      from[begin + place] = numbers[its];
      until[begin + place] = numbers[end];
    });
  });
  const document = Uint16Array.from(rows, ([place]) => place);
  const slices = createSlices({documents: ids, document}, `${root}data/questionnaire/`, 'questionnaireMeasures');
  const number = rows.map(([, own]) => own);
  return {
    size: rows.length,
    keys: rows.map(([place, own]) => `${ids[place]}/${own}`),
    benefits: rows.map((row) => row[4].length),
    documentOf: (at) => ids[document[at]],
    urlOf: (at) => `measures/${ids[document[at]]}-${number[at]}.html`,
    from: Int32Array.from(from),
    until: Int32Array.from(until),
    table: createRuleTable(tests, rows.flatMap((row) => row[4])),
    measure: (at) => slices.row(at),
    load: (places) => slices.load(places),
  };
}
