// @ts-check
// The first script of every page, for which the page waits: it decides what affects the layout, before anything is
// visible.

import {showKioskMode} from '../kiosk/mode.js';
import {markFolderEdition} from '../site/folder_edition.js';
import {showStoredTypeSize} from '../reading/stored_type_size.js';

markFolderEdition();
showKioskMode();
showStoredTypeSize();
