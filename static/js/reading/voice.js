// The voice that reads aloud. Asks the browser which ones there are.

// Only voices of the device itself: a remote voice is a service on the network that is sent every word to be read, and
// nothing may leave the device of somebody who looks up what support is for people in need. No local voice, no reading.
const CHINESE = /^(zh|cmn)\b/;
const MAINLAND = /^(zh(-hans)?(-cn)?|cmn(-hans)?(-cn)?)$/;

// A local voice that speaks Chinese, that of the mainland before others; null where there is none, or none yet.
export function chineseVoice(speech) {
  const local = speech.getVoices().filter((voice) => voice.localService && CHINESE.test(language(voice)));
  return local.find((voice) => MAINLAND.test(language(voice))) || local[0] || null;
}

function language(voice) {
  return voice.lang.toLowerCase().replace(/_/g, '-');
}
