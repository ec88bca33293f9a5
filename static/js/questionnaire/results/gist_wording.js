// @ts-check
// The results in one sentence, to be read first and copied. Pure; policy_explorer/match/gist.py is the same.

import {citationWords} from '../../core/citation.js';
import {dayWords, isOver} from '../../core/periods.js';
import {isRange} from '../../rules/ranges.js';
import {answerWording} from '../answers/answers.js';
import {documentReference} from './document_name.js';
import {judgedAt} from '../interview/interview.js';
import {allOverWords} from './over_wording.js';
import {benefitStatus, overWord} from './period_status.js';
import {LATER, NOW, OVER, UPCOMING} from './ranks.js';

const [MOST_FACTS, MOST_NAMED, MOST_BENEFITS] = [3, 3, 3];
/** @type {QuestionEntry['type'][]} the types of answers that tell most about an applicant come first */
const DESCRIPTIVE = ['choice', 'number', 'boolean', 'choices'];
const DETAIL_TIER = 4; // what is asked so late is a detail, of a person who was hired or the like

/**
 * Return the sentence, '' without any answer. Measures whose text has not been loaded are not named.
 * @param {ViewModel} view
 * @param {OrderedPlaces[]} groups by verdict
 * @param {number} ended how many measures are over
 */
export function gistWording(view, groups, ended) {
  const {found, state} = view;
  const [yes, maybe] = groups;
  if (!state.answers.size) {
    return '';
  }
  const day = state.day ? `按${dayWords(state.day)}看，` : '';
  const who = whoWording(view);
  const you = who ? `您（${who}）` : '您';
  if (ended === found.to - found.from) {
    const met = yes.places.length
      ? `满足 ${yes.places.length} 项的条件：${namesOf(yes.places, OVER, view)}`
      : `没有${maybe.places.length ? '能确定' : ''}满足条件的`;
    const open = maybe.places.length ? `，另有 ${maybe.places.length} 项不能确定` : '';
    return `${day}${allOverWords(view, ended)}。按当时的条件，${you}${met}${open}。这不表示现在能申请。`;
  }
  const now = yes.ranks[NOW];
  const parts = [
    now
      ? `符合 ${now} 项：${namesOf(yes.places.slice(0, now), NOW, view)}`
      : `没有${maybe.places.length ? '能确定符合' : yes.places.length ? '符合又在期限内' : '符合'}的`,
    maybe.ranks[NOW] && `可能符合 ${maybe.ranks[NOW]} 项`,
    yes.ranks[LATER] && `${yes.ranks[LATER]} 项期限已过，仍可申请`,
    yes.ranks[UPCOMING] && `${yes.ranks[UPCOMING]} 项条件符合，但还没有开始`,
    yes.ranks[OVER] && `${yes.ranks[OVER]} 项条件符合，但已${overWord(view)}`,
  ];
  return `${day}${you}${parts.filter(Boolean).join('；')}。`;
}

/**
 * Return the places of the measures that the sentence names.
 * @param {OrderedPlaces[]} groups
 */
export function namedPlaces([{places}]) {
  return places.slice(0, MOST_NAMED);
}

/**
 * @param {number[]} places
 * @param {number} rank
 * @param {ViewModel} view
 */
function namesOf(places, rank, view) {
  const named = namedPlaces([{places, ranks: [], ended: 0}]).map((place) => nameOf(place, rank, view));
  return named.filter(Boolean).join('；') + (places.length > named.length ? '等' : '');
}

/**
 * Return the benefits of a measure that fit, and the measure: 免征增值税、减按1%征收（第 1 项）
 * @param {number} place
 * @param {number} rank
 * @param {ViewModel} view
 */
function nameOf(place, rank, view) {
  const judged = judgedAt(view.catalogue, view.found, place);
  if (!judged) {
    return `${view.catalogue.keys[place].replace(/^.*\//, '第 ')} 项`;
  }
  const {measure, benefits} = judged;
  const titles = benefits
    .filter(
      ({benefit, verdict}) => verdict === 'yes' && isOver(benefitStatus(benefit, measure, view)) === (rank === OVER)
    )
    .map(({benefit}) => benefit.title);
  const more = titles.length > MOST_BENEFITS ? '等' : '';
  const source = documentReference(measure, view);
  return `${titles.slice(0, MOST_BENEFITS).join('、')}${more}（${source}${citationWords(measure)}）`;
}

/**
 * Return what describes the applicant, by the answers that describe most, in the order of their questions:
 * 个体工商户，增值税小规模纳税人，月销售额8万元. What another answer says as well is left out: 企业 beside 小微企业.
 * @param {ViewModel} view
 */
function whoWording({data, state}) {
  const answered = data.questions
    .map((question, at) => ({question, at, words: descriptiveWords(question, state.answers.get(question.id))}))
    .filter(({words}, _, all) => words && !all.some((other) => other.words !== words && other.words.endsWith(words)));
  const order = (/** @type {QuestionEntry} */ {type, tier}) =>
    DESCRIPTIVE.indexOf(type) + (tier < DETAIL_TIER ? 0 : DESCRIPTIVE.length);
  return answered
    .sort((a, b) => order(a.question) - order(b.question))
    .slice(0, MOST_FACTS)
    .sort((a, b) => a.at - b.at)
    .map(({words}) => words)
    .join('，');
}

/**
 * Say an answer so that it describes who gave it; '' for one that describes nothing, or only what is not so.
 * @param {QuestionEntry} question
 * @param {Answer | undefined} answer
 */
function descriptiveWords(question, answer) {
  const isTold = answer !== undefined && answer !== null && answer !== false && question.type !== 'date';
  if (!isTold || answer === 0 || (Array.isArray(answer) && (!answer.length || answer[0] === 'none'))) {
    return '';
  }
  if (question.type === 'boolean') {
    return (question.yes_words || question.name).replace(/^是/, '');
  }
  if (question.type === 'number') {
    const words = answerWording(question, answer);
    return question.name + (isRange(answer) ? words.replace(/（[^）]*）/g, '') : words);
  }
  const chosen = (question.options || []).filter(({id}) => [answer].flat().includes(id));
  const plain = chosen.filter((option) => !option.yes_words).map(({label}) => label);
  const own = chosen.flatMap((option) => option.yes_words || []);
  const said = plain.length ? (question.yes_words || '…').replace(/^是/, '').replace('…', plain.join('、')) : [];
  return [said, own].flat().join('、');
}
