// Addresses of the site's own pages. Pure but for what <html> names: the edition, and the type that goes along.
//
// Anywhere but in the single file a page is a file, `../measures/x-1.html#key=value`. In the single file it is a part of
// the fragment, `#page=measures/x-1.html&key=value`, and `&at=` names a place in it.

import {formatFragment, isSingleFile, parseFragment, stateOf, withCarried} from './fragment.js';

const FILE = /^([^:#?]+\.html)(?:#(.*))?$/;

// `page` as the page at hand reaches it; `pairs` the state that it is to open in.
export function linkTo(page, pairs = []) {
  if (isSingleFile()) {
    return `#${formatFragment([['page', page], ...withCarried(pairs)])}`;
  }
  const fragment = formatFragment(withCarried(pairs));
  return fragment ? `${page}#${fragment}` : page;
}

// {page, pairs, anchor} of a link to one of the site's pages, else null. `anchor` is empty where there is none.
export function readLink(href) {
  if (isSingleFile()) {
    const pairs = href.startsWith('#') ? parseFragment(href.slice(1)) : [];
    const {page, at = ''} = Object.fromEntries(pairs);
    return page ? {page, anchor: at, pairs: stateOf(pairs)} : null;
  }
  const [, page, fragment = ''] = FILE.exec(href) || [];
  const pairs = parseFragment(fragment);
  return page ? {page, anchor: pairs.length ? '' : fragment, pairs: stateOf(pairs)} : null;
}
