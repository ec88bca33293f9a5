// @ts-check
// All measures that the questionnaire judges, and their rules. Pure, except that it loads scripts.
//
// The data of a small site contain every measure with its text (`measures`). Those of a large site contain a row for
// each measure with what judging needs (`rows`, `tests`, `days`), and the text comes in slices when it is shown; see
// policy_explorer/render/judging_data.py.

import {dayNumber, pausesOf, periodDays} from '../core/periods.js';
import {createRuleTable, tableOfTrees} from '../rules/rule_table.js';
import {createSlices} from '../core/slices.js';

/**
 * Create the catalogue. The benefits of measure m are those from starts[m] to starts[m + 1]; `measureOf` gives the
 * measure of each benefit; `from` and `until` are days of benefits, -Infinity and Infinity where the reference date says
 * nothing; `pauses` are the times of benefits at which they are over and resume; `afterwards` those at which they are over
 * and one can still apply, now or later; `superseded` are days of documents; `usedUp` says whether any budget has been
 * used up; `payouts` are what benefits come to, by their places, and `worth` the fixed sums that the notice writes, in yuan; `measure` returns undefined while the text of a measure
 * has not been loaded. `complete` adds what is computed from answers, `partsOf` gives what is asked for a fact, and
 * `inParts` what payouts need in these terms; computed_tools.js replaces them, and the table.
 * @param {QuestionnaireData} data
 * @param {string} [root]
 * @returns {Catalogue}
 */
export function createCatalogue(data, root = '') {
  const read = data.rows ? ofRows(data, root) : ofMeasures(data);
  const starts = new Uint32Array(read.size + 1);
  read.benefits.forEach((count, at) => {
    starts[at + 1] = starts[at] + count;
  });
  const measureOf = new Uint32Array(starts[read.size]);
  read.benefits.forEach((count, at) => measureOf.fill(at, starts[at], starts[at + 1]));
  const superseded = new Map(
    data.documents.map((document) => [document.id, document.superseded ? dayNumber(document.superseded) : Infinity])
  );
  /** @type {Map<string | null, number>} */
  const places = new Map(read.keys.map((key, at) => [key, at]));
  const asked = {
    complete: (/** @type {Answers} */ answers) => answers,
    partsOf: (/** @type {string} */ fact) => [fact],
    inParts: (/** @type {PayoutFacts} */ found) => found,
  };
  return {...read, ...asked, many: Boolean(data.rows), places, starts, measureOf, superseded};
}

/** @param {QuestionnaireData} data */
function ofMeasures({measures = []}) {
  const benefits = measures.flatMap((measure) => measure.benefits.map((benefit) => ({measure, benefit})));
  const periods = benefits.map(({measure, benefit}) => benefit.period || measure.period);
  const days = periods.map(judgedDays);
  return {
    size: measures.length,
    keys: measures.map(({key}) => key),
    benefits: measures.map((measure) => measure.benefits.length),
    documentOf: (/** @type {number} */ at) => measures[at].document,
    urlOf: (/** @type {number} */ at) => measures[at].url,
    from: Float64Array.from(days, ({from}) => from),
    until: Float64Array.from(days, ({until}) => until),
    pauses: timesOf(periods, judgedPauses),
    afterwards: timesOf(periods, judgedLater),
    usedUp: periods.some(({used_up: usedUp, earlier = []}) => usedUp || earlier.some((stretch) => stretch.used_up)),
    payouts: new Map(
      benefits.flatMap(({benefit: {payout}}, at) =>
        payout ? /** @type {[number, PayoutNeeds][]} */ ([[at, payout]]) : []
      )
    ),
    worth: new Map(
      benefits.flatMap(({benefit: {worth}}, at) => (worth ? /** @type {[number, number][]} */ ([[at, worth]]) : []))
    ),
    table: tableOfTrees(benefits.map(({benefit}) => benefit.rule || null)),
    measure: (/** @type {number} */ at) => measures[at],
    load: () => Promise.resolve(),
  };
}

/**
 * Return the times of the periods that have any, by their places.
 * @param {Period[]} periods
 * @param {(period: Period) => DayNumber[][]} times
 */
function timesOf(periods, times) {
  /** @type {[number, DayNumber[][]][]} */
  const found = periods.map((period, at) => [at, times(period)]);
  return new Map(found.filter(([, each]) => each.length));
}

/**
 * Return the first and the last day on which a period holds, whatever ends it before its document; a period that is
 * compared with an answer has neither.
 * @param {Period} period
 */
function judgedDays(period) {
  const {from, until, usedUp, byAnswer} = periodDays(period);
  return byAnswer ? {from: -Infinity, until: Infinity} : {from, until: Math.min(until, usedUp - 1)};
}

/**
 * Return the first and the last day of each time at which a period is over and resumes.
 * @param {Period} period
 */
function judgedPauses(period) {
  return period.fact ? [] : pausesOf(periodDays(period));
}

/**
 * Return the first and the last day of each time at which a period is over and one can still apply, now or later.
 * @param {Period} period
 */
function judgedLater(period) {
  const days = periodDays(period);
  return [...days.earlier, {...days, resumes: Infinity}]
    .map(({until, later, resumes}) => [until + 1, Math.min(later, resumes - 1)])
    .filter(([first, last]) => first <= last);
}

/**
 * Read the rows of a large site.
 * @param {QuestionnaireData} data
 * @param {string} root
 */
function ofRows(data, root) {
  const {
    rows = [],
    tests = [],
    days = [],
    used_up: usedUp = [],
    pauses = [],
    afterwards = [],
    payouts = [],
    paid = [],
    worth = [],
    documents,
  } = data;
  const numbers = days.map(dayNumber);
  const first = (/** @type {number} */ place) => (place < 0 ? -Infinity : numbers[place]);
  const last = (/** @type {number} */ place) => (place < 0 ? Infinity : numbers[place]);
  const ids = documents.map(({id}) => id);
  /** @type {DayNumber[]} */
  const from = [];
  /** @type {DayNumber[]} */
  const until = [];
  /** @type {number[]} */
  const begins = [];
  rows.forEach(([, , start, end, rules, own = []]) => {
    const begin = from.length;
    begins.push(begin);
    rules.forEach(() => {
      from.push(first(start));
      until.push(last(end));
    });
    own.forEach(([place, ownStart, ownEnd]) => {
      from[begin + place] = first(ownStart);
      until[begin + place] = last(ownEnd);
    });
  });
  /** @param {PauseRow[]} table */
  const byBenefit = (table) => {
    /** @type {Catalogue['pauses']} */
    const found = new Map();
    table.forEach(([measure, place, start, end]) => {
      const at = begins[measure] + place;
      found.set(at, [...(found.get(at) || []), [dayNumber(start), dayNumber(end)]]);
    });
    return found;
  };
  const document = Uint16Array.from(rows, ([place]) => place);
  /** @type {Slices<MeasureEntry>} */
  const slices = createSlices({documents: ids, document}, `${root}data/questionnaire/`, 'questionnaireMeasures');
  const number = rows.map(([, own]) => own);
  return {
    size: rows.length,
    keys: rows.map(([place, own]) => `${ids[place]}/${own}`),
    benefits: rows.map((row) => row[4].length),
    documentOf: (/** @type {number} */ at) => ids[document[at]],
    urlOf: (/** @type {number} */ at) => `measures/${ids[document[at]]}-${number[at]}.html`,
    from: Float64Array.from(from),
    until: Float64Array.from(until),
    pauses: byBenefit(pauses),
    afterwards: byBenefit(afterwards),
    usedUp: usedUp.length > 0,
    payouts: new Map(paid.map(([measure, place, needs]) => [begins[measure] + place, payouts[needs]])),
    worth: new Map(worth.map(([measure, place, sum]) => [begins[measure] + place, sum])),
    table: createRuleTable(
      tests,
      rows.flatMap((row) => row[4])
    ),
    measure: (/** @type {number} */ at) => slices.row(at),
    load: (/** @type {number[]} */ places) => slices.load(places),
  };
}
