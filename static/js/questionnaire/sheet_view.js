// The sheet that is printed. Touches the page: fills templates/components/sheet.html when the page is about to be printed,
// by its button or by Ctrl+P, so that the day printed is that day and nothing is built for a sheet that nobody wants.

import {dayWords, today} from '../periods.js';
import {testsIn} from '../rules/changes.js';
import {blamed} from '../rules/reasons.js';
import {answerWording} from './answers.js';
import {documentReference} from './document_name.js';
import {element} from './element.js';
import {byPeriod} from './periods_shown.js';
import {fitSheet} from './sheet_fit.js';
import {fitRows} from './sheet_rows.js';
import {VERDICTS, VERDICT_WORDS, blameWording, changeWording, remainingWording} from './verdict_wording.js';

const AT_MOST = 150; // of a kind: nobody wants thousands of measures on paper

const printed = {shown: null};

// `shown` is described in page.js.
export function showSheet(section, shown) {
  const print = window.matchMedia('print');
  const refresh = () => fill(section, printed.shown);
  if (!printed.shown) {
    document.body.classList.add('prints-sheet');
    window.addEventListener('beforeprint', refresh);
    print.addEventListener('change', () => print.matches && refresh());
  }
  printed.shown = shown;
  if (print.matches) {
    refresh();
  }
}

function fill(section, shown) {
  const slot = (name) => section.querySelector(`[data-sheet-${name}]`);
  const put = (name, ...children) => {
    slot(name).textContent = '';
    slot(name).append(...children);
    return children.length;
  };
  const given = answersGiven(shown);
  const fits = fitting(shown);
  const refused = refusedItems(shown);
  put('site', document.querySelector('.site-title').textContent.trim());
  put('facts', ...facts(shown).map((words) => element('span', null, words)));
  put('progress', progressWording(shown, given.length));
  put('answers', ...given.map(([name, words]) => element('li', null, `${name}：`, element('strong', null, words))));
  section.querySelector('[data-sheet-part="answers"]').hidden = !given.length;
  put('fits-heading', shown.state.measure ? '对照结果' : '符合和可能符合的');
  put('clauses', ...clauses(shown));
  section.querySelector('[data-sheet-part="fits"]').hidden = !put('fits', ...fitRows(fits.slice(0, AT_MOST), shown));
  section.querySelector('[data-sheet-part="refused"]').hidden = !put('refused', ...refused.slice(0, AT_MOST));
  put('rest', leftOutWording(fits.length - AT_MOST, refused.length - AT_MOST));
  fitSheet(section);
}

function facts(shown) {
  const {data, found, day, state} = shown;
  const documents = documentsOf(found.measures, data).map(({title, reference}) => `${title}，${reference}`);
  return [
    `依据：${documents.join('；')}`,
    state.measure ? `只测第 ${found.measures[0].measure.number} 项` : '',
    `查看日期：${dayWords(day)}`,
    `打印日期：${dayWords(today())}`,
    `规则版本：${data.version}`,
  ].filter(Boolean);
}

function documentsOf(entries, {documents}) {
  const concerned = new Set(entries.map(({measure}) => measure.document));
  return documents.filter(({id}) => concerned.has(id));
}

function progressWording({found}, answered) {
  const counts = VERDICTS.map((verdict) => `${VERDICT_WORDS[verdict].name} ${found.counts[verdict]} 项`).join('，');
  const skipped = found.skipped.length ? `，跳过 ${found.skipped.length} 题` : '';
  const open = found.remaining || skipped ? `回答还没有完：已答 ${answered} 题，${remainingWording(found.remaining)}${skipped}。` : '';
  return `${open}按措施计：${counts}（无需申请的不列出）。`;
}

// Only the answers that bear on what is shown.
function answersGiven({data, found, answers}) {
  const rules = found.measures.flatMap(({measure}) => measure.benefits).flatMap(({rule}) => (rule ? [rule] : []));
  const concerned = new Set(rules.flatMap(testsIn).map(({fact}) => fact));
  return data.questions
    .filter(({id}) => concerned.has(id) && answers.has(id))
    .map((question) => [question.name, answerWording(question, answers.get(question.id))]);
}

// The measures that fit or may fit; of one that was asked about alone, whatever comes of it.
function fitting(shown) {
  const wanted = shown.state.measure ? ['yes', 'maybe', 'no'] : ['yes', 'maybe'];
  return wanted
    .flatMap((verdict) => byPeriod(shown.found.measures.filter((entry) => entry.verdict === verdict), shown))
    .map((entry) => ({...entry, benefits: entry.benefits.filter(({verdict}) => wanted.includes(verdict))}));
}

function clauses({data, found}) {
  const applied = found.measures.filter(({verdict}) => verdict === 'yes' || verdict === 'maybe');
  const named = ({reference}) => (data.documents.length > 1 ? `${reference}　` : '');
  return documentsOf(applied, data).flatMap((document) =>
    document.clauses.map(({title, quote}) => element('span', null, `${named(document)}${title}：`, element('q', {class: 'official'}, quote), '　'))
  );
}

// Each with the failing condition only.
function refusedItems(shown) {
  const {found, state, answers, questions} = shown;
  if (state.measure) {
    return [];
  }
  const refused = found.measures.flatMap(({measure, benefits}) =>
    benefits.filter(({verdict}) => verdict === 'no').map(({benefit}) => ({measure, benefit}))
  );
  return refused.map(({measure, benefit}) =>
    element('li', null, `${documentReference(measure, shown)} ${measure.number}. ${benefit.title}：`.trim(), blameWording(blamed(benefit.rule, answers, questions), changeWording, ''))
  );
}

function leftOutWording(fits, refused) {
  const left = [
    [fits, '项符合或可能符合的措施'],
    [refused, '项不符合的待遇'],
  ];
  return left
    .filter(([count]) => count > 0)
    .map(([count, words]) => `还有 ${count} ${words}没有印出。`)
    .join('');
}
