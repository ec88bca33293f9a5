// @ts-check
// Reads a measure aloud with a voice of the reader's device (voice.js). Changes the button 朗读, the bar, and the mark on
// what is being read.

import {showBar} from '../core/bars.js';
import {bringIntoView} from '../core/bring_into_view.js';
import {createReadAloudBar} from './read_aloud_bar.js';
import {spokenParts} from './spoken_parts.js';
import {chineseVoice} from './voice.js';

const READ = 'is-read-aloud';

/**
 * Show the button as soon as there is a voice: browsers list their voices late.
 * @param {HTMLElement} article
 */
export function startReadAloud(article) {
  const speech = window.speechSynthesis;
  const opener = article.querySelector('[data-read-aloud]');
  if (!speech || !opener) return;
  const showOpener = () => {
    opener.hidden = !chineseVoice(speech);
  };
  /** @type {ReadAloudSession} */
  const session = {article, speech, opener, parts: [], at: 0, paused: false, bar: null, spoken: null};
  opener.addEventListener('click', () => (session.bar ? stop(session) : begin(session)));
  if (speech.addEventListener) speech.addEventListener('voiceschanged', showOpener);
  window.addEventListener('pagehide', () => stop(session));
  ['hashchange', 'popstate'].forEach((step) =>
    window.addEventListener(step, () => article.isConnected || stop(session))
  );
  showOpener();
}

/** @param {ReadAloudSession} session */
function begin(session) {
  Object.assign(session, {parts: spokenParts(session.article), at: 0, paused: false});
  session.bar = createReadAloudBar({onPause: () => pause(session), onStop: () => stop(session)});
  session.bar.show(false);
  session.opener.setAttribute('aria-pressed', 'true');
  showBar(session.bar.bar, session.article);
  session.bar.focus();
  speak(session);
}

/**
 * Pause, or continue with the part that was interrupted: not every system can continue within a sentence (on Android a
 * pause ends it).
 * @param {ReadAloudSession} session
 */
function pause(session) {
  session.paused = !session.paused;
  /** @type {ReadAloudBar} */ (session.bar).show(session.paused);
  if (session.paused) {
    silence(session);
  } else {
    speak(session);
  }
}

/** @param {ReadAloudSession} session */
function stop(session) {
  if (!session.bar) return;
  const {bar} = session.bar;
  const hadFocus = bar.contains(document.activeElement);
  silence(session);
  mark(session, null);
  bar.remove();
  session.bar = null;
  session.opener.setAttribute('aria-pressed', 'false');
  if (hadFocus && session.article.isConnected) session.opener.focus({preventScroll: true});
}

/**
 * Speak the next part. The session refers to the utterance, which might otherwise be collected before its end event.
 * @param {ReadAloudSession} session
 */
function speak(session) {
  const {speech, parts, at} = session;
  if (at >= parts.length) {
    stop(session);
    return;
  }
  silence(session);
  const spoken = new SpeechSynthesisUtterance(parts[at].words);
  spoken.voice = chineseVoice(speech);
  if (!spoken.voice) {
    // it may be gone by now; without it the browser would take any voice, even a remote one
    stop(session);
    return;
  }
  spoken.lang = spoken.voice.lang;
  spoken.onend = () => {
    if (session.spoken === spoken) speak(Object.assign(session, {at: at + 1}));
  };
  spoken.onerror = () => {
    if (session.spoken === spoken) stop(session);
  };
  session.spoken = spoken;
  mark(session, parts[at].element);
  speech.speak(spoken);
}

/**
 * Stop speaking. The utterance that was cut off still sends an end event, which no longer counts.
 * @param {ReadAloudSession} session
 */
function silence(session) {
  session.spoken = null;
  session.speech.cancel();
}

/**
 * @param {ReadAloudSession} session
 * @param {Element | null} element
 */
function mark({article}, element) {
  article.querySelectorAll(`.${READ}`).forEach((other) => other.classList.remove(READ));
  if (element) {
    element.classList.add(READ);
    bringIntoView(element);
  }
}
