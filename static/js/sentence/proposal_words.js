// @ts-check
// What a proposal says, and why. Pure.

import {answerWording, noneOption} from '../questionnaire/answers/answers.js';

/**
 * @param {QuestionEntry} question
 * @param {SaidProposal} proposal
 * @returns {{answer: string, note: string}}
 */
export function proposalWords(question, proposal) {
  const {value, ask, words, conflict, loose} = proposal;
  const said = `您说的是${words.map((each) => `“${each}”`).join('、')}`;
  if (ask) {
    return {answer: `接着问：${question.name}`, note: `${said}，还看不出选哪一项`};
  }
  const notes = [said];
  if (conflict) {
    notes.push('有不止一种读法，请选对的一个');
  }
  if (loose) {
    notes.push('按这个数判断，有出入请改');
  }
  if (leavesOut(question, value)) {
    notes.push('没说到的选项算没有');
  }
  return {answer: `${question.name}：${answerWording(question, value)}`, note: notes.join('；')};
}

/**
 * Return whether the answer says of options that were not said that they do not hold.
 * @param {QuestionEntry} question
 * @param {any} value
 */
function leavesOut(question, value) {
  return question.type === 'choices' && value.length > 0 && value[0] !== noneOption(question).id;
}
