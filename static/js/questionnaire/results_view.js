// The results beside the questions: counts, measures by verdict. Touches the page: fills the slots.

import {afterPaint} from '../core/after_paint.js';
import {carryDay} from '../core/reference_date.js';
import {linkTo} from '../core/links.js';
import {benefitItem, openness, termBadge} from './benefit_view.js';
import {leadLinks} from './department_links.js';
import {documentName} from './document_name.js';
import {element} from '../core/element.js';
import {entryAt, VERDICTS} from './interview.js';
import {countEnded, entryEnded, overWord, placesByVerdict} from './period_status.js';
import {VERDICT_WORDS, verdictLabel} from './verdict_wording.js';

// Of a group, so that a site of thousands of measures stays quick: at first, and at each wish for more.
const SHOWN_AT_FIRST = 50;
const [FIRST_OF_MANY, MORE_OF_MANY] = [10, 50];
const IN_SIGHT = 3; // of the first group, before anything has been painted
const APPLIED_FOR = ['yes', 'maybe']; // where the general clauses matter

// `shown` is described in page.js.
export function showResults(section, shown) {
  const groups = placesByVerdict(shown).map((group, code) => ({...group, verdict: VERDICTS[code]}));
  fill(section.querySelector('[data-counts]'), groups.map((group) => countTile(group, shown)));
  showEnded(section.querySelector('[data-ended]'), shown);
  const listed = groups.filter(({places}) => places.length);
  const slot = section.querySelector('[data-groups]');
  if (shown.catalogue.many) {
    fillInTurn(slot, listed, shown);
  } else {
    fill(slot, listed.map((group) => groupSection(group, shown, SHOWN_AT_FIRST)));
  }
}

const latest = new WeakMap(); // what was last to be shown in a slot

// What is in sight first, the rest when that has been painted.
function fillInTurn(slot, groups, shown) {
  latest.set(slot, shown);
  fill(slot, groups.slice(0, 1).map((group) => groupSection(group, shown, IN_SIGHT)));
  afterPaint().then(() => {
    if (latest.get(slot) === shown) {
      fill(slot, groups.map((group) => groupSection(group, shown, FIRST_OF_MANY)));
      carryDay(shown.state.day);
    }
  });
}

function fill(slot, children) {
  slot.textContent = '';
  slot.append(...children);
}

function countTile({verdict, places, ended}, shown) {
  return element(
    'li',
    {class: 'verdict-count', 'data-count': verdict},
    element('span', {class: 'verdict', 'data-state': places.length ? verdict : 'none'}, verdictLabel(verdict)),
    element('span', {class: 'verdict-count-number'}, `${places.length} 项`),
    ended ? element('span', {class: 'verdict-count-ended'}, `其中 ${ended} 项已${overWord(shown)}`) : null
  );
}

function showEnded(notice, shown) {
  const {from, to} = shown.found;
  const ended = countEnded(shown);
  notice.hidden = ended === 0;
  notice.textContent = `所列 ${to - from} 项措施中，到查看日期已有 ${ended} 项${overWord(shown)}。${overWord(shown)}的照样列出，只说明条件是否满足，不表示现在还能申请。`;
}

// `first` is how many of its measures are listed until more are asked for.
function groupSection(group, shown, first) {
  const {verdict, places, ended} = group;
  const attributes = {class: 'results-group', 'data-group': verdict};
  const count = `${places.length} 项${ended ? `，其中 ${ended} 项已${overWord(shown)}` : ''}`;
  const heading = element(
    'h3',
    {class: 'results-group-heading', id: `group-${verdict}`},
    element('span', {class: 'verdict', 'data-state': verdict}, verdictLabel(verdict)),
    element('span', {class: 'count'}, count)
  );
  const order = ended && ended < places.length ? `没有${overWord(shown)}的排在前面。` : '';
  const body = [
    element('p', {class: 'results-group-note'}, VERDICT_WORDS[verdict].note + order),
    ...listWithClauses(group, shown, first),
  ];
  return verdict === 'none'
    ? element('details', {...attributes, ...openness('none', shown)}, element('summary', null, heading), ...body)
    : element('section', {...attributes, 'aria-labelledby': `group-${verdict}`}, heading, ...body);
}

// Of thousands of measures only the clauses of those that are shown.
function listWithClauses({verdict, places}, shown, first) {
  const applied = APPLIED_FOR.includes(verdict);
  if (!shown.catalogue.many) {
    return [...(applied ? clausesOf(places, shown) : []), ...listOf(places, shown, first)];
  }
  const slot = element('div');
  const showClauses = (count) => applied && slot.replaceChildren(...clausesOf(places.slice(0, count), shown));
  showClauses(first);
  return [slot, ...listOf(places, shown, first, showClauses)];
}

// The general clauses of the documents whose measures are listed.
function clausesOf(places, {data, catalogue, root}) {
  const concerned = new Set(places.map(catalogue.documentOf));
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

// `onMore` is called with how many are listed then.
function listOf(places, shown, first, onMore = () => {}) {
  const {many} = shown.catalogue;
  const list = element('ol', {class: 'results-list'}, ...places.slice(0, first).map((place) => placeItem(place, shown)));
  const more = element('button', {class: 'button', type: 'button'});
  const left = () => places.length - list.children.length;
  const label = () => {
    more.textContent = many && left() > MORE_OF_MANY ? `再显示 ${MORE_OF_MANY} 项（还有 ${left()} 项）` : `显示其余 ${left()} 项`;
  };
  more.addEventListener('click', () => {
    const begin = list.children.length;
    list.append(...places.slice(begin, many ? begin + MORE_OF_MANY : places.length).map((place) => placeItem(place, shown)));
    onMore(list.children.length);
    list.children[begin].querySelector('a').focus();
    if (left()) {
      label();
    } else {
      more.remove();
    }
    carryDay(shown.state.day);
  });
  label();
  return left() ? [list, more] : [list];
}

// A measure whose words are not there yet has its place, its number and its link.
function placeItem(place, shown) {
  const {catalogue, found} = shown;
  const entry = entryAt(catalogue, found, place);
  if (entry) {
    return measureItem(entry, shown);
  }
  const key = catalogue.keys[place];
  const title = `${key.slice(key.indexOf('/') + 1)}. 正在载入…`;
  const item = element(
    'li',
    {class: 'result', 'data-measure': key, 'data-verdict': VERDICTS[found.verdicts[place]]},
    element('h4', {class: 'result-title'}, element('a', {href: linkTo(shown.root + catalogue.urlOf(place))}, title))
  );
  const load = () => item.isConnected && catalogue.load([place]); // not for what stands here only until the next step
  afterPaint().then(load).then(() => {
    const come = item.isConnected && entryAt(catalogue, found, place);
    if (come) {
      replaceKeepingFocus(item, measureItem(come, shown));
      carryDay(shown.state.day);
    }
  });
  return item;
}

function replaceKeepingFocus(item, other) {
  const had = item.contains(document.activeElement);
  item.replaceWith(other);
  if (had) {
    other.querySelector('a').focus();
  }
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
