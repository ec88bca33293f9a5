// @ts-check
// The page of components: fills its slots with the views that the site uses, from made-up content. Changes the page.

import {fillStates} from '../core/state_badges.js';
import {onFragmentChange, onFragmentWritten, parseFragment, writeFragment} from '../core/fragment.js';
import {setExcerpt} from '../explorer/card.js';
import {createChipsView} from '../explorer/chips_view.js';
import {createFacetsView} from '../explorer/facets_view.js';
import {showAnswers} from '../questionnaire/answers/answers_view.js';
import {createCatalogue} from '../questionnaire/catalogue.js';
import {cloneOf} from '../core/element.js';
import {clerkView} from '../questionnaire/clerk/clerk_view.js';
import {interview} from '../questionnaire/interview/interview.js';
import {createUndo} from '../questionnaire/undo.js';
import {showChanges, showIgnored, showRestored, showScope} from '../questionnaire/notices.js';
import {showProgress} from '../questionnaire/interview/progress_view.js';
import {questionView} from '../questionnaire/interview/question_view.js';
import {showResults} from '../questionnaire/results/results_view.js';
import {showStart} from '../questionnaire/interview/start_view.js';
import {createTrail} from '../questionnaire/interview/trail.js';
import {readState} from '../questionnaire/state.js';
import {startContents} from '../site/contents.js';
import {offerUpdate} from '../web_app/update_bar.js';

const REFERENCES = ['id', 'for', 'aria-labelledby', 'aria-describedby'];
const nothing = () => {};

/** @param {QuestionnaireData} content what the questionnaire's page would have */
export function startComponents(content) {
  const data = {...content, catalogue: createCatalogue(content)};
  const page = document.querySelector('[data-samples]');
  const part = (/** @type {string} */ name) => page.querySelector(`[data-sample-${name}]`);
  const inside = (/** @type {string} */ name) => /** @type {HTMLElement} */ (part(name).firstElementChild);
  const viewModelAt = (/** @type {string} */ text) => viewModel(data, page, text);

  showExplorerParts(page, part);
  page
    .querySelectorAll('[data-sample-question]')
    .forEach((slot, place) => showQuestion(page, slot, viewModelAt(slot.dataset.sampleQuestion), place));
  const [begun] = data.presets;
  const filled = viewModelAt('');
  const answers = new Map(Object.entries(begun.answers));
  inside('sentence').hidden = false;
  showStart(part('start'), {...filled, state: {...filled.state, answers}, answers, begun});
  showAnswers(part('answers'), viewModelAt('a.trade=inn&a.area=12&a.organic=~&skip=grants'));
  showResults(part('results'), viewModelAt(part('results').dataset.sampleResults));
  showNotices(part('notices'), viewModelAt(`measure=${data.catalogue.keys[0]}`));
  clerkView(inside('clerk'), viewModelAt('').act).show(viewModelAt('mode=clerk&a.trade=tea'));
  inside('voice').hidden = false;
  page.querySelectorAll('nav.contents').forEach((nav) => startContents(nav));
  part('day').addEventListener('click', () => writeFragment([['on', page.dataset.dayOfSamples]]));
  part('update').addEventListener('click', () => offerUpdate({scope: 'components', waiting: null}));

  // Show the states of periods on the day of the samples; site.js has filled them for today.
  const states = () => fillStates(page, page.dataset.dayOfSamples, Number(page.dataset.soon));
  onFragmentChange(states);
  onFragmentWritten(states);
  states();
}

/**
 * Create what the views of the questionnaire get at an address; see questionnaire/draw.js.
 * @param {QuestionnaireContent} data
 * @param {HTMLElement} page
 * @param {string} text
 * @returns {ViewModel}
 */
function viewModel(data, page, text) {
  const {state} = readState(data, parseFragment(text));
  const day = page.dataset.dayOfSamples;
  return {
    data,
    state,
    day,
    today: day,
    answers: state.answers,
    catalogue: data.catalogue,
    found: interview(data, data.catalogue, state, day),
    questions: new Map(data.questions.map((question) => [question.id, question])),
    departments: new Map(data.departments.map((unit) => [unit.name, unit])),
    root: document.documentElement.dataset.root,
    soonDays: Number(page.dataset.soon),
    opened: new Set([
      'no',
      'none',
      ...(data.measures || []).flatMap(({key, benefits}) => benefits.map(({id}) => `${key}/${id}`)),
    ]),
    begun: null,
    trail: createTrail(),
    act: {
      ask: nothing,
      answer: nothing,
      forget: nothing,
      begin: nothing,
      fill: nothing,
      clear: () => nothing,
    },
  };
}

/**
 * @param {HTMLElement} page
 * @param {(name: string) => HTMLElement} part
 */
function showExplorerParts(page, part) {
  /** @type {(name: string) => HTMLTemplateElement} */
  const template = (name) => page.querySelector(`template[data-blank-${name}]`);
  const labels = ['搜索：茶园', '行业：茶业', '牵头部门：县茶业局'];
  createChipsView(part('chips'), template('chip'), {onRemove: nothing, onClear: nothing}).show(
    labels.map((label) => ({label, criterion: label, option: null}))
  );
  setExcerpt(/** @type {Element} */ (part('excerpt').firstElementChild), [
    {text: '对改造', marked: false},
    {text: '茶园', marked: true},
    {text: '10亩以上（含本数）并使用有机肥的茶农', marked: false},
  ]);
  const facets = [...page.querySelectorAll('[data-facet]')].map(({dataset}) => dataset.facet);
  /** @type {(facet: string) => HTMLInputElement[]} */
  const options = (facet) => Array.from(page.querySelectorAll(`[name="${facet}"]`));
  /** @type {(facet: string) => any} */
  const facetOf = (id) => ({id, options: options(id).map(({value}) => ({id: value}))});
  const countOf = (/** @type {HTMLElement} */ input) =>
    Number(/** @type {Element} */ (input.closest('li')).querySelector('[data-count]').textContent);
  /** @type {(facet: string) => any} */
  const countsOf = (id) => options(id).map(countOf);
  /** @type {(facet: string) => any} */
  const zeros = (id) => options(id).map(() => 0);
  createFacetsView(part('facets'), template('option'), facets.map(facetOf), {onOption: nothing, onRange: nothing}).show(
    {choices: new Map([['few', ['a']]]), endsFrom: null, endsTo: null},
    {counts: {get: countsOf}, general: {get: zeros}},
    true
  );
}

/**
 * Show a question. The form expects to be alone on a page: each further form gets ids of its own.
 * @param {HTMLElement} page
 * @param {HTMLElement} slot
 * @param {ViewModel} at
 * @param {number} place
 */
function showQuestion(page, slot, at, place) {
  const section = cloneOf(page.querySelector('template[data-blank-question]')).querySelector('section');
  const form = section.querySelector('form');
  const heading = /** @type {Element} */ (slot.previousElementSibling);
  section.setAttribute('aria-label', heading.textContent || ''); // one of several on this page
  showProgress(section, {...at, questionView: questionView(form, nothing, nothing)});
  if ('submit' in slot.dataset) {
    form.dispatchEvent(new Event('submit', {cancelable: true}));
  }
  section.querySelectorAll(REFERENCES.map((name) => `[${name}]`).join()).forEach((element) => {
    REFERENCES.filter((name) => element.hasAttribute(name)).forEach((name) => {
      const names = (element.getAttribute(name) || '').split(' ').filter(Boolean);
      element.setAttribute(name, names.map((each) => `${each}-of-${place}`).join(' '));
    });
  });
  slot.append(section);
}

/**
 * @param {HTMLElement} notices
 * @param {ViewModel} at
 */
function showNotices(notices, at) {
  showScope(notices, at);
  showIgnored(notices, {pairs: [], ignored: [['a.unknown', 'x']]}, null);
  showChanges(notices, {altered: ['茶园面积'], unusable: ['开工日期'], compared: true}, nothing);
  showRestored(notices, 3, nothing, nothing);
  const cleared = notices.querySelector('[data-cleared]');
  createUndo(cleared.querySelector('span'), cleared.querySelector('button'), cleared).offer('已清空 3 题回答', nothing);
}
