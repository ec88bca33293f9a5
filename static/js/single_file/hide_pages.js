// Runs before the pages are read, so that none is seen before the one asked for, and in the type asked for. A browser too
// old for the scripts is too old for the `?.` here: it shows them all.

import {showStoredTypeSize} from '../reading/stored_type_size.js';

document.documentElement?.classList.add('is-starting');
showStoredTypeSize();
