// The results beside the questions: counts, measures by verdict. Touches the page: fills the slots.

import {carryDay} from '../day_looked_from.js';
import {linkTo} from '../links.js';
import {benefitItem, openness, termBadge} from './benefit_view.js';
import {leadLinks} from './department_links.js';
import {documentName} from './document_name.js';
import {element} from './element.js';
import {byPeriod, entryEnded, measureEnded, overWord} from './periods_shown.js';
import {VERDICTS, VERDICT_WORDS, verdictLabel} from './verdict_wording.js';

const SHOWN_AT_FIRST = 50; // of a group, so that a site of thousands of measures stays quick
const APPLIED_FOR = ['yes', 'maybe']; // where the general clauses matter

// `shown` is described in page.js.
export function showResults(section, shown) {
  const groups = VERDICTS.map((verdict) => {
    const entries = byPeriod(shown.found.measures.filter((entry) => entry.verdict === verdict), shown);
    return {verdict, entries, ended: entries.filter((entry) => entryEnded(entry, shown)).length};
  });
  fill(section.querySelector('[data-counts]'), groups.map((group) => countTile(group, shown)));
  showEnded(section.querySelector('[data-ended]'), shown);
  fill(section.querySelector('[data-groups]'), groups.filter(({entries}) => entries.length).map((group) => groupSection(group, shown)));
}

function fill(slot, children) {
  slot.textContent = '';
  slot.append(...children);
}

function countTile({verdict, entries, ended}, shown) {
  return element(
    'li',
    {class: 'verdict-count', 'data-count': verdict},
    element('span', {class: 'verdict', 'data-state': entries.length ? verdict : 'none'}, verdictLabel(verdict)),
    element('span', {class: 'verdict-count-number'}, `${entries.length} 项`),
    ended ? element('span', {class: 'verdict-count-ended'}, `其中 ${ended} 项已${overWord(shown)}`) : null
  );
}

function showEnded(notice, shown) {
  const {measures} = shown.found;
  const ended = measures.filter(({measure}) => measureEnded(measure, shown)).length;
  notice.hidden = ended === 0;
  notice.textContent = `所列 ${measures.length} 项措施中，到查看日期已有 ${ended} 项${overWord(shown)}。${overWord(shown)}的照样列出，只说明条件是否满足，不表示现在还能申请。`;
}

function groupSection(group, shown) {
  const {verdict, entries, ended} = group;
  const attributes = {class: 'results-group', 'data-group': verdict};
  const count = `${entries.length} 项${ended ? `，其中 ${ended} 项已${overWord(shown)}` : ''}`;
  const heading = element(
    'h3',
    {class: 'results-group-heading', id: `group-${verdict}`},
    element('span', {class: 'verdict', 'data-state': verdict}, verdictLabel(verdict)),
    element('span', {class: 'count'}, count)
  );
  const order = ended && ended < entries.length ? `没有${overWord(shown)}的排在前面。` : '';
  const body = [
    element('p', {class: 'results-group-note'}, VERDICT_WORDS[verdict].note + order),
    ...(APPLIED_FOR.includes(verdict) ? clausesOf(entries, shown) : []),
    ...listOf(entries, shown),
  ];
  return verdict === 'none'
    ? element('details', {...attributes, ...openness('none', shown)}, element('summary', null, heading), ...body)
    : element('section', {...attributes, 'aria-labelledby': `group-${verdict}`}, heading, ...body);
}

// The general clauses of the documents whose measures are listed.
function clausesOf(entries, {data, root}) {
  const concerned = new Set(entries.map(({measure}) => measure.document));
  return data.documents
    .filter((document) => concerned.has(document.id) && document.clauses.length)
    .map(({clauses, reference, url}) =>
      element(
        'div',
        {class: 'results-clauses'},
        element('p', null, '以下各项还要看这些规定（', element('a', {href: linkTo(root + url)}, reference), '）'),
        ...clauses.map(({title, quote}) => element('p', null, element('strong', null, title), element('q', {class: 'official'}, quote)))
      )
    );
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
    carryDay(shown.state.day);
  });
  return [list, more];
}

function measureItem(entry, shown) {
  const {measure, benefits, verdict} = entry;
  return element(
    'li',
    {class: 'result', 'data-measure': measure.key, 'data-verdict': verdict, 'data-over': entryEnded(entry, shown)},
    element('h4', {class: 'result-title'}, element('a', {href: linkTo(shown.root + measure.url)}, `${measure.number}. ${measure.title}`)),
    element('p', {class: 'result-facts'}, element('span', null, '牵头：', ...leadLinks(measure, shown)), termBadge(measure.period, shown), documentName(measure, shown)),
    element('ul', {class: 'result-benefits'}, ...benefits.map((each) => benefitItem(each, measure, shown)))
  );
}
