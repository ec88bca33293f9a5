// @ts-check
// The script that makes an installable app of the site, loaded by web_app/load.js.

import {startWebApp} from '../web_app/start.js';

startWebApp(document.documentElement.dataset.root);
