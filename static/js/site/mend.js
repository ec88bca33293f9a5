// @ts-check
// Where a part of the page is of another version than the page, says so, and mends it once: asks the host for all of them
// anew, and reloads. Changes the page, and remembers in the session's storage what it has tried.

import {showBar} from '../core/bars.js';
import {misfit} from '../core/parts.js';

const MENDING = '网站刚刚更新，正在重新载入这一页……';
const WORDS = '这一页和它的脚本、数据不是同一个版本，内容可能不对。请过几分钟再重新载入；填过的回答会保留。';
const IN_FOLDER = '这个文件夹里的文件不是同一个版本，内容可能不对。请换一份完整的离线版，重新解压。';
const SHEETS = 'link[rel="stylesheet"][href*="?v="]:not([media="print"])';

const QUIET = 1500; // milliseconds without a key after which typing is over

let noticed = false;
let styled = false; // every style sheet is there, and fits

/** Look when every script of the page has run, when its styles are there, and after each script that comes later. */
export function startMending() {
  mendIfNeeded();
  document.addEventListener('DOMContentLoaded', mendIfNeeded);
  window.addEventListener('load', mendIfNeeded);
  window.addEventListener('partloaded', mendIfNeeded);
}

function mendIfNeeded() {
  const fault = misfit() || (document.readyState === 'complete' && !styled && styleMisfit());
  styled = document.readyState === 'complete';
  if (!fault || noticed) return;
  noticed = true;
  if (mayMend(fault)) {
    say(MENDING);
    mend();
  } else {
    say(location.protocol === 'file:' ? IN_FOLDER : WORDS);
  }
}

/** Return which style sheet says that it is of another version, or none. */
function styleMisfit() {
  const {parts = ''} = document.documentElement.dataset;
  const style = getComputedStyle(document.documentElement);
  const names = Array.from(document.head.querySelectorAll(SHEETS), (sheet) =>
    sheet.getAttribute('href').replace(/.*\/|\.css.*/g, '')
  );
  const digests = names.map((name) => style.getPropertyValue(`--parts-${name}`).trim());
  const other = digests.find((digest) => digest && digest !== parts);
  return other ? `${parts} ${other}` : '';
}

/**
 * Return whether to try, and note it: the same fault is mended once, so that no page reloads again and again.
 * @param {string} fault
 */
function mayMend(fault) {
  const key = `mended ${location.pathname} ${fault}`;
  try {
    if (!location.protocol.startsWith('http') || sessionStorage.getItem(key) !== null) return false;
    sessionStorage.setItem(key, '1');
    return sessionStorage.getItem(key) === '1';
  } catch {
    return false; // without a memory it could go on for ever
  }
}

/** Replace what the browser keeps of this page and its parts, and reload. The state is in the address. */
async function mend() {
  const loaded = performance.getEntriesByType('resource').map(({name}) => name);
  const parts = loaded.filter((address) => address.startsWith(location.origin) && address.includes('?v='));
  const addresses = new Set([location.pathname + location.search, ...parts]);
  await Promise.all(Array.from(addresses, (address) => fetch(address, {cache: 'reload'}).catch(() => {})));
  whenNobodyTypes(() => location.reload());
}

/**
 * Call back when the reader has paused typing: until then the words are not in the address yet.
 * @param {() => void} callback
 */
function whenNobodyTypes(callback) {
  const field = document.activeElement;
  if (!field || !field.matches('input, textarea')) {
    callback();
    return;
  }
  let waiting = setTimeout(callback, QUIET);
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(callback, QUIET);
  });
}

/** @param {string} words */
function say(words) {
  const bar = document.createElement('div');
  bar.className = 'update-bar';
  bar.dataset.misfit = '';
  const said = document.createElement('p');
  said.setAttribute('role', 'alert');
  said.textContent = words;
  const again = document.createElement('button');
  again.type = 'button';
  again.className = 'button';
  again.textContent = '重新载入';
  again.addEventListener('click', mend);
  bar.append(said, again);
  const show = () => showBar(bar);
  if (document.body) show();
  else document.addEventListener('DOMContentLoaded', show);
}
