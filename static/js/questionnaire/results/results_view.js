// @ts-check
// The results beside the questions: counts, and measures by verdict. Changes the page: fills the slots.

import {afterPaint} from '../../core/after_paint.js';
import {carryReferenceDate} from '../../core/reference_date.js';
import {linkTo} from '../../core/links.js';
import {VERDICTS} from '../../rules/spec.js';
import {openAttributes} from './benefit_view.js';
import {applyingClauses, clauseTitle} from './general_clauses.js';
import {element} from '../../core/element.js';
import {showGist} from './gist_view.js';
import {placesByVerdict} from './order.js';
import {overWord} from './period_status.js';
import {isAllPast} from './ranks.js';
import {fillLate} from './late_details.js';
import {listOf} from './results_list.js';
import {signedWords} from './signed_words.js';
import {groupLabel, groupNote} from './verdict_wording.js';

// Measures listed of a group, at first and on demand, so that a site of thousands of measures stays quick.
const SHOWN_AT_FIRST = 50;
const FIRST_OF_MANY = 10;
const IN_TURN = 3; // measures to add after a paint
/** @type {Verdict[]} */
const FITS = ['yes', 'maybe']; // verdicts that are shown at once, and for which the general clauses matter

/**
 * @param {HTMLElement} section
 * @param {ViewModel} view
 */
export function showResults(section, view) {
  const ordered = placesByVerdict(view);
  const groups = ordered.map((group, code) => ({...group, verdict: VERDICTS[code]}));
  showGist(section, view, ordered);
  fill(
    section.querySelector('[data-counts]'),
    groups.map((group) => countTile(group, view))
  );
  const listed = groups.filter(({places}) => places.length);
  const slot = section.querySelector('[data-groups]');
  const {many} = view.catalogue;
  const first = many ? FIRST_OF_MANY : SHOWN_AT_FIRST;
  if (many || !slot.firstChild) {
    fillInTurn(slot, listed, view, first);
  } else {
    turnsOf.delete(slot);
    slot.removeAttribute('aria-busy');
    fill(
      slot,
      listed.map((group) => groupSection(group, view, first))
    );
  }
  carryReferenceDate(view.state.day); // what is shown later than the rest of the page has links too
}

/** @type {WeakMap<HTMLElement, Iterator<void>>} */
const turnsOf = new WeakMap(); // what is still to be shown

/**
 * Show the first measures, and a few more after each paint: all at once, a slow phone would not answer for a while.
 * @param {HTMLElement} slot
 * @param {VerdictGroup[]} groups
 * @param {ViewModel} view
 * @param {number} first
 */
async function fillInTurn(slot, groups, view, first) {
  const turns = drawInTurn(slot, groups, view, first);
  const isEmpty = !slot.firstChild;
  turnsOf.set(slot, turns);
  fill(slot, []);
  slot.setAttribute('aria-busy', 'true'); // it keeps room for the results
  if (isEmpty) {
    await afterPaint(); // of what stands above
  }
  while (turnsOf.get(slot) === turns && !turns.next().done) {
    if (view.state.day) {
      carryReferenceDate(view.state.day, slot);
    }
    await afterPaint();
  }
  if (turnsOf.get(slot) === turns) {
    slot.removeAttribute('aria-busy');
  }
}

/**
 * @param {HTMLElement} slot
 * @param {VerdictGroup[]} groups
 * @param {ViewModel} view
 * @param {number} first
 */
function* drawInTurn(slot, groups, view, first) {
  for (const group of groups) {
    /** @type {(() => void)[]} */
    const later = [];
    slot.append(groupSection(group, view, first, later));
    yield;
    while (later.length) {
      later.splice(0, IN_TURN).forEach((put) => put());
      yield;
    }
  }
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
    element('span', {class: 'verdict', 'data-state': held}, ...signedWords(groupLabel(verdict, isPast(group, view)))),
    element('span', {class: 'verdict-count-number'}, `${places.length} 项`),
    ended ? element('span', {class: 'verdict-count-ended'}, ended) : null
  );
}

/**
 * Return whether a group says how things stood: all of it is over, or everything where it is empty, or the reference date
 * has passed.
 * @param {VerdictGroup} group
 * @param {ViewModel} view
 */
function isPast({places, ended}, view) {
  const {day, today} = view;
  return day < today || (places.length > 0 ? ended === places.length : isAllPast(view));
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
 * @param {(() => void)[]} [later] gets what adds those of them that are not in sight
 */
function groupSection(group, view, first, later) {
  const {verdict, places} = group;
  const attributes = {class: 'results-group', 'data-group': verdict};
  const ended = endedWords(group, view);
  const heading = element(
    'h3',
    {class: 'results-group-heading', id: `group-${verdict}`},
    element(
      'span',
      {class: 'verdict', 'data-state': verdict},
      ...signedWords(groupLabel(verdict, isPast(group, view)))
    ),
    element('span', {class: 'count'}, `${places.length} 项${ended && `，${ended}`}`)
  );
  const order = group.ended && group.ended < places.length ? `没有${overWord(view)}的排在前面。` : '';
  const body = (/** @type {typeof later} */ inTurn) => [
    element('p', {class: 'results-group-note'}, groupNote(verdict, isPast(group, view)) + order),
    ...listWithClauses(group, view, first, inTurn),
  ];
  if (FITS.includes(verdict)) {
    return element('section', {...attributes, 'aria-labelledby': `group-${verdict}`}, heading, ...body(later));
  }
  const summary = element('summary', null, heading);
  const details = element('details', {...attributes, ...openAttributes(verdict, view)}, summary);
  details.open = details.open || view.state.measure !== null; // the only measure asked about
  if (!view.catalogue.many || details.open) {
    details.append(...body(later));
  } else {
    fillLate(details, () => details.append(...body(undefined)), view);
  }
  return details;
}

/**
 * List measures, with the general clauses of those that are listed.
 * @param {VerdictGroup} group
 * @param {ViewModel} view
 * @param {number} first
 * @param {(() => void)[]} [later]
 * @returns {HTMLElement[]}
 */
function listWithClauses({verdict, places}, view, first, later) {
  const applied = FITS.includes(verdict);
  if (!view.catalogue.many) {
    return [...(applied ? clausesOf(places, view) : []), ...listOf(places, view, {first, later})];
  }
  const slot = element('div');
  const showClauses = (/** @type {number} */ count) =>
    applied && slot.replaceChildren(...clausesOf(places.slice(0, count), view));
  showClauses(first);
  return [slot, ...listOf(places, view, {first, later, onMore: showClauses})];
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
