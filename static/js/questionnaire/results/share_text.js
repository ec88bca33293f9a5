// @ts-check
// The results as a text to send: what, how much, until when, whom to ask, what to do. It is read on another day, so no days
// are counted in it. Pure, except that it asks the script of payouts, where it has been loaded.

import {citationWords} from '../../core/citation.js';
import {dayWords, isOver} from '../../core/periods.js';
import {windowLine} from '../../core/window_words.js';
import {VERDICTS} from '../../rules/spec.js';
import {undecided} from '../../rules/undecided.js';
import {contactOf, howWords, roleWords} from './contact.js';
import {documentReference} from './document_name.js';
import {gistWording} from './gist_wording.js';
import {judgedAt} from '../interview/interview.js';
import {ruleOf} from './judged_rule.js';
import {inOrder} from './order.js';
import {sinceWording} from './over_wording.js';
import {isGone, overWord, periodOf, statusOn, statusSince, termLine} from './period_status.js';
import {countEnded} from './ranks.js';
import {verdictWithPeriod} from './verdict_wording.js';

const [MOST, MOST_OPEN] = [20, 8]; // measures, and benefits that wait for answers: a longer message is not read
/** @type {Verdict[]} */
const FITS = ['yes', 'maybe'];

/**
 * Return the places of the measures that the text names.
 * @param {OrderedPlaces[]} groups by verdict
 */
export function sentPlaces(groups) {
  return fittingPlaces(groups).slice(0, MOST);
}

/**
 * Return the text. Measures whose text has not been loaded are left out, and counted among those that are not listed.
 * @param {string} site its title
 * @param {ViewModel} view
 * @param {OrderedPlaces[]} groups by verdict
 * @param {string} address '' where none is known
 */
export function shareText(site, view, groups, address) {
  const sent = sentPlaces(groups)
    .map((place) => judgedAt(view.catalogue, view.found, place))
    .filter((judged) => judged !== null);
  const fitting = sent.flatMap(({measure, benefits}) =>
    inOrder(benefits)
      .filter(({verdict}) => FITS.includes(verdict))
      .map((judged) => ({judged, measure}))
  );
  const waits = (/** @type {JudgedBenefit} */ {benefit}) =>
    undecided(ruleOf(benefit, view), view.answers).unanswered.length > 0;
  const entries = fitting
    .filter(({judged}) => judged.verdict === 'yes' || !waits(judged))
    .map(({judged, measure}) => benefitLines(judged, measure, view).join('\n'));
  const open = fitting.filter(({judged}) => judged.verdict !== 'yes' && waits(judged));
  const isOpenGone = (/** @type {typeof open[0]} */ {judged, measure}) =>
    isGone(periodOf(judged.benefit, measure), view);
  const titles = (/** @type {typeof open} */ listed) =>
    listed
      .slice(0, MOST_OPEN)
      .map(({judged, measure}) => titleWords(judged.benefit, measure, view))
      .join('；') + (listed.length > MOST_OPEN ? `等 ${listed.length} 项待遇` : '');
  const [openNow, openGone] = [open.filter((each) => !isOpenGone(each)), open.filter(isOpenGone)];
  const left = fittingPlaces(groups).length - sent.length;
  const named = new Set(sent.map(({measure}) => measure.document));
  const documents = view.data.documents.filter(({id}) => named.has(id));
  return [
    `${site}：资格自测`,
    gistWording(view, groups, countEnded(view)) + sinceWording(view),
    ...entries,
    openNow.length ? `还有题没有回答，可能符合：${titles(openNow)}。` : '',
    openGone.length ? `已经${overWord(view)}，还有题没有回答，当时可能符合：${titles(openGone)}。` : '',
    left ? `还有 ${left} 项措施符合或可能符合，没有列出。` : '',
    [
      documents.length
        ? `依据：${documents.map(({title, reference}) => `《${title}》（${reference}）`).join('、')}。`
        : '',
      `${dayWords(view.today)}自测，只供参考，不是审批决定；以文件原文和牵头单位的解释为准。`,
      address && `看这份回答：${address}`,
    ]
      .filter(Boolean)
      .join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** @param {OrderedPlaces[]} groups */
function fittingPlaces(groups) {
  return FITS.flatMap((verdict) => groups[VERDICTS.indexOf(verdict)].places);
}

/**
 * @param {JudgedBenefit} judged
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function benefitLines({benefit, verdict}, measure, view) {
  const period = periodOf(benefit, measure);
  const status = statusOn(period, view);
  const gone = isGone(period, view);
  const label = verdictWithPeriod(verdict, status, statusSince(period, view));
  const [role, names] = contactOf(measure, benefit);
  const windows = [...(measure.windows || []), ...(benefit.windows || [])];
  return [
    `${label}：${titleWords(benefit, measure, view)}`,
    givesLine(benefit, verdict, view, isOver(status), gone),
    `期限：${termLine(period, view, 'message')}`,
    ...windows.map((entry) => `申请时间：${windowLine(entry, view.day, dayOfEvent(entry, view))}`),
    `${roleWords(role, [benefit])}：${names.join('、')}`,
    gone ? '' : `怎么办：${howWords(benefit)}`,
    ...(gone ? [] : (benefit.ways || []).map(({said}) => said.map((words) => words.join('：')).join('；'))),
    verdict === 'maybe' && !gone ? openWords(benefit, view) : '',
  ].filter(Boolean);
}

/**
 * Return 免征增值税（第 1 项）
 * @param {BenefitEntry} benefit
 * @param {MeasureEntry} measure
 * @param {ViewModel} view
 */
function titleWords({title}, measure, view) {
  return `${title}（${documentReference(measure, view)}${citationWords(measure)}）`;
}

/**
 * @param {BenefitEntry} benefit
 * @param {Verdict} verdict
 * @param {ViewModel} view
 * @param {boolean} over whether its term is, on the reference date
 * @param {boolean} gone whether nothing can be done any more
 */
function givesLine(benefit, verdict, view, over, gone) {
  const {payout, gives, kind} = benefit;
  const tools = payout && globalThis.payoutTools;
  const words = (tools && tools.words(benefit, verdict, view, over && !gone)) || gives;
  return words ? `${gone ? '当时能得到' : '能得到'}：${words}` : `类别：${kind}`;
}

/**
 * @param {WindowEntry} entry
 * @param {ViewModel} view
 */
function dayOfEvent({after}, {answers}) {
  return after && after.fact && answers.get(after.fact);
}

/**
 * Say what a verdict of maybe waits for where nothing is left to answer.
 * @param {BenefitEntry} benefit
 * @param {ViewModel} view
 */
function openWords(benefit, view) {
  const {answers, questions} = view;
  const {unknown, manual} = undecided(ruleOf(benefit, view), answers);
  const facts = [...new Set(unknown.map(({fact}) => fact))];
  const parts = [
    ...facts.map((fact) => `${/** @type {QuestionEntry} */ (questions.get(fact)).name}（不清楚）`),
    ...manual.map(({words}) => words),
  ];
  return `还没有定的：${parts.join('；')}`;
}
