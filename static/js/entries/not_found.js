// @ts-check
// The script of the page for what is not found.

import {showOfflinePage} from '../web_app/offline_page.js';

showOfflinePage();
