// @ts-check
// A list of measures among the results, as long as the reader wants it. Creates elements.

import {afterPaint} from '../../core/after_paint.js';
import {labelled} from '../../core/citation.js';
import {element} from '../../core/element.js';
import {linkTo} from '../../core/links.js';
import {carryReferenceDate} from '../../core/reference_date.js';
import {VERDICTS} from '../../rules/spec.js';
import {benefitItem, periodBadge} from './benefit_view.js';
import {contactOf, roleWords, unitLinks} from './contact.js';
import {documentName} from './document_name.js';
import {judgedAt} from '../interview/interview.js';
import {inOrder} from './order.js';
import {isMeasureOver, isOverSince} from './period_status.js';
import {extensionLine, windowLines} from './windows_view.js';

const MORE_OF_MANY = 50; // measures that a large site adds at a time
const IN_SIGHT = 3; // measures of a list that are shown before the others

/**
 * @param {number[]} places
 * @param {ViewModel} view
 * @param {{first: number, later?: (() => void)[], onMore?: (count: number) => void}} options `first` is how many to list
 *   until the reader asks for more, `later` gets what adds those of them that are not in sight, `onMore` is called with the
 *   number of measures listed then
 * @returns {HTMLElement[]}
 */
export function listOf(places, view, {first, later, onMore = () => {}}) {
  const {many} = view.catalogue;
  const list = element('ol', {class: 'results-list'});
  const listed = () => list.children.length;
  const showUpTo = (/** @type {number} */ count) =>
    list.append(...places.slice(listed(), count).map((place) => placeItem(place, view)));
  showUpTo(later ? Math.min(first, IN_SIGHT) : first);
  if (later) {
    places.slice(listed(), first).forEach((_, at) => later.push(showUpTo.bind(null, IN_SIGHT + at + 1)));
  }
  let left = places.length - first;
  const more = element('button', {class: 'button', type: 'button'});
  const label = () => {
    more.textContent =
      many && left > MORE_OF_MANY ? `再显示 ${MORE_OF_MANY} 项（还有 ${left} 项）` : `显示其余 ${left} 项`;
  };
  more.addEventListener('click', () => {
    const begin = places.length - left;
    const end = many ? Math.min(begin + MORE_OF_MANY, places.length) : places.length;
    showUpTo(end);
    onMore(end);
    list.children[begin].querySelector('a').focus();
    left = places.length - end;
    if (left) {
      label();
    } else {
      more.remove();
    }
    carryReferenceDate(view.state.day);
  });
  label();
  return left > 0 ? [list, more] : [list];
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
  const toHave = benefits.map(({benefit}) => benefit).filter(({access}) => access !== 'government');
  return element(
    'li',
    {
      class: 'result',
      'data-measure': measure.key,
      'data-verdict': verdict,
      'data-over': isMeasureOver(judged, view) || isOverSince(measure.period, view),
    },
    element(
      'h4',
      {class: 'result-title'},
      element('a', {href: linkTo(view.root + measure.url)}, labelled(measure, measure.title))
    ),
    element(
      'p',
      {class: 'result-facts'},
      element('span', null, '期限：', periodBadge(measure.period, view)),
      element('span', null, `${roleWords(role, toHave)}：`, ...unitLinks(names, view)),
      extensionLine(measure.period, 'result-window'),
      ...windowLines(measure.windows, view),
      documentName(measure, view)
    ),
    element('ul', {class: 'result-benefits'}, ...inOrder(benefits).map((each) => benefitItem(each, measure, view)))
  );
}
