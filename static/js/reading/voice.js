// @ts-check
// The voice that reads aloud, from those that the browser offers.

/**
 * Only voices of the device itself are used: a remote voice is a service on the network that gets every word to be
 * read, and nothing may leave the device of somebody who looks up support for people in need. Without a local voice,
 * nothing is read.
 */
const CHINESE = /^(zh|cmn)\b/;
const MAINLAND = /^(zh(-hans)?(-cn)?|cmn(-hans)?(-cn)?)$/;

/**
 * Return a local voice that speaks Chinese, preferably that of the mainland; null where there is none, or none yet.
 * @param {SpeechSynthesis} speech
 * @returns {SpeechSynthesisVoice | null}
 */
export function chineseVoice(speech) {
  const local = speech.getVoices().filter((voice) => voice.localService && CHINESE.test(language(voice)));
  return local.find((voice) => MAINLAND.test(language(voice))) || local[0] || null;
}

/** @param {SpeechSynthesisVoice} voice */
function language(voice) {
  return voice.lang.toLowerCase().replace(/_/g, '-');
}
