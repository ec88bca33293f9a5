// @ts-check
// On the page for what is not found: says that there is no network, if the service worker sent the reader here for that
// reason. Changes the heading and the title of the page.

import {readFragment} from '../core/fragment.js';

const TITLE = '现在没有网络';
const WORDS = '这台设备上没有存下这一页，也可能是地址有误。连上网络后请再试一次；下面几页没有网络也能看。';

export function showOfflinePage() {
  const header = document.querySelector('[data-not-found]');
  const wanted = header && wantedAddress(new Map(readFragment()).get('missing'));
  if (!wanted) {
    return;
  }
  const heading = header.querySelector('h1');
  document.title = document.title.replace(heading.textContent, TITLE);
  heading.textContent = TITLE;
  const again = document.createElement('a');
  again.className = 'button';
  again.href = wanted;
  again.textContent = '再试一次';
  header.querySelector('.lede').textContent = WORDS;
  header.append(again);
}

/**
 * Return the address that was asked for. Anybody may have written the fragment: it leads to pages of this site and
 * nowhere else.
 * @param {string | undefined} path
 */
function wantedAddress(path) {
  const top = new URL('./', location.href).href;
  const {href} = new URL(top + (path || ''));
  return path && href.startsWith(top) ? href : null;
}
