// The results beside the questions: counts, general clauses, measures by verdict. Touches the page: fills the slots.

import {periodState, periodWords} from '../periods.js';
import {conditionList} from './conditions_view.js';
import {element} from './element.js';
import {VERDICTS, VERDICT_WORDS, reasonWording, verdictLabel} from './verdict_wording.js';

const SHOWN_AT_FIRST = 50; // of a group, so that a site of thousands of measures stays quick

// `found` is what interview() gives; `shown` is {data, answers, questions, departments, ask, day, soonDays, root, opened}.
export function showResults(section, found, shown) {
  fill(section.querySelector('[data-counts]'), VERDICTS.map((verdict) => countTile(verdict, found, shown)));
  showEnded(section.querySelector('[data-ended]'), found, shown);
  fill(section.querySelector('[data-clauses]'), clausesOf(found, shown));
  fill(section.querySelector('[data-groups]'), VERDICTS.flatMap((verdict) => group(verdict, found, shown)));
}

function fill(slot, children) {
  slot.textContent = '';
  slot.append(...children);
}

function countTile(verdict, found, shown) {
  const ended = found.measures.filter((entry) => entry.verdict === verdict && hasEnded(entry.measure, shown)).length;
  const quiet = found.counts[verdict] ? '' : ' verdict-count-zero';
  return element(
    'li',
    {class: `verdict-count${quiet}`, 'data-count': verdict},
    element('span', {class: 'verdict-count-name'}, verdictLabel(verdict)),
    element('span', {class: 'verdict-count-number'}, `${found.counts[verdict]} 项`),
    ended ? element('span', {class: 'verdict-count-ended'}, `其中 ${ended} 项已到期`) : null
  );
}

function showEnded(notice, found, shown) {
  const ended = found.measures.filter(({measure}) => hasEnded(measure, shown)).length;
  notice.hidden = ended === 0;
  notice.textContent = `所列 ${found.measures.length} 项措施中，到查看日期已有 ${ended} 项到期。到期的照样列出，只说明条件是否满足，不表示现在还能申请。`;
}

function hasEnded(measure, shown) {
  return measure.benefits.every((benefit) => stateOn(benefit.period || measure.period, shown) === 'ended');
}

function stateOn(period, shown) {
  return periodState(period, shown.day, shown.soonDays);
}

// The general clauses of the documents whose measures are shown.
function clausesOf(found, shown) {
  const concerned = new Set(found.measures.map(({measure}) => measure.document));
  return shown.data.documents
    .filter((document) => concerned.has(document.id) && document.clauses.length)
    .map((document) => clausesOfDocument(document, shown.root));
}

function clausesOfDocument({clauses, reference, url}, root) {
  return element(
    'div',
    {class: 'results-clauses'},
    element('p', null, '对各项都适用的规定（', element('a', {href: root + url}, reference), '）'),
    ...clauses.map(({title, quote}) => element('p', null, element('strong', null, title), element('q', {class: 'official'}, quote)))
  );
}

function group(verdict, found, shown) {
  const entries = found.measures.filter((entry) => entry.verdict === verdict);
  if (!entries.length) {
    return [];
  }
  const words = VERDICT_WORDS[verdict];
  const heading = element('h3', {class: 'results-group-heading', id: `group-${verdict}`}, `${verdictLabel(verdict)}（${entries.length} 项）`);
  const body = [element('p', {class: 'results-group-note'}, words.note), ...listOf(entries, shown)];
  const attributes = {class: 'results-group', 'data-group': verdict};
  if (verdict !== 'none') {
    return [element('section', {...attributes, 'aria-labelledby': `group-${verdict}`}, heading, ...body)];
  }
  return [element('details', {...attributes, ...openness('none', shown)}, element('summary', null, heading), ...body)];
}

function listOf(entries, shown) {
  const list = element('ol', {class: 'results-list'}, ...entries.slice(0, SHOWN_AT_FIRST).map((entry) => measureItem(entry, shown)));
  const rest = entries.slice(SHOWN_AT_FIRST);
  if (!rest.length) {
    return [list];
  }
  const more = element('button', {class: 'button', type: 'button'}, `显示其余 ${rest.length} 项`);
  more.addEventListener('click', () => {
    list.append(...rest.map((entry) => measureItem(entry, shown)));
    list.children[SHOWN_AT_FIRST].querySelector('a').focus();
    more.remove();
  });
  return [list, more];
}

function measureItem({measure, benefits, verdict}, shown) {
  return element(
    'li',
    {class: 'result', 'data-measure': measure.key, 'data-verdict': verdict},
    element('h4', {class: 'result-title'}, element('a', {href: shown.root + measure.url}, `${measure.number}. ${measure.title}`)),
    element('p', {class: 'result-facts'}, element('span', null, '牵头：', ...leadLinks(measure, shown)), term(measure.period, shown)),
    element('ul', {class: 'result-benefits'}, ...benefits.map((entry) => benefitItem(entry, measure, shown)))
  );
}

function leadLinks(measure, {departments, root}) {
  return measure.lead.flatMap((name, at) => [at ? '、' : '', element('a', {href: root + departments.get(name)}, name)]);
}

function benefitItem({benefit, verdict}, measure, shown) {
  const attributes = {class: 'result-benefit', 'data-benefit': benefit.id, 'data-verdict': verdict};
  const line = [
    element('span', {class: 'verdict', 'data-state': verdict}, verdictLabel(verdict)),
    element('span', {class: 'result-benefit-title'}, benefit.title),
  ];
  const own = benefit.period ? ownPeriod(benefit.period, shown) : null;
  if (verdict === 'none') {
    return element('li', attributes, element('p', {class: 'result-benefit-line'}, ...line), own);
  }
  const reason = element('span', {class: 'result-reason'}, reasonWording(benefit, verdict, shown.answers));
  return element(
    'li',
    attributes,
    element(
      'details',
      openness(`${measure.key}/${benefit.id}`, shown),
      element('summary', {class: 'result-benefit-line'}, ...line, element('span', {class: 'result-more'}), reason),
      own,
      conditionList(benefit.rule, shown)
    )
  );
}

function ownPeriod(period, shown) {
  const note = period.note ? element('span', {class: 'derived'}, period.note, element('span', {class: 'derived-label'}, '编者归纳')) : null;
  return element('p', {class: 'result-facts'}, '本项期限', term(period, shown), note);
}

// Results are built anew after each answer; what the reader had opened stays open.
function openness(key, shown) {
  const toggle = (event) => shown.opened[event.target.open ? 'add' : 'delete'](key);
  return {open: shown.opened.has(key), on: {toggle}};
}

function term(period, shown) {
  const state = stateOn(period, shown);
  return element(
    'span',
    {class: 'period', 'data-from': period.from, 'data-until': period.until, 'data-state': state},
    element('span', {class: 'state'}, periodWords(period, shown.day, shown.soonDays))
  );
}
