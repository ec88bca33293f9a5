// @ts-check
// The script of the page of deadlines.

import {startDeadlines} from '../deadlines/page.js';

startDeadlines(document.querySelector('[data-deadlines]'));
