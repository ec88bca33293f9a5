// @ts-check
// A sentence instead of single answers: what was understood, to confirm. Changes the part of the page that it is given:
// fills the slots of templates/components/sentence.html.

import {element} from '../core/element.js';
import {MOST_SIGNS, readSentence} from './read_sentence.js';
import {proposalWords} from './proposal_words.js';
import {linkTo} from '../core/links.js';

/** @typedef {(answers: [string, Answer][]) => Set<string>} WouldAsk */

/** @type {SentenceTools} */
export const sentenceTools = {read};

/**
 * Read what is in the field and show what was understood.
 * @param {HTMLElement} section
 * @param {QuestionnaireSession} session
 * @param {WouldAsk} wouldAsk
 */
function read(section, session, wouldAsk) {
  const field = section.querySelector('textarea');
  const found = section.querySelector('[data-sentence-found]');
  const status = section.querySelector('[data-sentence-status]');
  const blank = !field.value.trim();
  const cut = field.value.length > MOST_SIGNS ? `只读前 ${MOST_SIGNS} 字，后面的没有读。` : '';
  status.textContent = blank ? '请先写一句话。' : cut;
  if (blank) {
    found.replaceChildren();
    field.focus();
  } else {
    show(found, onlyOpen(readSentence(field.value, session.data), wouldAsk, session), session);
  }
}

/**
 * Leave out questions that nobody would ask of the person who the sentence says it is: 雇了3个人 of a sole trader,
 * 登记失业6个月 of a person. A figure closes no other question here: 月销售20万 and 不是小规模 both stay.
 * @param {ReadSentence} read
 * @param {WouldAsk} wouldAsk
 * @param {QuestionnaireSession} session
 * @returns {ReadSentence}
 */
function onlyOpen({proposals, sectors, unused}, wouldAsk, {questions}) {
  const sure = proposals.filter(({ask, conflict}) => !ask && !conflict);
  const open = wouldAsk(sure.map(({fact, value}) => [fact, /** @type {Answer} */ (value)]));
  const who = sure.filter(({fact}) => /** @type {QuestionEntry} */ (questions.get(fact)).fixed);
  const isIdle = (/** @type {string} */ own) =>
    !wouldAsk(who.filter(({fact}) => fact !== own).map(({fact, value}) => [fact, /** @type {Answer} */ (value)])).has(
      own
    );
  const idle = proposals.filter(({fact, ask}) => (ask ? !open.has(fact) : isIdle(fact)));
  return {
    proposals: proposals.filter((proposal) => !idle.includes(proposal)),
    sectors,
    unused: [...unused, ...idle.flatMap(({words}) => words)],
  };
}

/**
 * @param {HTMLElement} slot
 * @param {ReadSentence} read
 * @param {QuestionnaireSession} session
 */
function show(slot, {proposals, sectors, unused}, session) {
  const rows = proposals.map((proposal, place) => ({proposal, ...chip(proposal, place, session)}));
  rows.forEach(({proposal, box}) =>
    box.addEventListener('change', () => box.checked && leaveOthers(proposal, box, rows))
  );
  const error = element('p', {class: 'question-error', role: 'alert', hidden: true});
  const use = () => {
    const chosen = rows.filter(({box}) => box.checked).map(({proposal}) => proposal);
    error.hidden = chosen.length > 0;
    error.textContent = chosen.length ? '' : '一个回答也没有选。';
    if (chosen.length) {
      session.act.fill(
        chosen.filter(({ask}) => !ask).map(({fact, value}) => [fact, /** @type {Answer} */ (value)]),
        chosen.filter(({ask}) => ask).map(({fact}) => fact)
      );
    }
  };
  const heading = element(
    'h3',
    {class: 'sentence-heading', id: 'sentence-heading', tabindex: '-1'},
    headingWords(proposals)
  );
  slot.replaceChildren(
    heading,
    ...(rows.length
      ? [
          element(
            'div',
            {role: 'group', 'aria-labelledby': 'sentence-heading'},
            element('ul', {class: 'sentence-chips'}, ...rows.map(({row}) => row))
          ),
        ]
      : []),
    ...restOf(sectors, unused, session.root),
    error,
    ...(rows.length
      ? [
          element(
            'button',
            {class: 'button', type: 'button', 'data-sentence-use': true, on: {click: use}},
            '用这些回答'
          ),
        ]
      : [])
  );
  heading.focus();
}

/** @param {SaidProposal[]} proposals */
function headingWords(proposals) {
  const count = new Set(proposals.map(({fact}) => fact)).size;
  return count ? `看出 ${count} 题，请核对；不对的去掉勾` : '没有看出能填哪一题，请逐题回答';
}

/**
 * Create what proposes one answer: a box with the answer and the words that it came from.
 * @param {SaidProposal} proposal
 * @param {number} place
 * @param {QuestionnaireSession} session
 */
function chip(proposal, place, {questions}) {
  const question = /** @type {QuestionEntry} */ (questions.get(proposal.fact));
  const id = `sentence-${place}`;
  const {answer, note} = proposalWords(question, proposal);
  const box = element('input', {type: 'checkbox', id, 'aria-describedby': `${id}-note`});
  box.checked = !proposal.conflict;
  const row = element(
    'li',
    {class: 'choice', 'data-proposal': proposal.fact},
    box,
    element('label', {for: id}, answer),
    element('span', {class: 'choice-help', id: `${id}-note`}, note)
  );
  return {row, box};
}

/**
 * Take out the other answers to the same question: only one can hold.
 * @param {SaidProposal} chosen
 * @param {HTMLInputElement} own
 * @param {{proposal: SaidProposal, box: HTMLInputElement}[]} rows
 */
function leaveOthers(chosen, own, rows) {
  rows
    .filter(({proposal, box}) => proposal.fact === chosen.fact && box !== own)
    .forEach(({box}) => {
      box.checked = false;
    });
}

/**
 * Say what no answer came from.
 * @param {ReadSentence['sectors']} sectors
 * @param {string[]} unused
 * @param {string} root
 */
function restOf(sectors, unused, root) {
  const named = [...new Map(sectors.map((sector) => [sector.name, sector])).values()];
  return [
    ...named.map(({name, url, words}) =>
      element(
        'p',
        {class: 'sentence-rest', 'data-sentence-sector': true},
        `“${words}”说的是行业，没有填进哪一题；可以看`,
        element('a', {href: linkTo(root + url)}, `${name}的措施`),
        '。'
      )
    ),
    unused.length
      ? element(
          'p',
          {class: 'sentence-rest', 'data-sentence-unused': true},
          `没有用上：${unused.map((words) => `“${words}”`).join('、')}。`
        )
      : null,
  ].filter((part) => part !== null);
}
