// @ts-check
// The results beside the questions: counts, and measures by verdict. Changes the page: fills the slots.

import {afterPaint} from '../core/after_paint.js';
import {labelled} from '../core/citation.js';
import {carryReferenceDate} from '../core/reference_date.js';
import {linkTo} from '../core/links.js';
import {VERDICTS} from '../rules/spec.js';
import {benefitItem, openAttributes, periodBadge} from './benefit_view.js';
import {contactOf, unitLinks} from './contact.js';
import {applyingClauses, clauseTitle} from './general_clauses.js';
import {documentName} from './document_name.js';
import {element} from '../core/element.js';
import {judgedAt} from './interview.js';
import {showLead} from './lead_view.js';
import {inOrder, placesByVerdict} from './order.js';
import {isMeasureOver, isOverSince, overWord} from './period_status.js';
import {VERDICT_WORDS, groupLabel} from './verdict_wording.js';
import {extensionLine, windowLines} from './windows_view.js';

// Measures listed of a group, at first and on demand, so that a site of thousands of measures stays quick.
const SHOWN_AT_FIRST = 50;
const [FIRST_OF_MANY, MORE_OF_MANY] = [10, 50];
const IN_SIGHT = 3; // measures of the first group to show before the first paint
/** @type {Verdict[]} */
const FITS = ['yes', 'maybe']; // verdicts that are shown at once, and for which the general clauses matter

/**
 * @param {HTMLElement} section
 * @param {ViewModel} view
 */
export function showResults(section, view) {
  const ordered = placesByVerdict(view);
  const groups = ordered.map((group, code) => ({...group, verdict: VERDICTS[code]}));
  showLead(section, view, ordered);
  fill(
    section.querySelector('[data-counts]'),
    groups.map((group) => countTile(group, view))
  );
  const listed = groups.filter(({places}) => places.length);
  const slot = section.querySelector('[data-groups]');
  if (view.catalogue.many) {
    fillInTurn(slot, listed, view);
  } else {
    fill(
      slot,
      listed.map((group) => groupSection(group, view, SHOWN_AT_FIRST))
    );
  }
}

const latest = new WeakMap(); // what was last to be view in a slot

/**
 * Show what is in sight first, and the rest when that has been painted.
 * @param {HTMLElement} slot
 * @param {VerdictGroup[]} groups
 * @param {ViewModel} view
 */
function fillInTurn(slot, groups, view) {
  latest.set(slot, view);
  fill(
    slot,
    groups.slice(0, 1).map((group) => groupSection(group, view, IN_SIGHT))
  );
  afterPaint().then(() => {
    if (latest.get(slot) === view) {
      fill(
        slot,
        groups.map((group) => groupSection(group, view, FIRST_OF_MANY))
      );
      carryReferenceDate(view.state.day);
    }
  });
}

/**
 * @param {HTMLElement} slot
 * @param {HTMLElement[]} children
 */
function fill(slot, children) {
  slot.textContent = '';
  slot.append(...children);
}

/**
 * @param {VerdictGroup} group
 * @param {ViewModel} view
 */
function countTile(group, view) {
  const {verdict, places} = group;
  const held = places.length && !isPast(group, view) ? verdict : 'none';
  const ended = endedWords(group, view);
  return element(
    'li',
    {class: 'verdict-count', 'data-count': verdict},
    element('span', {class: 'verdict', 'data-state': held}, groupLabel(verdict, isPast(group, view))),
    element('span', {class: 'verdict-count-number'}, `${places.length} 项`),
    ended ? element('span', {class: 'verdict-count-ended'}, ended) : null
  );
}

/**
 * Return whether a group says how things stood: all of it is over, or the reference date has passed.
 * @param {VerdictGroup} group
 * @param {ViewModel} view
 */
function isPast({places, ended}, {day, today}) {
  return day < today || (places.length > 0 && ended === places.length);
}

/**
 * @param {VerdictGroup} group
 * @param {ViewModel} view
 */
function endedWords({places, ended}, view) {
  const all = ended === places.length;
  return ended ? `${all ? '都' : `其中 ${ended} 项`}已${overWord(view)}` : '';
}

/**
 * @param {VerdictGroup} group
 * @param {ViewModel} view
 * @param {number} first how many measures to list until the reader asks for more
 */
function groupSection(group, view, first) {
  const {verdict, places} = group;
  const attributes = {class: 'results-group', 'data-group': verdict};
  const ended = endedWords(group, view);
  const heading = element(
    'h3',
    {class: 'results-group-heading', id: `group-${verdict}`},
    element('span', {class: 'verdict', 'data-state': verdict}, groupLabel(verdict, isPast(group, view))),
    element('span', {class: 'count'}, `${places.length} 项${ended && `，${ended}`}`)
  );
  const body = [
    element('p', {class: 'results-group-note'}, VERDICT_WORDS[verdict].note),
    ...listWithClauses(group, view, first),
  ];
  if (FITS.includes(verdict)) {
    return element('section', {...attributes, 'aria-labelledby': `group-${verdict}`}, heading, ...body);
  }
  const details = element(
    'details',
    {...attributes, ...openAttributes(verdict, view)},
    element('summary', null, heading),
    ...body
  );
  details.open = details.open || view.state.measure !== null; // the only measure asked about
  return details;
}

/**
 * List measures, with the general clauses of those that are listed.
 * @param {VerdictGroup} group
 * @param {ViewModel} view
 * @param {number} first
 * @returns {HTMLElement[]}
 */
function listWithClauses({verdict, places}, view, first) {
  const applied = FITS.includes(verdict);
  if (!view.catalogue.many) {
    return [...(applied ? clausesOf(places, view) : []), ...listOf(places, view, first)];
  }
  const slot = element('div');
  const showClauses = (/** @type {number} */ count) =>
    applied && slot.replaceChildren(...clausesOf(places.slice(0, count), view));
  showClauses(first);
  return [slot, ...listOf(places, view, first, showClauses)];
}

/**
 * Return the general clauses of the documents of the measures listed.
 * @param {number[]} places
 * @param {ViewModel} view
 */
function clausesOf(places, view) {
  return applyingClauses(places, view)
    .filter(({clauses}) => clauses.length)
    .map(({document: {reference, url}, clauses}) =>
      element(
        'div',
        {class: 'results-clauses'},
        element('p', null, '下列各项都适用的规定（', element('a', {href: linkTo(view.root + url)}, reference), '）'),
        ...clauses.map((clause) =>
          element(
            'p',
            null,
            element('strong', null, clauseTitle(clause)),
            element('q', {class: 'official'}, clause.quote)
          )
        )
      )
    );
}

/**
 * @param {number[]} places
 * @param {ViewModel} view
 * @param {number} first
 * @param {(count: number) => void} [onMore] called with the number of measures listed then
 * @returns {HTMLElement[]}
 */
function listOf(places, view, first, onMore = () => {}) {
  const {many} = view.catalogue;
  const list = element('ol', {class: 'results-list'}, ...places.slice(0, first).map((place) => placeItem(place, view)));
  const more = element('button', {class: 'button', type: 'button'});
  const left = () => places.length - list.children.length;
  const label = () => {
    more.textContent =
      many && left() > MORE_OF_MANY ? `再显示 ${MORE_OF_MANY} 项（还有 ${left()} 项）` : `显示其余 ${left()} 项`;
  };
  more.addEventListener('click', () => {
    const begin = list.children.length;
    list.append(
      ...places.slice(begin, many ? begin + MORE_OF_MANY : places.length).map((place) => placeItem(place, view))
    );
    onMore(list.children.length);
    list.children[begin].querySelector('a').focus();
    if (left()) {
      label();
    } else {
      more.remove();
    }
    carryReferenceDate(view.state.day);
  });
  label();
  return left() ? [list, more] : [list];
}

/**
 * Create the item of a measure; while its text has not been loaded, it has its place, its number and its link.
 * @param {number} place
 * @param {ViewModel} view
 */
function placeItem(place, view) {
  const {catalogue, found} = view;
  const judged = judgedAt(catalogue, found, place);
  if (judged) {
    return measureItem(judged, view);
  }
  const key = catalogue.keys[place];
  const title = `${key.slice(key.indexOf('/') + 1)}. 正在载入…`;
  const item = element(
    'li',
    {class: 'result', 'data-measure': key, 'data-verdict': VERDICTS[found.verdicts[place]]},
    element('h4', {class: 'result-title'}, element('a', {href: linkTo(view.root + catalogue.urlOf(place))}, title))
  );
  // Not for an item that the next step has replaced already.
  const load = () => item.isConnected && catalogue.load([place]);
  afterPaint()
    .then(load)
    .then(() => {
      const loaded = item.isConnected && judgedAt(catalogue, found, place);
      if (loaded) {
        replaceKeepingFocus(item, measureItem(loaded, view));
        carryReferenceDate(view.state.day);
      }
    });
  return item;
}

/**
 * @param {HTMLElement} item
 * @param {HTMLElement} other
 */
function replaceKeepingFocus(item, other) {
  const had = item.contains(document.activeElement);
  item.replaceWith(other);
  if (had) {
    other.querySelector('a').focus();
  }
}

/**
 * @param {JudgedMeasure} judged
 * @param {ViewModel} view
 */
function measureItem(judged, view) {
  const {measure, benefits, verdict} = judged;
  const [role, names] = contactOf(measure);
  return element(
    'li',
    {class: 'result', 'data-measure': measure.key, 'data-verdict': verdict, 'data-over': isMeasureOver(judged, view) || isOverSince(measure.period, view)},
    element(
      'h4',
      {class: 'result-title'},
      element('a', {href: linkTo(view.root + measure.url)}, labelled(measure, measure.title))
    ),
    element(
      'p',
      {class: 'result-facts'},
      element('span', null, '期限：', periodBadge(measure.period, view)),
      element('span', null, role === '牵头' ? '找谁：' : `${role}：`, ...unitLinks(names, view)),
      extensionLine(measure.period, 'result-window'),
      ...windowLines(measure.windows, view),
      documentName(measure, view)
    ),
    element('ul', {class: 'result-benefits'}, ...inOrder(benefits).map((each) => benefitItem(each, measure, view)))
  );
}
