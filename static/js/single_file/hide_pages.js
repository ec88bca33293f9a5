// @ts-check
// Runs before the pages are parsed, so that no other page is seen before the one asked for, in the type size asked for.
// A browser too old for the scripts is too old for the `?.` here, and shows all pages.

import {showKioskMode} from '../kiosk/mode.js';
import {showStoredTypeSize} from '../reading/stored_type_size.js';

document.documentElement?.classList.add('is-starting');
showKioskMode();
showStoredTypeSize();
