// @ts-check
// The printed sheet. Changes the page: fills templates/components/sheet.html when the page is about to be printed, by
// its button or by Ctrl+P, so that the date printed is today's and no sheet is built in vain.

import {citationWords} from '../../core/citation.js';
import {dayWords, today} from '../../core/periods.js';
import {VERDICTS} from '../../rules/spec.js';
import {answerWording} from '../answers/answers.js';
import {ruleOf} from '../results/judged_rule.js';
import {applyingClauses, clauseTitle} from '../results/general_clauses.js';
import {documentReference} from '../results/document_name.js';
import {element} from '../../core/element.js';
import {gistWording} from '../results/gist_wording.js';
import {placesByVerdict} from '../results/order.js';
import {overWording, sinceWording} from '../results/over_wording.js';
import {countEnded, isAllPast} from '../results/ranks.js';
import {refusalWording} from '../results/reason_wording.js';
import {fitSheet} from './sheet_fit.js';
import {fitRows} from './sheet_rows.js';
import {judgedAt} from '../interview/interview.js';
import {VERDICT_WORDS, remainingWording} from '../results/verdict_wording.js';
import {windowFacts} from '../results/windows_view.js';

/** @type {SheetTools} */
export const sheetTools = {show, loadPrinted};

const AT_MOST = 150; // measures or benefits of a kind: nobody wants thousands on paper

/** @type {{view: ViewModel | null}} */
const printed = {view: null};

/**
 * @param {HTMLElement} section
 * @param {ViewModel} view
 */
function show(section, view) {
  const print = window.matchMedia('print');
  const refresh = () => fill(section, /** @type {ViewModel} */ (printed.view));
  if (!printed.view) {
    document.body.classList.add('prints-sheet');
    window.addEventListener('beforeprint', refresh);
    print.addEventListener('change', () => print.matches && refresh());
  }
  printed.view = view;
  if (print.matches) {
    refresh();
  }
}

/**
 * @param {HTMLElement} section
 * @param {ViewModel} view
 */
function fill(section, view) {
  const slot = (/** @type {string} */ name) => section.querySelector(`[data-sheet-${name}]`);
  /** @type {(name: string, ...children: (Node | string)[]) => number} */
  const put = (name, ...children) => {
    slot(name).textContent = '';
    slot(name).append(...children);
    return children.length;
  };
  const given = answersGiven(view);
  const fits = fitting(view);
  const refused = refusedBenefits(view);
  const fitsToPrint = judgedMeasures(fits.slice(0, AT_MOST), view);
  const reasons = refusalReasons(refused.slice(0, AT_MOST), view);
  const refusedPrinted = [...reasons.values()].flat().length;
  put('site', document.querySelector('.site-title').textContent.trim());
  put('facts', ...facts(view).map((words) => element('span', null, words)));
  const gist = gistWording(view, placesByVerdict(view), countEnded(view));
  put('gist', gist ? gist + sinceWording(view) : overWording(view));
  put('progress', progressWording(view, given.length));
  put('version', `规则版本：${view.data.version}`);
  put(
    'answers',
    ...[...given, ...workedOut(view)].map(([name, words]) =>
      element('li', null, `${name}：`, element('strong', null, words))
    )
  );
  section.querySelector('[data-sheet-part="answers"]').hidden = !given.length;
  put('fits-heading', view.state.measure ? '对照结果' : '符合和可能符合的');
  put('clauses', ...clauses(view));
  section.querySelector('[data-sheet-part="fits"]').hidden = !put('fits', ...fitRows(fitsToPrint, view));
  section.querySelector('[data-sheet-part="refused"]').hidden = !put('refused', ...[...reasons].map(reasonItem));
  put('rest', leftOutWording(fits.length - fitsToPrint.length, refused.length - refusedPrinted));
  fitSheet(section);
}

/** @param {ViewModel} view */
function facts(view) {
  const {catalogue, day, state} = view;
  const scope = state.measure && catalogue.measure(/** @type {number} */ (catalogue.places.get(state.measure)));
  const documents = documentsOf(placesAsked(view), view).map(({title, reference}) => `${title}，${reference}`);
  return [
    `依据：${documents.join('；')}`,
    scope ? `只测${citationWords(scope)}` : '',
    `按这一天看：${dayWords(day)}`,
    `打印日期：${dayWords(today())}`,
  ].filter(Boolean);
}

/**
 * @param {number[]} places
 * @param {ViewModel} view
 */
function documentsOf(places, {data, catalogue}) {
  const concerned = new Set(places.map(catalogue.documentOf));
  return data.documents.filter(({id}) => concerned.has(id));
}

/** @param {ViewModel} view */
function placesAsked({found}) {
  return Array.from({length: found.to - found.from}, (_, at) => found.from + at);
}

/**
 * @param {ViewModel} view
 * @param {number} answered
 */
function progressWording(view, answered) {
  const {found} = view;
  const counts = VERDICTS.map((verdict) => `${VERDICT_WORDS[verdict].name} ${found.counts[verdict]} 项`).join('，');
  const skipped = found.skipped.length ? `，跳过 ${found.skipped.length} 题` : '';
  const open =
    found.remaining || skipped
      ? `还没有答完：已答 ${answered} 题，${remainingWording(found.remaining)}${skipped}。`
      : '';
  return `${open}${isAllPast(view) ? '按当时的条件统计' : '按措施统计'}：${counts}（由政府部门和机构去做的不列出）。`;
}

/**
 * Return the answers that affect what is shown, as name and words.
 * @param {ViewModel} view
 */
function answersGiven(view) {
  const {data, catalogue, found, answers} = view;
  const [first, end] = [catalogue.starts[found.from], catalogue.starts[found.to]];
  const dates = windowFacts(view);
  return data.questions
    .filter(({id}) => answers.has(id) && (dates.has(id) || found.used.has(id) || catalogue.table.tests(id, first, end)))
    .map((question) => [question.name, answerWording(question, answers.get(question.id))]);
}

/**
 * Return the computed facts that affect what is shown, as name and steps.
 * @param {ViewModel} view
 */
function workedOut(view) {
  const {data, catalogue, found, answers} = view;
  const [first, end] = [catalogue.starts[found.from], catalogue.starts[found.to]];
  return (data.computed || [])
    .filter(({id}) => globalThis.computedTools && answers.has(id) && catalogue.table.tests(id, first, end))
    .map(({id, name}) => [name, /** @type {ComputedTools} */ (globalThis.computedTools).steps(id, view)]);
}

/**
 * Return the places of the measures that fit or may fit; a measure asked about alone is always among them.
 * @param {ViewModel} view
 */
function fitting(view) {
  const groups = placesByVerdict(view);
  return wantedVerdicts(view).flatMap((verdict) => groups[VERDICTS.indexOf(verdict)].places);
}

/**
 * @param {ViewModel} view
 * @returns {Verdict[]}
 */
function wantedVerdicts({state}) {
  return state.measure ? ['yes', 'maybe', 'no'] : ['yes', 'maybe'];
}

/**
 * Return the measures whose text has been loaded, with the benefits to print.
 * @param {number[]} places
 * @param {ViewModel} view
 */
function judgedMeasures(places, view) {
  const wanted = wantedVerdicts(view);
  return places
    .map((place) => judgedAt(view.catalogue, view.found, place))
    .filter((entry) => entry !== null)
    .map((entry) => ({...entry, benefits: entry.benefits.filter(({verdict}) => wanted.includes(verdict))}));
}

/** @param {ViewModel} view */
function clauses(view) {
  const {data, found} = view;
  const applied = placesAsked(view).filter((at) => ['yes', 'maybe'].includes(VERDICTS[found.verdicts[at]]));
  const named = (/** @type {DocumentEntry} */ {reference}) => (data.documents.length > 1 ? `${reference}　` : '');
  return applyingClauses(applied, view).flatMap(({document, clauses: applying}) =>
    applying.map((clause) =>
      element(
        'span',
        null,
        `${named(document)}${clauseTitle(clause)}：`,
        element('q', {class: 'official'}, clause.quote),
        '　'
      )
    )
  );
}

/**
 * Return the places of the benefits refused.
 * @param {ViewModel} view
 */
function refusedBenefits({found, state}) {
  if (state.measure) {
    return [];
  }
  /** @type {number[]} */
  const refused = [];
  found.benefitVerdicts.forEach((code, benefit) => VERDICTS[code] === 'no' && refused.push(benefit));
  return refused;
}

/**
 * Return why benefits whose text has been loaded are refused, each reason once, with the titles of all that fail by it.
 * @param {number[]} benefits
 * @param {ViewModel} view
 */
function refusalReasons(benefits, view) {
  const {catalogue, answers, questions} = view;
  /** @type {Map<string, string[]>} */
  const byReason = new Map();
  benefits.forEach((place) => {
    const at = catalogue.measureOf[place];
    const measure = catalogue.measure(at);
    if (measure) {
      const benefit = measure.benefits[place - catalogue.starts[at]];
      const words = refusalWording(ruleOf(benefit, view), answers, questions);
      const title = `${benefit.title}（${documentReference(measure, view)}${citationWords(measure)}）`;
      byReason.set(words, [...(byReason.get(words) || []), title]);
    }
  });
  return byReason;
}

/** @param {[string, string[]]} reason */
function reasonItem([words, titles]) {
  return element('li', null, element('strong', null, `${words}：`), titles.join('；'));
}

/**
 * Resolve when the text of everything that is printed has been loaded.
 * @param {ViewModel} view
 */
function loadPrinted(view) {
  const refused = refusedBenefits(view)
    .slice(0, AT_MOST)
    .map((benefit) => view.catalogue.measureOf[benefit]);
  return view.catalogue.load([...fitting(view).slice(0, AT_MOST), ...refused]);
}

/**
 * @param {number} fits
 * @param {number} refused
 */
function leftOutWording(fits, refused) {
  /** @type {[number, string][]} */
  const left = [
    [fits, '项符合或可能符合的措施'],
    [refused, '项不符合的待遇'],
  ];
  return left
    .filter(([count]) => count > 0)
    .map(([count, words]) => `还有 ${count} ${words}没有印出。`)
    .join('');
}
