// The script of every page.

import {markFolder} from '../edition_age.js';
import {onFragmentChange, onFragmentWritten} from '../fragment.js';
import {showSite} from '../site_page.js';

onFragmentChange(showSite);
onFragmentWritten(showSite);
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    showSite(); // brought back from the cache, perhaps on another day
  }
});
markFolder(document.documentElement);
showSite();
