// @ts-check
// The script of index.html.

import {startExplorer} from '../explorer/page.js';
import {createSearch} from '../search/client.js';

startExplorer(globalThis.explorerData, createSearch(document.documentElement.dataset.root));
